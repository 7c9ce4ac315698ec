package org.firstmover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Distribution;
import org.firstmover.strategy.Point;
import org.junit.jupiter.api.Test;

class StrategyTextTest {
  private static final List<String> ACTIONS = List.of("patrol", "rest", "search", "wait");

  private static Distribution plays(double... probabilities) {
    return Distribution.of(ACTIONS.subList(0, probabilities.length), probabilities);
  }

  private static Behaviour states(Object... namesAndPlays) {
    Map<String, Distribution> states = new LinkedHashMap<>();
    for (int i = 0; i < namesAndPlays.length; i += 2) {
      states.put((String) namesAndPlays[i], (Distribution) namesAndPlays[i + 1]);
    }
    return new Behaviour(states);
  }

  @Test
  void each_state_is_told_with_what_is_done_there() {
    Behaviour two = states("calm", plays(.6, .4), "alert", plays(0, 0, 1));
    assertThat(StrategyText.of(two, 20)).isEqualTo("calm: patrol 0.6, rest 0.4; alert: search");
  }

  @Test
  void states_in_which_the_same_is_done_stand_together() {
    Behaviour three = states("calm", plays(1), "alert", plays(.5, .5), "dark", plays(1, 0));
    assertThat(StrategyText.of(three, 20))
        .isEqualTo("calm and dark: patrol; alert: patrol 0.5, rest 0.5");
    Behaviour same = states("calm", plays(1), "alert", plays(1, 0));
    assertThat(StrategyText.of(same, 20)).isEqualTo("in all states: patrol");
    assertThat(StrategyText.of(states("calm", plays(1)), 20)).isEqualTo("calm: patrol");
  }

  @Test
  void what_is_hardly_ever_done_is_not_told() {
    Behaviour nearly = states("calm", plays(1 - 1e-9, 1e-9));
    assertThat(StrategyText.of(nearly, 20)).isEqualTo("calm: patrol");
    assertThat(StrategyText.of(states("calm", plays(0, 0)), 20)).isEqualTo("calm: nothing");
    assertThat(StrategyText.of(states("calm", plays(.5, 1e-7)), 20)).isEqualTo("calm: patrol 0.5");
    assertThat(StrategyText.of(states("calm", plays(.1, .2, .3, .4)), 20))
        .isEqualTo("calm: wait 0.4, search 0.3, rest 0.2 and 1 more");
  }

  @Test
  void of_many_states_some_are_told_and_the_others_counted() {
    Object[] all = new Object[60];
    for (int s = 0; s < 30; s++) {
      all[2 * s] = "s" + s;
      all[2 * s + 1] = plays(s / 100.0, 1 - s / 100.0);
    }
    Behaviour many = states(all);
    assertThat(StrategyText.byState(many, 20)).hasSize(21).last().isEqualTo("and 10 more states");
    assertThat(StrategyText.of(many, 20))
        .endsWith("; s7: patrol 0.07, rest 0.93; and 22 more states");
    all[58] = "the last";
    all[59] = plays(0.07 + 1e-9, 0.93 - 1e-9);
    assertThat(StrategyText.of(states(all), 20))
        .endsWith("; s7 and the last: patrol 0.07, rest 0.93; and 21 more states");
    for (int s = 0; s < 30; s++) {
      all[2 * s + 1] = plays(1, 0);
    }
    all[1] = plays(0, 1);
    assertThat(StrategyText.of(states(all), 20))
        .isEqualTo("s0: rest; s1 and s2 and s3 and 26 more: patrol");
  }

  @Test
  void several_long_lists_are_told_one_by_one_and_those_of_zeros_together() {
    double[] rising = new double[24];
    double[] same = new double[24];
    for (int t = 0; t < 24; t++) {
      rising[t] = t;
      same[t] = 2;
    }
    Point day =
        new Point(
            List.of(
                new Point.Entry("flow", true, rising),
                new Point.Entry("spill a", true, new double[24]),
                new Point.Entry("price", true, same),
                new Point.Entry("spill b", true, new double[24])));
    assertThat(StrategyText.isByVariable(day)).isTrue();
    assertThat(StrategyText.byVariable(day, 20))
        .containsExactly(
            "flow 0 (no. 1) to 23 (no. 24)",
            "price 2 throughout",
            "0 throughout: spill a, spill b");
    assertThat(StrategyText.byVariable(day, 1))
        .containsExactly(
            "flow 0 (no. 1) to 23 (no. 24)", "and 1 more", "0 throughout: spill a and 1 more");
  }
}
