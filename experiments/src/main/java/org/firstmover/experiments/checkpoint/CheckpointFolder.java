package org.firstmover.experiments.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.firstmover.game.InputError;
import org.firstmover.solve.Checkpoints;

/** The checkpoints of a study's unfinished runs, a file each, named by the run's fingerprint. */
public final class CheckpointFolder {
  /** The least time between two checkpoints of a run. */
  public static final Duration EVERY = Duration.ofSeconds(5);

  private static final String END = ".checkpoint";

  private final Path folder;
  private final Duration every;
  private final Consumer<String> reached;

  /**
   * @param every the least time between two of a run
   * @param reached told each step of writing, so that a test can stop there
   */
  public CheckpointFolder(Path folder, Duration every, Consumer<String> reached) {
    this.folder = folder;
    this.every = every;
    this.reached = reached;
  }

  public CheckpointFolder(Path folder) {
    this(folder, EVERY, step -> {});
  }

  public Path path() {
    return folder;
  }

  /** Of the run with this fingerprint. */
  public Checkpoints of(String run) {
    return open(run);
  }

  private CheckpointFile open(String run) {
    return new CheckpointFile(file(run), run, every, reached);
  }

  private Path file(String run) {
    return folder.resolve(run.substring(run.indexOf(':') + 1) + END);
  }

  /**
   * Makes the folder, removes what finished runs left, and reads the rest once.
   *
   * @param unfinished fingerprints of the runs that are still to be made
   * @throws InputError if one of their checkpoints cannot be read, or the folder not written
   */
  public void prepare(Collection<String> unfinished) {
    try {
      WritableFolder.make(folder);
      Set<Path> wanted = new HashSet<>();
      unfinished.forEach(run -> wanted.add(file(run)));
      for (Path found : files()) {
        if (!wanted.contains(found)) {
          Files.delete(found);
        }
      }
      for (String run : unfinished) {
        if (Files.exists(file(run))) {
          open(run).read();
        }
      }
    } catch (IOException e) {
      throw WritableFolder.unusable(folder, e);
    }
  }

  /** Checkpoints, and what was being written when a process ended. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(END) || file.toString().endsWith(END + ".part"))
          .toList();
    }
  }

  /** To be called when the run's outcome is stored. */
  public void remove(String run) {
    try {
      Files.deleteIfExists(file(run));
    } catch (IOException e) {
      throw WritableFolder.unusable(folder, e);
    }
  }
}
