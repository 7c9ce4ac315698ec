package org.firstmover.experiments.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFileTest {
  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("lines");
  }

  @Test
  void lines_can_be_read_while_the_file_is_open() throws Exception {
    try (LineFile file = LineFile.open(folder, "lines", "a")) {
      assertThat(file.isEmpty()).isTrue();
      file.add("a1");
      file.add("ä2");
      assertThat(Files.readString(path)).isEqualTo("a1\nä2\n");
    }
  }

  @Test
  void whole_lines_stay_and_are_added_to() throws Exception {
    Files.writeString(path, "a1\na2\n");
    add("a3");
    assertThat(Files.readString(path)).isEqualTo("a1\na2\na3\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8190, 8191, 8192, 8193, 20_000})
  void a_torn_line_is_cut_off(int length) throws Exception {
    Files.writeString(path, "a1\n" + "t".repeat(length));
    add("a2");
    assertThat(Files.readString(path)).isEqualTo("a1\na2\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "abc", "abcde"})
  void a_torn_first_line_is_cut_off(String torn) throws Exception {
    Files.writeString(path, torn);
    add("abcd");
    assertThat(Files.readString(path)).isEqualTo("abcd\n");
  }

  @Test
  void somebody_elses_file_is_left_alone() throws Exception {
    Files.writeString(path, "b\nno end");
    assertThatThrownBy(() -> LineFile.open(folder, "lines", "abc"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            path
                + ": found [a file that starts with b\uFFFDn], expected no file, or the events of"
                + " this study\nMaybe move it away: it was made by another program or version.");
    assertThat(Files.readString(path)).isEqualTo("b\nno end");
  }

  @Test
  void a_folder_in_its_place_is_an_error_for_people() throws Exception {
    Files.createDirectory(path);
    assertThatThrownBy(() -> LineFile.open(folder, "lines", "a"))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(path + ": found [FileNotFoundException at ")
        .hasMessageContaining("], expected a place for events that can be written\nMaybe ");
  }

  @Test
  void a_file_in_place_of_the_folder_is_an_error_for_people() throws Exception {
    Files.writeString(path, "");
    assertThatThrownBy(() -> LineFile.open(path, "lines", "a"))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(path + ": found [FileAlreadyExistsException at ");
  }

  private void add(String line) {
    try (LineFile file = LineFile.open(folder, "lines", "a")) {
      file.add(line);
    }
  }
}
