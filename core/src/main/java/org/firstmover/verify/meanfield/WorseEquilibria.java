package org.firstmover.verify.meanfield;

import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;

/**
 * Whether an epsilon equilibrium that is said to be the leader's worst is: from its policies
 * towards each single action and towards doing everything alike, as far as followers still gain no
 * more than epsilon, she should not have less. A search: others may be worse.
 */
final class WorseEquilibria {
  private static final String NAME = "worse epsilon equilibria";

  /** Of 1 + the value: what a local search may have missed. */
  private static final double TOLERANCE = 1e-4;

  /** Transitions of all populations at all times, times policies tried, beyond which none is. */
  private static final long MOST_WORK = 2_000_000;

  private static final int BISECTIONS = 20;

  private final MeanFieldGame game;
  private final Play play;
  private final double epsilon;

  WorseEquilibria(MeanFieldGame game, Play play, double epsilon) {
    this.game = game;
    this.play = play;
    this.epsilon = epsilon;
  }

  /**
   * The check.
   *
   * @param value of the leader in the printed one, recomputed
   */
  Check check(double value) {
    int actions = 0;
    long work = 0;
    for (Population population : game.populations()) {
      actions = Math.max(actions, population.actionCount());
      work += (long) population.successors().size() * game.horizon().steps();
    }
    long most = MOST_WORK / (work * BISECTIONS);
    double least = value;
    int tried = 0;
    for (int action = -1; action < actions && tried < most; action++, tried++) {
      double there = towards(action);
      least = game.leaderGoal().gain(there - least) < 0 ? there : least;
    }
    double loss = game.leaderGoal().gain(value - least);
    return Check.of(NAME, Kind.SEARCH, loss, TOLERANCE * (1 + Math.abs(value)))
        .withNote(tried == 0 ? "not looked for: too large a game" : "in " + tried + " directions");
  }

  /** The leader's value where epsilon ends on the way to an action; -1: to all alike. */
  private double towards(int action) {
    double least = 0;
    double most = 1;
    for (int bisection = 0; bisection < BISECTIONS; bisection++) {
      double share = bisection == 0 ? 1 : (least + most) / 2;
      if (gains(mixed(action, share)) <= epsilon) {
        least = share;
      } else {
        most = share;
      }
    }
    double[][][] policy = mixed(action, least);
    return game.leaderValue(play.commitment(), new Crowds(game, play.commitment(), policy).flow());
  }

  private double[][][] mixed(int action, double share) {
    double[][][] policy = new double[play.policy().length][][];
    for (int t = 0; t < policy.length; t++) {
      policy[t] = new double[play.policy()[t].length][];
      for (int p = 0; p < policy[t].length; p++) {
        int actions = game.populations().get(p).actionCount();
        policy[t][p] = play.policy()[t][p].clone();
        for (int k = 0; k < policy[t][p].length; k++) {
          double there = action < 0 ? 1.0 / actions : k % actions == action % actions ? 1 : 0;
          policy[t][p][k] += share * (there - policy[t][p][k]);
        }
      }
    }
    return policy;
  }

  private double gains(double[][][] policy) {
    double[][][] flow = new Crowds(game, play.commitment(), policy).flow();
    double sum = 0;
    for (int p = 0; p < game.populations().size(); p++) {
      Foresight foresight = new Foresight(game, play.commitment(), flow, p);
      sum += Math.max(0, foresight.best().mean() - foresight.of(policy).mean());
    }
    return sum;
  }
}
