package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;

/**
 * The total gradient without Hessian along trajectories, and targets of temporal differences. With
 * c = A12 / lambda, C_t the sum of c over the replies before t, and also at t where both players
 * act at once, and delta_t what a step brought beyond expectation, rho_t + gamma V(s_t+1) - V(s_t),
 *
 * <pre>
 * dJ1/dtheta1 through the response = E sum_t g1_t (delta1_t + C_t delta2_t)
 * </pre>
 *
 * which is {@link TotalGradient} in the mean where the tables are exact: a reply that is better for
 * the leader by A12 becomes more likely by c times what the follower gains from it later.
 *
 * <p>Differences over one step in place of returns: their variance does not grow with the horizon,
 * the more so as C_t multiplies it; the price is a bias until the tables are right.
 */
final class CriticSums implements TrajectorySums {
  static final int GRADIENT = 0;
  static final int LEADER_TARGETS = 1;
  static final int FOLLOWER_TARGETS = 2;
  static final int VISITS = 3;
  static final int LEADER_RETURN = 4;
  static final int FOLLOWER_RETURN = 5;

  private final Actions actions;
  private final double discount;
  private final Critics critics;
  private final double[] leader;
  private final double[][] parts;

  CriticSums(Actions actions, PolicyPair policies, double discount, Critics critics) {
    this.actions = actions;
    this.discount = discount;
    this.critics = critics;
    leader = policies.leader().probabilities();
    parts = parts(actions);
  }

  /** Room for all parts, filled with 0. */
  static double[][] parts(Actions actions) {
    int replies = actions.replies();
    return new double[][] {
      new double[actions.moves()],
      new double[replies],
      new double[replies],
      new double[replies],
      new double[1],
      new double[1]
    };
  }

  @Override
  public double[][] parts() {
    return parts;
  }

  @Override
  public void clear() {
    for (double[] part : parts) {
      Arrays.fill(part, 0);
    }
  }

  @Override
  public void add(Episode episode) {
    parts[LEADER_RETURN][0] += episode.leaderReturns[0];
    parts[FOLLOWER_RETURN][0] += episode.followerReturns[0];
    boolean atOnce = actions.observes() == Observes.COMMITMENT;
    double[] leaderValues = critics.leaderStates();
    double[] followerValues = critics.followerStates();
    double carried = 0;
    for (int t = 0; t < episode.length; t++) {
      int state = episode.states[t];
      int next = episode.states[t + 1];
      int reply = episode.replies[t];
      double leaderTarget = episode.leaderRewards[t] + discount * leaderValues[next];
      double followerTarget = episode.followerRewards[t] + discount * followerValues[next];
      parts[LEADER_TARGETS][reply] += leaderTarget;
      parts[FOLLOWER_TARGETS][reply] += followerTarget;
      parts[VISITS][reply]++;
      double response = critics.response()[reply];
      double factor = atOnce ? carried + response : carried;
      double followerAhead = followerTarget + critics.bonus(reply) - followerValues[state];
      double ahead = leaderTarget - leaderValues[state] + factor * followerAhead;
      score(state, episode.moves[t], ahead);
      carried += response;
    }
  }

  private void score(int state, int move, double ahead) {
    double[] gradient = parts[GRADIENT];
    for (int m = actions.firstMove(state); m < actions.firstMove(state + 1); m++) {
      gradient[m] += ahead * ((m == move ? 1 : 0) - leader[m]);
    }
  }
}
