package org.firstmover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a complete build and a java that stand in for the real ones. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir private Path folder;

  @Test
  void a_build_in_which_no_archive_can_be_written_still_runs() throws Exception {
    // No file can be made in a folder that is missing, whoever runs the test.
    Path java = java("17.0/missing");
    Process run = launch(java, "--version");
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(run.getErrorStream().readAllBytes())).isEmpty();
    assertThat(new String(run.getInputStream().readAllBytes()))
        .contains("Main --version")
        .doesNotContain("SharedArchiveFile");
    assertThat(run.exitValue()).isZero();
  }

  private Path java(String version) throws IOException {
    Path home = folder.resolve("jdk");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private Process launch(Path java, String argument) throws IOException {
    Path root = Files.createDirectory(folder.resolve("a b"));
    Files.copy(Path.of("../firstmover"), root.resolve("firstmover"));
    Files.writeString(root.resolve("pom.xml"), "");
    Path app = Files.createDirectories(root.resolve(".firstmover/app-1"));
    Files.writeString(app.resolve("stamp"), "");
    Files.writeString(root.resolve(".firstmover/current"), "app-1\n");
    ProcessBuilder process =
        new ProcessBuilder("sh", root.resolve("firstmover").toString(), argument);
    process.environment().put("FIRSTMOVER_JAVA", java.toString());
    process.environment().remove("FIRSTMOVER_OPTIONS");
    return process.start();
  }
}
