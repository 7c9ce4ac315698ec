package org.firstmover.experiments.run;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine that a run was made on.
 *
 * @param cpu its model; empty where the system does not say
 * @param memory the most that the JVM may use, in MiB
 */
public record Host(
    String os, String architecture, String cpu, int processors, String java, long memory)
    implements Serializable {
  private static final Host HERE = read();

  /** This one. */
  public static Host here() {
    return HERE;
  }

  private static Host read() {
    Runtime runtime = Runtime.getRuntime();
    return new Host(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("os.arch"),
        model(),
        runtime.availableProcessors(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        runtime.maxMemory() >> 20);
  }

  private static String model() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException | UncheckedIOException e) {
      return "";
    }
  }
}
