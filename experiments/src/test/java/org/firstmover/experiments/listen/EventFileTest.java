package org.firstmover.experiments.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.firstmover.experiments.listen.TfRecords.Point;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFileTest {
  private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path folder;

  /** RFC 3720, appendix B.4, and the check value of CRC-32/ISCSI in the catalogue of G. Cook. */
  @Test
  void the_reader_of_these_tests_has_the_published_sums() {
    assertThat(TfRecords.crc32c(DIGITS)).isEqualTo(0xe3069283);
    assertThat(TfRecords.crc32c(new byte[32])).isEqualTo(0x8a9136aa);
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) 0xff);
    assertThat(TfRecords.crc32c(ones)).isEqualTo(0x62a8ab43);
    byte[] ascending = new byte[32];
    for (int i = 0; i < ascending.length; i++) {
      ascending[i] = (byte) i;
    }
    assertThat(TfRecords.crc32c(ascending)).isEqualTo(0x46dd794e);
  }

  @Test
  void sums_are_masked_as_the_format_says() {
    int sum = 0xe3069283;
    assertThat(EventFile.maskedSum(DIGITS, DIGITS.length))
        .isEqualTo(((sum >>> 15) | (sum << 17)) + 0xa282ead8);
    int zeros = 0x8a9136aa;
    assertThat(EventFile.maskedSum(new byte[40], 32))
        .isEqualTo(((zeros >>> 15) | (zeros << 17)) + 0xa282ead8);
  }

  @Test
  void a_file_has_its_version_and_then_its_points() {
    EventFile file = EventFile.create(folder, Sample.TIME);
    file.add(
        List.of(
            Event.scalar(Sample.TIME, 1, "a", 0.5), Event.scalar(Sample.TIME, 300, "b", -1e-3)));
    file.add(List.of(Event.scalar(Sample.TIME.plusMillis(1500), 2, "a", 7)));
    double time = Sample.TIME.getEpochSecond();
    assertThat(points())
        .containsExactly(
            new Point(time, 0, "brain.Event:2", "", Float.NaN),
            new Point(time, 1, "", "a", 0.5f),
            new Point(time, 300, "", "b", -1e-3f),
            new Point(time + 1.5, 2, "", "a", 7));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 127, 128, Long.MIN_VALUE, Long.MAX_VALUE})
  void any_step_is_kept(long step) {
    assertThat(written(step, "a", 1).step()).isEqualTo(step);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -0.0,
        0.1,
        Float.MIN_VALUE,
        Float.MAX_VALUE
      })
  void values_are_kept_as_floats(double value) {
    assertThat(written(1, "a", value).value()).isEqualTo(Float.valueOf((float) value));
  }

  @Test
  void a_value_beyond_floats_is_infinite() {
    assertThat(written(1, "a", 1e300).value()).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "größter Wert", "価値/🎲", "a\nb"})
  void any_tag_is_kept(String tag) {
    assertThat(written(1, tag, 1).tag()).isEqualTo(tag);
  }

  @Test
  void long_tags_are_kept() {
    String tag = "ü".repeat(100_000);
    assertThat(written(1, tag, 1).tag()).isEqualTo(tag);
  }

  @Test
  void every_flipped_bit_is_noticed() {
    byte[] record = EventFile.record(Event.scalar(Sample.TIME, 3, "value", 1.5));
    assertThat(TfRecords.read(record)).hasSize(1);
    for (int bit = 0; bit < 8 * record.length; bit++) {
      byte[] flipped = record.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> TfRecords.read(flipped))
          .as("bit %d", bit)
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void a_new_file_comes_after_those_that_are_there() throws Exception {
    for (int i = 0; i < 3; i++) {
      EventFile.create(folder, Sample.TIME);
    }
    EventFile.create(folder, Sample.TIME.plusSeconds(1));
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "events.out.tfevents.1772600767.firstmover.0",
              "events.out.tfevents.1772600767.firstmover.1",
              "events.out.tfevents.1772600767.firstmover.2",
              "events.out.tfevents.1772600768.firstmover.0");
    }
  }

  @Test
  void a_file_that_went_away_is_an_error_for_people() throws Exception {
    EventFile file = EventFile.create(folder, Sample.TIME);
    try (var files = Files.list(folder)) {
      Files.delete(files.findFirst().orElseThrow());
    }
    assertThatThrownBy(() -> file.add(List.of(Event.version(Sample.TIME))))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("expected a place for events that can be written\nMaybe ");
  }

  private Point written(long step, String tag, double value) {
    EventFile.create(folder, Sample.TIME).add(List.of(Event.scalar(Sample.TIME, step, tag, value)));
    return points().get(1);
  }

  private List<Point> points() {
    return TfRecords.read(folder.resolve("events.out.tfevents.1772600767.firstmover.0"));
  }
}
