package org.firstmover.verify.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;

/**
 * What no commitment can be worth more than. Two bounds that need no proof in the solution: the
 * leader's value if she chose for the follower, too; and, as the follower may always keep to the
 * printed response p, with S1 = R1 + d R2 for any d &gt; 0
 *
 * <pre>
 * V1(x) = S1(x) - d V2(x) &lt;= max S1 - d V2(x, p) &lt;= max_x V1(x, p) + max S1 - min S1,
 * </pre>
 *
 * <p>which is tight in games of pure conflict, where S1 is the same number in all outcomes, if p is
 * the follower's part of an equilibrium.
 */
final class UpperBound {
  /** Of the leader's rewards: how far S1 may vary for conflict to be tried. */
  private static final double CONFLICT = 1e-9;

  private final StochasticGame game;
  private final double modulus;
  private final Play play;

  UpperBound(StochasticGame game, double modulus, Play play) {
    this.game = game;
    this.modulus = modulus;
    this.play = play;
  }

  /**
   * @param leader the leader's values by state under the printed policies
   */
  double value(Chain.Solved leader) {
    DecisionProblem both = DecisionProblem.ofBoth(game, modulus);
    double upper = atStart(Optimum.of(both, joint(), leader));
    double spread = spread();
    if (spread <= CONFLICT * game.leaderRange() && game.entropy() == 0) {
      DecisionProblem alone = DecisionProblem.ofLeader(game, modulus, play.follower());
      double against = atStart(Optimum.of(alone, play.leader(), leader));
      upper = Math.min(upper, against + spread / (1 - modulus));
    }
    return upper;
  }

  /** The probability of each outcome in its state. */
  private double[] joint() {
    Actions actions = game.actions();
    double[] joint = new double[actions.outcomes()];
    for (int s = 0; s < actions.stateCount(); s++) {
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int reply = actions.firstReply(actions.decision(s, a));
        for (int b = 0; b < actions.followerCount(s); b++) {
          joint[actions.outcome(s, a, b)] =
              play.leader()[actions.firstMove(s) + a] * play.follower()[reply + b];
        }
      }
    }
    return joint;
  }

  private double spread() {
    double scale = game.followerRange() == 0 ? 1 : game.leaderRange() / game.followerRange();
    double[] sums = new double[game.leaderRewards().length];
    Arrays.setAll(sums, k -> game.leaderRewards()[k] + scale * game.followerRewards()[k]);
    return Arrays.stream(sums).max().orElse(0) - Arrays.stream(sums).min().orElse(0);
  }

  private double atStart(Optimum optimum) {
    double sum = optimum.error();
    for (int s = 0; s < optimum.values().length; s++) {
      sum += game.start()[s] * optimum.values()[s];
    }
    return sum;
  }
}
