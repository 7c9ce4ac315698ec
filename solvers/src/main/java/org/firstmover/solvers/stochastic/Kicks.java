package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.Actions;
import org.firstmover.random.RandomStream;

/**
 * Ways out of local optima for a rule that moves both players' logits: once in so many iterations
 * the leader's policy is kicked, in some states nearly to a random one and in the others a little,
 * from the best pair at the end of a stretch so far. The last third of the iterations starts from
 * that pair and is left alone, so that what the rule converges to is untouched. A pair's value is
 * the one against the follower as she is, who has had a stretch to come to her best response.
 *
 * <p>Source: O. Martin, S. Otto, E. Felten, "Large-step Markov chains for the traveling salesman
 * problem", Complex Systems 5, 1991, which keeps what is better, too.
 */
final class Kicks {
  /** Of the states, how many are kicked far. */
  private static final double KICKED = 0.3;

  /** The random policy's share there, and elsewhere: enough to bring back moves that are lost. */
  private static final double FAR = 0.9;

  private static final double NEAR = 0.05;

  private final LogitPair pair;
  private final int period;
  private final long last;
  private final RandomStream random;
  private double[] leader = {};
  private double[] follower = {};
  private double best = Double.NEGATIVE_INFINITY;

  /**
   * @param period iterations between kicks, 0 for none
   * @param iterations in all
   */
  Kicks(LogitPair pair, int period, int iterations, RandomStream random) {
    this.pair = pair;
    this.period = period;
    this.random = random;
    // the end of the last stretch, after which there is no kick any more
    last = period > 0 ? 2L * iterations / 3 / period * period : 0;
  }

  /**
   * Moves the logits where a stretch ends.
   *
   * @param t iterations done, which the pair has been evaluated after
   * @return whether they were moved
   */
  boolean moved(int t) {
    if (t == 0 || t > last || t % period != 0) {
      return false;
    }
    double value = pair.evaluation().atStart(pair.evaluation().leaderValues());
    if (value > best) {
      best = value;
      leader = pair.leader().clone();
      follower = pair.follower().clone();
    }
    System.arraycopy(leader, 0, pair.leader(), 0, leader.length);
    System.arraycopy(follower, 0, pair.follower(), 0, follower.length);
    if (t < last) {
      kick();
    }
    return true;
  }

  private void kick() {
    Policy policy = pair.evaluation().leader();
    policy.softmax(leader, 1);
    double[] p = policy.probabilities();
    Actions actions = pair.evaluation().game().actions();
    double[] logits = pair.leader();
    for (int s = 0; s < actions.stateCount(); s++) {
      int from = actions.firstMove(s);
      int to = actions.firstMove(s + 1);
      double share = random.nextDouble() < KICKED ? FAR : NEAR;
      double sum = 0;
      for (int m = from; m < to; m++) {
        // gaps of a Poisson process: their shares are uniform on the simplex
        logits[m] = -Math.log1p(-random.nextDouble());
        sum += logits[m];
      }
      for (int m = from; m < to; m++) {
        logits[m] = Math.log((1 - share) * p[m] + share * logits[m] / sum);
      }
    }
  }
}
