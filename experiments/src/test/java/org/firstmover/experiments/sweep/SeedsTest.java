package org.firstmover.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firstmover.game.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of seeds. */
class SeedsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0",
    "20, 0, 19",
    "1000000, 0, 999999",
    "5..14, 5, 14",
    "7..7, 7, 7",
    "0..0, 0, 0",
    "999999998..999999999, 999999998, 999999999",
    "007, 0, 6"
  })
  void a_count_or_a_range(String text, long first, long last) {
    Seeds seeds = Seeds.parse(text, "--seeds");
    assertThat(seeds).isEqualTo(new Seeds(first, last));
    assertThat(seeds.stream().count()).isEqualTo(seeds.count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "a",
        "",
        " 5",
        "5 ",
        "1.5",
        "1e3",
        "5..3",
        "5...7",
        "5..",
        "..5",
        "5..a",
        "1..99999999",
        "1000001",
        "0..1000000",
        "99999999999999999999",
        "1..2147483648",
        "٣",
        "+5"
      })
  void anything_else_is_an_error(String text) {
    assertThatThrownBy(() -> Seeds.parse(text, "--seeds"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "--seeds: found ["
                + text
                + "], expected how many seeds, 1 to 1000000, or a range such as 5..14\n"
                + "Maybe leave it out: every study has a number of its own.");
  }

  @Test
  void the_last_number_there_is_ends_a_range() {
    assertThat(new Seeds(Long.MAX_VALUE - 1, Long.MAX_VALUE).stream())
        .containsExactly(Long.MAX_VALUE - 1, Long.MAX_VALUE);
  }
}
