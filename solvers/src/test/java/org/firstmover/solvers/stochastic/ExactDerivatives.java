package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.StochasticGame;

/** Values of a pair of policies and their derivatives in logits, by differences of values. */
final class ExactDerivatives {
  private static final double STEP = 1e-3;

  private final PlainGame game;
  private final double[] start;
  private final double[] leader;
  private final double[] follower;

  ExactDerivatives(StochasticGame game, double[] leaderLogits, double[] followerLogits) {
    this.game = new PlainGame(game);
    start = game.start();
    leader = leaderLogits.clone();
    follower = followerLogits.clone();
  }

  /** Errors are of the order of the squared step, 1e-6. */
  double[] of(Quantity quantity) {
    return switch (quantity) {
      case LEADER_VALUE -> new double[] {value(true)};
      case FOLLOWER_VALUE -> new double[] {value(false)};
      case LEADER_BY_LEADER -> gradient(true, leader);
      case LEADER_BY_FOLLOWER -> gradient(true, follower);
      case FOLLOWER_BY_LEADER -> gradient(false, leader);
      case FOLLOWER_BY_FOLLOWER -> gradient(false, follower);
      case MIXED -> second(leader);
      case HESSIAN -> second(follower);
    };
  }

  private double value(boolean leaders) {
    return leaders ? game.leader(leader, follower, start) : game.follower(leader, follower, start);
  }

  private double[] gradient(boolean leaders, double[] logits) {
    double[] gradient = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      double at = logits[i];
      logits[i] = at + STEP;
      double above = value(leaders);
      logits[i] = at - STEP;
      gradient[i] = (above - value(leaders)) / (2 * STEP);
      logits[i] = at;
    }
    return gradient;
  }

  /** Of the follower's value, a row a reply: differences of differences. */
  private double[] second(double[] logits) {
    double[] all = new double[follower.length * logits.length];
    for (int r = 0; r < follower.length; r++) {
      for (int i = 0; i < logits.length; i++) {
        all[r * logits.length + i] =
            (shifted(r, 1, logits, i, 1)
                    - shifted(r, 1, logits, i, -1)
                    - shifted(r, -1, logits, i, 1)
                    + shifted(r, -1, logits, i, -1))
                / (4 * STEP * STEP);
      }
    }
    return all;
  }

  private double shifted(int reply, int sign, double[] logits, int other, int otherSign) {
    double before = follower[reply];
    follower[reply] = before + sign * STEP;
    double beforeOther = logits[other];
    logits[other] = beforeOther + otherSign * STEP;
    double value = value(false);
    logits[other] = beforeOther;
    follower[reply] = before;
    return value;
  }
}
