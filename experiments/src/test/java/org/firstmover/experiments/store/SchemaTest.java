package org.firstmover.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firstmover.experiments.Made;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no store, or a damaged one: an error that names them, and not a byte changed. */
class SchemaTest {
  private static final RunPlan FINISHED = Made.plan("game", "10", "finished", 0);
  private static final RunPlan PLANNED = Made.plan("game", "10", "planned", 0);

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void a_store() {
    file = folder.resolve("store.sqlite");
    try (Store store = Store.open(file, Made.STUDY, step -> {})) {
      store.plan(List.of(FINISHED, PLANNED));
      store.finish(Map.of(FINISHED, Made.verified(0.625)));
    }
  }

  private void refused(String found, String expected) {
    Map<String, String> before = Made.content(folder);
    assertThatThrownBy(this::used)
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(file + ": found [" + found)
        .hasMessageContaining("expected " + expected)
        .hasMessageContaining("\nMaybe ");
    assertThat(Made.content(folder)).isEqualTo(before);
  }

  /** Opens it and reads all that is in it. */
  private void used() {
    try (Store store = Store.open(file, Made.STUDY, step -> {})) {
      store.unfinished();
      store.forEach(run -> {});
    }
  }

  private void changed(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void the_name_of_the_study_is_told() {
    assertThat(Store.studyOf(file)).isEqualTo(Made.STUDY);
  }

  @Test
  void a_missing_file_and_an_empty_one_are_no_store_yet() throws IOException {
    for (Path none : List.of(folder.resolve("none"), Files.createFile(folder.resolve("empty")))) {
      assertThatThrownBy(() -> Store.studyOf(none))
          .isInstanceOf(InputError.class)
          .hasMessageStartingWith(
              none + ": found [no store], expected the store of a study\nMaybe");
      Store.open(none, Made.STUDY, step -> {}).close();
      assertThat(Store.studyOf(none)).isEqualTo(Made.STUDY);
    }
  }

  @Test
  void another_study() throws SQLException {
    changed("UPDATE study SET name = 'other'");
    refused("study other", "a store of study compare");
  }

  @Test
  void another_version_of_firstmover() throws SQLException {
    changed("UPDATE study SET version = '9.9'");
    refused("version 9.9", "runs of version 0.1.0");
  }

  @Test
  void another_format() throws SQLException {
    changed("PRAGMA user_version = 2");
    refused("format 2 instead of 1", "a store of a study");
  }

  @Test
  void a_database_of_another_program() throws SQLException {
    changed("PRAGMA application_id = 1");
    refused("a database of another program", "a store of a study");
  }

  @Test
  void a_folder_in_its_place() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
    refused("a folder", "a store of a study");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "kind: normal-form\n", "SQLite format 4 ................"})
  void a_text_in_its_place(String text) throws IOException {
    Files.writeString(file, text);
    refused("another kind of file", "a store of a study");
  }

  @Test
  void random_bytes() throws IOException {
    byte[] bytes = new byte[10_000];
    new Random(1).nextBytes(bytes);
    Files.write(file, bytes);
    refused("another kind of file", "a store of a study");
  }

  @Test
  void random_bytes_after_a_true_header() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] noise = new byte[bytes.length];
    new Random(2).nextBytes(noise);
    System.arraycopy(bytes, 0, noise, 0, 100);
    Files.write(file, noise);
    refused("a damaged database", "what was written");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16, 99, 100, 1000, 4095, 4096, 8192, 20_000, -4096})
  void a_truncated_store(int length) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, length < 0 ? bytes.length + length : length));
    refused("", "");
  }

  @Test
  void a_changed_letter_in_a_solution() throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(text).containsOnlyOnce("\"name\": \"values\"");
    String changed = text.replace("\"name\": \"values\"", "\"name\": \"valves\"");
    Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
    refused("another content of run 1", "what was written");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE quantities SET value = 0.6250000001",
        "UPDATE quantities SET name = 'volue'",
        "DELETE FROM quantities",
        "UPDATE work SET count = 3",
        "UPDATE runs SET solution = '{}' WHERE run = 1",
        "UPDATE runs SET verdict = 'unverified' WHERE run = 1",
        "UPDATE runs SET status = 'feasible' WHERE run = 1",
        "UPDATE runs SET error = 'none' WHERE run = 1",
        "UPDATE runs SET game_fingerprint = 'none' WHERE run = 1",
        "UPDATE runs SET checksum = checksum + 1 WHERE run = 1",
        "UPDATE runs SET seed = 1 WHERE run = 1",
        "UPDATE runs SET options = '{\"a\": \"b\"}' WHERE run = 1",
        "UPDATE runs SET options = '{\"a' WHERE run = 1",
        "UPDATE runs SET host = NULL WHERE run = 1",
        "UPDATE runs SET finished = NULL WHERE run = 1",
        "UPDATE inputs SET text = '{ }'",
      })
  void a_changed_cell_of_a_finished_run(String sql) throws SQLException {
    changed(sql);
    refused("another content of run ", "what was written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed = 1", "method = 'other'", "options = '{\"a'", "setting = ''"})
  void a_changed_cell_of_a_planned_run_is_noticed_before_it_is_made(String change)
      throws SQLException {
    changed("UPDATE runs SET " + change + " WHERE run = 2");
    try (Store store = Store.open(file, Made.STUDY, step -> {})) {
      assertThatThrownBy(store::unfinished)
          .isInstanceOf(InputError.class)
          .hasMessageStartingWith(file + ": found [another content of run 2]");
    }
  }

  /** Whatever single byte is changed: the same runs, or an error that names the file. */
  @Test
  @Tag("slow")
  void flipped_bytes_are_noticed_or_do_not_matter() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(3);
    for (int k = 0; k < 300; k++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      Throwable error = catchThrowable(this::used);
      if (error != null) {
        assertThat(error).isInstanceOf(InputError.class).hasMessageStartingWith(file + ": ");
      }
    }
  }
}
