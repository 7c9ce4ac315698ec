package org.firstmover.solvers.markov;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Roles;

/** How often each observation is made when all players keep to what they do. */
public final class Visits {
  private final List<double[][]> choices;
  private final double[][] mean;
  private final double[] seen;
  private final double[] action = new double[1];
  private long movesLeft;

  private Visits(Roles roles, List<double[][]> choices, long mostMoves) {
    this.choices = choices;
    this.movesLeft = mostMoves;
    mean = new double[choices.size()][];
    for (int p = 0; p < mean.length; p++) {
      mean[p] = new double[choices.get(p).length];
    }
    seen = new double[Math.max(1, roles.outcomes())];
  }

  /**
   * Times an episode, in the mean, by player and observation; empty if that takes more moves.
   *
   * @param choices by player: the probabilities of actions by observation
   */
  public static Optional<double[][]> of(MarkovGame game, List<double[][]> choices, long mostMoves) {
    Environment environment = game.environment();
    Visits visits = new Visits(environment.roles(), choices, mostMoves);
    return visits.follow(environment, 1) ? Optional.of(visits.mean) : Optional.empty();
  }

  private boolean follow(Environment environment, double weight) {
    while (environment.actor() != Environment.END) {
      double[] outcomes = seen;
      environment.observe(seen);
      if (environment.actor() == Environment.CHANCE) {
        outcomes = seen.clone();
      } else {
        int observation = (int) seen[0];
        mean[environment.actor()][observation] += weight;
        outcomes = choices.get(environment.actor())[observation];
      }
      int likely = -1;
      for (int k = 0; k < outcomes.length; k++) {
        if (outcomes[k] > 0 && outcomes[k] < 1) {
          Environment copy = environment.copy();
          if (!move(copy, k) || !follow(copy, weight * outcomes[k])) {
            return false;
          }
        } else if (outcomes[k] >= 1) {
          likely = k;
        }
      }
      if (likely < 0) {
        return true;
      }
      if (!move(environment, likely)) {
        return false;
      }
    }
    return true;
  }

  private boolean move(Environment environment, int chosen) {
    if (--movesLeft < 0) {
      return false;
    }
    action[0] = chosen;
    environment.act(action);
    return true;
  }
}
