package org.firstmover.catalog.stochastic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.random.RandomStream;

/**
 * A government chooses how much testing it offers at each level of an epidemic; citizens decide
 * whether to get tested. A toy model of its own.
 *
 * <p>The state is the infected share x of the population, in equal steps from 0 to 1. At intensity
 * e, from 0 to 1, a share d = e of the infected is found if citizens come, and d = e / 4 if they do
 * not. Who is found is treated and put into quarantine. In a step x rises one level with
 * probability (1 - d) (1 - x) (1/10 + spread x), the tenth for cases that come from elsewhere, and
 * falls one level with probability 1/5 + 3/10 d.
 *
 * <p>The government's reward is 1 - 3/4 x - 1/4 e. The citizens' is 1 less the costs of being sick,
 * s x (1 - d / 2), of going to a test, h (1 - e / 2) (where more is offered, queues are shorter),
 * and of quarantine, q x d. So they come less often than the government would like, and it can only
 * offer what makes it worth their while.
 */
public final class EpidemicTesting {
  /** Rising and falling then still have at most 1/2 as a sum. */
  public static final double MOST_SPREAD = 1;

  private static final double WITHOUT_CONSENT = 0.25;
  private static final double FROM_ELSEWHERE = 0.1;
  private static final double RECOVERY = 0.2;
  private static final double RECOVERY_BY_TREATMENT = 0.3;
  private static final double HARM = 0.75;
  private static final double TESTING_COST = 0.25;

  private final int levels;
  private final int intensities;
  private final double spread;
  private final Costs costs;

  /** What citizens pay at most in a step; their sum is at most 1. */
  private record Costs(double sickness, double test, double quarantine) {}

  private EpidemicTesting(int levels, int intensities, double spread, Costs costs) {
    this.levels = levels;
    this.intensities = intensities;
    this.spread = spread;
    this.costs = costs;
  }

  /**
   * One game; the citizens' costs s, h and q are uniform on [0.3, 0.5), [0.1, 0.3) and [0, 0.2).
   *
   * @param levels of infection, from 2 to 1001
   * @param intensities of testing, from 2 to 1001
   * @param spread from 0 to {@link #MOST_SPREAD}
   */
  public static StochasticGame random(
      int levels, int intensities, double spread, StochasticGame.Rules rules, RandomStream random) {
    Costs costs =
        new Costs(
            random.child("sickness").nextDouble(0.3, 0.5),
            random.child("test").nextDouble(0.1, 0.3),
            random.child("quarantine").nextDouble(0, 0.2));
    return new EpidemicTesting(levels, intensities, spread, costs).game(rules);
  }

  private StochasticGame game(StochasticGame.Rules rules) {
    Actions actions =
        Actions.everywhere(
            IntStream.range(0, levels).mapToObj(i -> percent(i, levels) + " infected").toList(),
            IntStream.range(0, intensities)
                .mapToObj(a -> "offer " + percent(a, intensities))
                .toList(),
            List.of("stay away", "come"),
            Observes.COMMITMENT);
    double[] government = new double[actions.outcomes()];
    double[] citizens = new double[actions.outcomes()];
    Transitions.Builder rows = new Transitions.Builder(actions);
    int outcome = 0;
    for (int i = 0; i < levels; i++) {
      double x = (double) i / (levels - 1);
      for (int a = 0; a < intensities; a++) {
        double e = (double) a / (intensities - 1);
        for (int comes = 0; comes <= 1; comes++) {
          double found = comes == 1 ? e : WITHOUT_CONSENT * e;
          government[outcome] = 1 - HARM * x - TESTING_COST * e;
          double sick = costs.sickness() * x * (1 - found / 2);
          double tested = comes * costs.test() * (1 - e / 2);
          citizens[outcome++] = 1 - sick - tested - costs.quarantine() * x * found;
          add(rows, i, x, found);
        }
      }
    }
    double[] start = new double[levels];
    Arrays.fill(start, 1.0 / levels);
    return new StochasticGame(
        "epidemic-testing", rules, actions, start, government, citizens, rows.build());
  }

  private void add(Transitions.Builder rows, int level, double x, double found) {
    double rises = (1 - found) * (1 - x) * (FROM_ELSEWHERE + spread * x);
    double falls = RECOVERY + RECOVERY_BY_TREATMENT * found;
    if (level == 0) {
      rows.sparse(new int[] {0, 1}, new double[] {1 - rises, rises}, 2);
    } else if (level == levels - 1) {
      rows.sparse(new int[] {level - 1, level}, new double[] {falls, 1 - falls}, 2);
    } else {
      rows.sparse(
          new int[] {level - 1, level, level + 1},
          new double[] {falls, 1 - rises - falls, rises},
          3);
    }
  }

  /** {@code 40%}, or {@code 16.7%}. */
  private static String percent(int step, int steps) {
    double share = 100.0 * step / (steps - 1);
    return String.format(Locale.ROOT, share == Math.rint(share) ? "%.0f%%" : "%.1f%%", share);
  }
}
