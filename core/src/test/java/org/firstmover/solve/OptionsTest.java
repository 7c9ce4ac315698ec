package org.firstmover.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Option<Double> STEP = Option.number("step", 0, 1, 0.5, "how far to go");
  private static final Option<Integer> ROUNDS = Option.whole("rounds", 1, 9, 3, "how often");
  private static final Option<String> RULE = Option.choice("rule", List.of("a", "b"), "a", "which");
  private static final List<Option<?>> DECLARED = List.of(STEP, ROUNDS, RULE);

  @Test
  void what_is_not_given_has_its_default() {
    Options options = Options.parse(DECLARED, Map.of("rounds", "7"), "options");
    assertThat(options.get(STEP)).isEqualTo(0.5);
    assertThat(options.get(ROUNDS)).isEqualTo(7);
    assertThat(options.asMap())
        .containsExactly(Map.entry("step", 0.5), Map.entry("rounds", 7), Map.entry("rule", "a"));
  }

  @Test
  void a_value_out_of_range_is_an_error_that_names_range_and_default() {
    assertThatThrownBy(() -> Options.parse(DECLARED, Map.of("step", "2"), "options"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "option step: found [2], expected a number: 0.0 to 1.0\n"
                + "Maybe leave it out: the default is 0.5.");
    for (String text : List.of("", "NaN", "x", "1e999")) {
      assertThatThrownBy(() -> STEP.parse(text)).isInstanceOf(InputError.class);
    }
    assertThatThrownBy(() -> ROUNDS.parse("2.5")).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> RULE.parse("c")).isInstanceOf(InputError.class);
  }

  @Test
  void an_unknown_option_is_an_error_that_lists_the_known_ones() {
    assertThatThrownBy(() -> Options.parse(DECLARED, Map.of("stop", "1"), "options of test"))
        .hasMessage(
            "options of test: found [stop], expected one of step, rounds, rule\n"
                + "Maybe it is mistyped, or belongs to another method.");
  }

  @Test
  void an_option_that_was_not_declared_cannot_be_read_or_set() {
    Options options = Options.defaults(List.of(STEP));
    assertThatThrownBy(() -> options.get(ROUNDS)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.with(ROUNDS, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThat(options.with(STEP, 0.25).get(STEP)).isEqualTo(0.25);
  }
}
