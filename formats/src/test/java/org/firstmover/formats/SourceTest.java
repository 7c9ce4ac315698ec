package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
  @TempDir private Path folder;

  @Test
  void a_file_is_read_without_its_byte_order_mark() throws IOException {
    Path file = Files.writeString(folder.resolve("game.yaml"), "\uFEFFa: ü\n");
    assertThat(Source.file(file)).isEqualTo(new Source(file.toString(), "a: ü\n"));
  }

  @Test
  void a_directory_is_rejected() {
    assertThat(Reads.rejected(() -> Source.file(folder)))
        .hasMessage(
            folder
                + ": found [a directory], expected a file\n"
                + "Maybe name one of the files inside it.");
  }

  @Test
  void a_missing_file_is_rejected() {
    Path missing = folder.resolve("missing.yaml");
    assertThat(Reads.rejected(() -> Source.file(missing)))
        .hasMessage(
            missing
                + ": found [no file], expected a file that can be read\n"
                + "Maybe the path is mistyped.");
  }

  @Test
  void a_file_below_a_file_is_rejected() throws IOException {
    Path file = Files.writeString(folder.resolve("game.yaml"), "a: 1");
    Reads.rejected(() -> Source.file(file.resolve("inside")));
  }

  @Test
  void bytes_that_are_not_utf_8_are_rejected_where_they_stand() {
    byte[] latin = "kind: x\nname: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Reads.rejected(() -> Source.of("game.yaml", latin)))
        .hasMessage(
            """
            game.yaml:2:10: found [byte 0xe9], expected text in UTF-8
            Maybe the file was saved in another encoding: convert it to UTF-8.""");
  }

  @Test
  void the_column_of_a_bad_byte_counts_characters() {
    byte[] bytes = "ü😀x?".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) 0xff;
    assertThat(Reads.rejected(() -> Source.of("game.yaml", bytes)).where())
        .isEqualTo("game.yaml:1:4");
  }

  @Test
  void characters_cut_off_at_the_end_are_rejected() {
    byte[] bytes = {'a', (byte) 0xe2, (byte) 0x82};
    assertThat(Reads.rejected(() -> Source.of("game.yaml", bytes)).where())
        .isEqualTo("game.yaml:1:2");
  }

  @Test
  void utf_16_is_rejected() {
    byte[] bytes = "\uFEFFkind: x".getBytes(StandardCharsets.UTF_16LE);
    assertThat(Reads.rejected(() -> Source.of("game.yaml", bytes)).found()).isEqualTo("byte 0xff");
  }

  @Test
  void overlong_and_surrogate_encodings_are_rejected() {
    Reads.rejected(() -> Source.of("game.yaml", new byte[] {(byte) 0xc0, (byte) 0x80}));
    Reads.rejected(
        () -> Source.of("game.yaml", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
  }
}
