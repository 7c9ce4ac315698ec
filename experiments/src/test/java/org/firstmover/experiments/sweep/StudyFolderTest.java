package org.firstmover.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.firstmover.experiments.Made;
import org.firstmover.experiments.studies.Studies;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One study, one process; what is somebody else's stays as it is. */
class StudyFolderTest {
  @TempDir private Path folder;

  private static void refused(Path path, String message) {
    assertThatThrownBy(() -> StudyFolder.open(path, Made.STUDY).close())
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining("\nMaybe ");
  }

  private static void make(Path path, int seeds) {
    try (StudyFolder opened = StudyFolder.open(path, Made.STUDY)) {
      opened.store().plan(Made.plans(seeds));
      new Sweep(opened.store(), opened.checkpoints(), new LocalExecutor(2), List.of()).run();
      opened.results(Studies.COMPARISON);
    }
  }

  @Test
  void it_is_made_with_the_folders_above_it() {
    Path path = folder.resolve("a/b c/d");
    make(path, 1);
    assertThat(StudyFolder.studyOf(path)).isEqualTo(Made.STUDY);
    assertThat(path.resolve(StudyFolder.RUNS)).isNotEmptyFile();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_link_to_a_folder_is_one() throws IOException {
    Path link =
        Files.createSymbolicLink(
            folder.resolve("link"), Files.createDirectory(folder.resolve("a")));
    make(link, 1);
    make(link, 2);
    assertThat(folder.resolve("a/store.sqlite")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.html", "runs.csv", "results.csv", "timings.csv", "courses.csv"})
  void somebodys_files_are_not_replaced(String name) throws IOException {
    Files.writeString(folder.resolve(name), "mine");
    Map<String, String> before = Made.content(folder);
    refused(folder, folder + ": found [" + name + "], expected a new folder, or that of a study");
    assertThat(Made.content(folder)).isEqualTo(before);
    // an empty store is none
    Files.createFile(folder.resolve("store.sqlite"));
    refused(folder, folder + ": found [" + name + "], expected a new folder, or that of a study");
  }

  @Test
  void other_files_stay_beside_a_study() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.writeString(folder.resolve("lock"), "mine, too");
    make(folder, 1);
    assertThat(folder.resolve("notes.txt")).hasContent("mine");
    assertThat(folder.resolve("lock")).hasContent("mine, too");
  }

  @Test
  void a_file_in_its_place_is_an_error() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    refused(file, file + ": found [FileAlreadyExistsException at " + file + "], expected a folder");
    Path below = file.resolve("study");
    refused(below, below + ": found [");
    assertThat(file).hasContent("mine");
  }

  @Test
  void another_study_is_an_error_and_stays() throws IOException {
    StudyFolder.open(folder, "commitment-value").close();
    Map<String, String> before = Made.content(folder);
    refused(
        folder,
        folder.resolve("store.sqlite")
            + ": found [study commitment-value], expected a store of study compare");
    assertThat(Made.content(folder)).isEqualTo(before);
    assertThat(StudyFolder.studyOf(folder)).isEqualTo("commitment-value");
  }

  @Test
  void a_folder_without_a_study_has_no_name_of_one() {
    assertThatThrownBy(() -> StudyFolder.studyOf(folder))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(folder.resolve("store.sqlite") + ": found [no store]");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void it_is_open_once_in_a_process() {
    try (StudyFolder opened = StudyFolder.open(folder, Made.STUDY)) {
      refused(folder, folder + ": found [a study that is being run by another process]");
      assertThat(opened.store().count()).isZero();
    }
    StudyFolder.open(folder, Made.STUDY).close();
  }

  /** Also after an error; the lock must not stay. */
  @Test
  void it_can_be_opened_after_an_error() {
    StudyFolder.open(folder, "commitment-value").close();
    refused(folder, folder.resolve("store.sqlite") + ": found [study commitment-value]");
    StudyFolder.open(folder, "commitment-value").close();
  }

  @Test
  @Tag("slow")
  void it_is_open_in_one_process() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                InterruptedStudy.class.getName(),
                folder.toString(),
                "store transaction open",
                "2")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(
              new BufferedReader(
                      new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))
                  .readLine())
          .startsWith(InterruptedStudy.STOPPED);
      refused(folder, folder + ": found [a study that is being run by another process]");
      assertThat(StudyFolder.studyOf(folder)).isEqualTo(Made.STUDY);
    } finally {
      other.destroyForcibly().waitFor();
    }
    StudyFolder.open(folder, Made.STUDY).close();
  }

  /** The tables that are there stay whole when new ones cannot be written. */
  @Test
  void tables_that_cannot_be_written_leave_the_old_ones() throws IOException {
    make(folder, 1);
    String before = Files.readString(folder.resolve(StudyFolder.RUNS));
    Path part = Files.createDirectory(folder.resolve(StudyFolder.REPORT + ".part"));
    Files.createFile(part.resolve("in the way"));
    assertThatThrownBy(() -> make(folder, 2))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(folder + ": found [")
        .hasMessageContaining("expected a folder that can be written\nMaybe");
    assertThat(folder.resolve(StudyFolder.RUNS)).hasContent(before);
    assertThat(folder.resolve(StudyFolder.RUNS + ".part")).doesNotExist();
    Files.delete(part.resolve("in the way"));
    Files.delete(part);
    make(folder, 2);
    assertThat(Files.readString(folder.resolve(StudyFolder.RUNS)).lines()).hasSize(5);
  }

  @Test
  void every_step_of_writing_is_told() {
    StringBuilder steps = new StringBuilder();
    try (StudyFolder opened =
        StudyFolder.open(
            folder, Made.STUDY, Duration.ZERO, step -> steps.append(step).append(';'))) {
      opened.store().plan(Made.plans(1));
      opened.store().finish(Map.of(Made.plans(1).get(0), Made.verified(1)));
      opened.checkpoints().prepare(List.of());
      opened.checkpoints().of("sha256:1").save(new byte[3]);
    }
    assertThat(steps)
        .hasToString(
            "store transaction open;store committed;"
                + "checkpoint half written;checkpoint written;checkpoint renamed;");
  }

  @Test
  void a_blank_path_is_not_the_current_folder() {
    assertThatThrownBy(() -> StudyFolder.open(Path.of(""), "commitment-value"))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith("folder of the study: found [], expected a path that is not blank");
  }
}
