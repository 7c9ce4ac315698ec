package org.firstmover.catalog.meanfield;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.firstmover.game.meanfield.Successors;

/**
 * Where followers go with which probability, whatever anybody else does.
 *
 * @param odds one a successor
 */
record Chances(Successors successors, double[] odds) {

  /** Tells the outcomes of one action in one state. */
  interface Outcomes {
    /**
     * @param next takes states with their probabilities, in sum 1; those of one state are added up
     */
    void of(int state, int action, BiConsumer<Integer, Double> next);
  }

  static Chances of(int states, int actions, Outcomes outcomes) {
    double[][] rows = new double[states * actions][];
    Successors successors =
        Successors.of(
            states,
            actions,
            (s, a) -> {
              Map<Integer, Double> next = new TreeMap<>();
              outcomes.of(s, a, (state, odds) -> next.merge(state, odds, Double::sum));
              rows[s * actions + a] =
                  next.values().stream().mapToDouble(Double::doubleValue).toArray();
              return next.keySet().stream().mapToInt(Integer::intValue).toArray();
            });
    return new Chances(successors, Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
  }

  Rule rule() {
    return new Rule.Table(odds);
  }
}
