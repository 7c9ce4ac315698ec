package org.firstmover.catalog.meanfield;

import java.util.List;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * Everyone chooses rock, paper or scissors and is then rewarded by twice the share that she beats
 * less the share that beats her, times 1, 2 and 3. At the first time nothing is rewarded. With
 * horizon 1 the shares (26, 20, 31)/77 are the equilibrium, and everyone has 6/11. The mean share
 * of rock after the first time is measured.
 *
 * <p>A generalisation of the game in which L. Shapley showed in 1964 that fictitious play cycles.
 */
public final class RockPaperScissors {
  private static final Option<Integer> HORIZON = Parameters.horizon(1);

  public static final List<Option<?>> PARAMETERS = List.of(HORIZON, Parameters.ENTROPY);

  private static final double[][] REWARDS = {
    {0, 0, 0, 0}, {0, 0, -1, 2}, {0, 4, 0, -2}, {0, -3, 6, 0}
  };

  private RockPaperScissors() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    int steps = options.get(HORIZON) + 1;
    // nobody has chosen at time 0
    double[] rock = Parameters.byState(3, 0, (double) steps / Math.max(1, steps - 1), 0, 0);
    return new OnePopulation(
        reference.undrawn(),
        Horizon.of(steps),
        new Population(
            "players",
            List.of("start", "rock", "paper", "scissors"),
            List.of("rock", "paper", "scissors"),
            new double[] {1, 0, 0, 0},
            Successors.deterministic(4, 3, (state, action) -> action + 1)),
        options.get(Parameters.ENTROPY),
        List.of(),
        Affine.ofStates(new double[12], Parameters.byState(3, 1, 1, 1, 1), REWARDS),
        new Rule.Table(Parameters.byState(3, 1, 1, 1, 1)),
        new Objective.Mean(rock));
  }
}
