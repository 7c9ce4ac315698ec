package org.firstmover.experiments.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.firstmover.experiments.Made;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The old state or the new one, whole; anything else is an error that names the file. */
class CheckpointFileTest {
  private static final String RUN = "sha256:ab12";
  private static final byte[] OLD = "the old state".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "a new and longer state".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private Path path() {
    return folder.resolve("ab12.checkpoint");
  }

  private CheckpointFile file(Consumer<String> reached) {
    return new CheckpointFile(path(), RUN, Duration.ZERO, reached);
  }

  private CheckpointFile file() {
    return file(step -> {});
  }

  private void refused(byte[] bytes, String found) throws IOException {
    Files.write(path(), bytes);
    assertThatThrownBy(() -> file().read())
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(path() + ": found [" + found)
        .hasMessageContaining("\nMaybe remove this file: its run then starts from the beginning.");
    assertThatThrownBy(() -> file().restore())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(path().toString());
    assertThat(path()).hasBinaryContent(bytes);
  }

  private byte[] saved(byte[] state) throws IOException {
    file().save(state);
    return Files.readAllBytes(path());
  }

  @Test
  void a_state_is_restored() {
    assertThat(file().restore()).isEmpty();
    for (byte[] state : List.of(OLD, NEW, new byte[0], new byte[100_000])) {
      file().save(state);
      assertThat(file().restore().orElseThrow()).isEqualTo(state);
    }
    assertThat(folder.toFile().list()).containsExactly("ab12.checkpoint");
  }

  @Test
  void every_truncation_is_noticed() throws IOException {
    byte[] bytes = saved(OLD);
    for (int length = 0; length < bytes.length; length++) {
      refused(Arrays.copyOf(bytes, length), "");
    }
    refused(Arrays.copyOf(bytes, bytes.length + 1), "14 bytes");
  }

  @Test
  @Tag("slow")
  void every_flipped_bit_is_noticed() throws IOException {
    byte[] bytes = saved(OLD);
    for (int i = 0; i < bytes.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = bytes.clone();
        damaged[i] ^= (byte) (1 << bit);
        refused(damaged, "");
      }
    }
  }

  @Test
  void what_is_wrong_is_said() throws IOException {
    byte[] bytes = saved(OLD);
    byte[] later = bytes.clone();
    later[11] = 2;
    refused(later, "format 2], expected format 1 of a checkpoint");
    byte[] damaged = bytes.clone();
    damaged[damaged.length - 10]++;
    refused(damaged, "damaged content], expected what its checksum says was written");
    refused("some text, not a checkpoint".getBytes(StandardCharsets.UTF_8), "another kind of file");
    refused(new byte[0], "another kind of file");
    new CheckpointFile(path(), "sha256:cd34", Duration.ZERO, step -> {}).save(OLD);
    refused(
        Files.readAllBytes(path()), "the state of run sha256:cd34], expected that of run " + RUN);
  }

  /** One that a program made on purpose, whose sum is right. */
  @Test
  void a_negative_length_is_refused() throws IOException {
    byte[] bytes = Arrays.copyOf(saved(new byte[0]), 12 + 2 + RUN.length() + 8);
    Arrays.fill(bytes, bytes.length - 8, bytes.length, (byte) 0xff);
    bytes[bytes.length - 1] = -8;
    refused(bytes, "");
  }

  @Test
  void a_folder_in_its_place() throws IOException {
    Files.createDirectory(path());
    assertThatThrownBy(() -> file().read())
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(path() + ": found [");
  }

  @Test
  void the_format_is_the_promised_one() throws IOException {
    byte[] bytes = saved(new byte[] {7});
    byte[] head = "FMCHECK\n\0\0\0\1\0\13sha256:ab12\0\0\0\0\0\0\0\1\7".getBytes("ISO-8859-1");
    CRC32C sum = new CRC32C();
    sum.update(head);
    assertThat(bytes).startsWith(head).hasSize(head.length + 8);
    assertThat(new java.math.BigInteger(1, Arrays.copyOfRange(bytes, head.length, bytes.length)))
        .isEqualTo(sum.getValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"checkpoint half written", "checkpoint written", "checkpoint renamed", "never"})
  void at_every_step_of_writing_there_is_a_whole_state(String stop) {
    file().save(OLD);
    List<String> steps = new ArrayList<>();
    CheckpointFile stopping =
        file(
            step -> {
              steps.add(step);
              byte[] found = file().read().orElseThrow();
              assertThat(found).isEqualTo(step.equals("checkpoint renamed") ? NEW : OLD);
              if (step.equals(stop)) {
                throw new IllegalStateException("killed");
              }
            });
    if (stop.equals("never")) {
      stopping.save(NEW);
      assertThat(steps)
          .containsExactly("checkpoint half written", "checkpoint written", "checkpoint renamed");
    } else {
      assertThatThrownBy(() -> stopping.save(NEW)).hasMessage("killed");
    }
    file().save(NEW);
    assertThat(file().restore()).contains(NEW);
  }

  @Test
  void it_is_due_when_the_time_is_over() {
    CheckpointFile hourly = new CheckpointFile(path(), RUN, Duration.ofHours(1), step -> {});
    assertThat(hourly.due()).isFalse();
    assertThat(file().due()).isTrue();
  }

  @Test
  void a_disk_that_fails_is_not_an_error_of_the_method() throws IOException {
    Files.createDirectory(folder.resolve("ab12.checkpoint.part"));
    assertThatThrownBy(() -> file().save(OLD))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the checkpoint " + path() + " cannot be written: ");
  }

  @Test
  void the_folder_is_cleared_of_what_finished_runs_left_and_of_nothing_else() throws IOException {
    Path checkpoints = folder.resolve("checkpoints");
    CheckpointFolder opened = new CheckpointFolder(checkpoints, Duration.ZERO, step -> {});
    opened.prepare(List.of("sha256:1"));
    opened.of("sha256:1").save(OLD);
    opened.of("sha256:2").save(OLD);
    Files.writeString(checkpoints.resolve("2.checkpoint.part"), "half");
    Files.writeString(checkpoints.resolve("notes.txt"), "the user's");
    opened.prepare(List.of("sha256:1", "sha256:3"));
    assertThat(checkpoints.toFile().list()).containsExactlyInAnyOrder("1.checkpoint", "notes.txt");
    assertThat(opened.of("sha256:1").restore()).contains(OLD);
    opened.remove("sha256:1");
    opened.remove("sha256:3");
    assertThat(checkpoints.toFile().list()).containsExactly("notes.txt");
  }

  @Test
  void an_unreadable_checkpoint_stops_the_study_before_anything_runs() throws IOException {
    CheckpointFolder opened = new CheckpointFolder(folder);
    Files.writeString(folder.resolve("1.checkpoint"), "garbage");
    Map<String, String> before = Made.content(folder);
    assertThatThrownBy(() -> opened.prepare(List.of("sha256:1")))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(folder.resolve("1.checkpoint") + ": found [another kind of file]");
    assertThat(Made.content(folder)).isEqualTo(before);
  }

  @Test
  void a_folder_that_cannot_be_made_is_an_error_of_the_input() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new CheckpointFolder(file).prepare(List.of()))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("expected a folder that can be written\nMaybe");
  }
}
