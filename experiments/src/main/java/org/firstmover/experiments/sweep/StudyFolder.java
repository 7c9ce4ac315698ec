package org.firstmover.experiments.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.checkpoint.CheckpointFolder;
import org.firstmover.experiments.checkpoint.WritableFolder;
import org.firstmover.experiments.store.Store;
import org.firstmover.experiments.table.CsvFiles;
import org.firstmover.experiments.table.Results;
import org.firstmover.experiments.table.StudyPage;
import org.firstmover.game.InputError;
import org.jspecify.annotations.Nullable;

/** The folder of a study: its store, its checkpoints and what is made of them. */
public final class StudyFolder implements AutoCloseable {
  public static final String REPORT = "report.html";
  public static final String RUNS = "runs.csv";
  public static final String RESULTS = "results.csv";
  public static final String TIMINGS = "timings.csv";
  public static final String COURSES = "courses.csv";
  private static final String STORE = "store.sqlite";
  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel channel;
  private final Store store;
  private final CheckpointFolder checkpoints;

  private StudyFolder(Path path, FileChannel channel, Store store, CheckpointFolder checkpoints) {
    this.path = path;
    this.channel = channel;
    this.store = store;
    this.checkpoints = checkpoints;
  }

  /**
   * Makes the folder, or opens the one that is there. Until it is closed no other process can.
   *
   * @throws InputError if it cannot be written, or holds another study or another version
   */
  public static StudyFolder open(Path path, String study) {
    return open(path, study, CheckpointFolder.EVERY, step -> {});
  }

  /**
   * @param every the least time between two checkpoints of a run
   * @param reached told each step of writing, so that a test can stop there
   */
  public static StudyFolder open(
      Path path, String study, Duration every, Consumer<String> reached) {
    if (path.toString().isBlank()) { // as of a shell variable that is not set
      throw new InputError(
          path.toString(),
          "folder of the study",
          "a path that is not blank",
          "Maybe a variable is not set; the folder you are in is \".\".");
    }
    Path file = path.resolve(STORE);
    FileChannel channel = null;
    try {
      WritableFolder.make(path);
      if (!Files.exists(file) || Files.size(file) == 0) {
        refuseForeign(path);
      }
      channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(path, channel);
      Store store = Store.open(file, study, reached);
      return new StudyFolder(
          path, channel, store, new CheckpointFolder(path.resolve("checkpoints"), every, reached));
    } catch (IOException e) {
      close(channel);
      throw WritableFolder.unusable(path, e);
    } catch (RuntimeException e) {
      close(channel);
      throw e;
    }
  }

  /**
   * The name of the study in this folder.
   *
   * @throws InputError if there is none
   */
  public static String studyOf(Path path) {
    return Store.studyOf(path.resolve(STORE));
  }

  private static void lock(Path path, FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new InputError(
          "a study that is being run by another process",
          path.toString(),
          "one that nobody works on",
          "Maybe wait for it to end, or choose another folder.");
    }
  }

  /** What is made of the results must not replace somebody's files of the same names. */
  private static void refuseForeign(Path path) {
    for (String name : List.of(REPORT, RUNS, RESULTS, TIMINGS, COURSES)) {
      if (Files.exists(path.resolve(name))) {
        throw new InputError(
            name,
            path.toString(),
            "a new folder, or that of a study",
            "Maybe choose another folder by --out: this file would be overwritten.");
      }
    }
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * Brings the runs together, and writes what is made of them: tables and the page. Reads the store
   * once.
   *
   * @throws InputError if the store is damaged, or the folder cannot be written
   */
  public Results results(Study study) {
    Results results = new Results(study);
    try (Filling runs = new Filling(RUNS);
        Filling timings = new Filling(TIMINGS);
        Filling means = new Filling(RESULTS);
        Filling report = new Filling(REPORT)) {
      CsvFiles.runsHead(study.quantities(), runs.out);
      CsvFiles.timingsHead(timings.out);
      store.forEach(
          run -> {
            results.add(run);
            CsvFiles.run(study.quantities(), run, runs.out);
            CsvFiles.timing(run, timings.out);
          });
      CsvFiles.results(results, means.out);
      report.out.write(StudyPage.html(results));
      for (Filling file : List.of(runs, timings, means, report)) {
        file.complete();
      }
      if (!study.courses().isEmpty()) {
        try (Filling courses = new Filling(COURSES)) {
          CsvFiles.courses(results, courses.out);
          courses.complete();
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw WritableFolder.unusable(path, e);
    }
    return results;
  }

  /** A file under another name until it is whole. */
  private final class Filling implements AutoCloseable {
    private final Path part;
    private final Path file;
    private final Writer out;

    Filling(String name) throws IOException {
      file = path.resolve(name);
      part = path.resolve(name + ".part");
      out = Files.newBufferedWriter(part);
    }

    void complete() throws IOException {
      out.close();
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
      try {
        out.close();
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }

  public Path path() {
    return path;
  }

  public Store store() {
    return store;
  }

  public CheckpointFolder checkpoints() {
    return checkpoints;
  }

  @Override
  public void close() {
    store.close();
    close(channel);
  }
}
