package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;

/**
 * Score-function estimates of values, gradients, the mixed term and the follower's Hessian. With
 * scores g_t = grad log p(action at t) of either player, rho_t the follower's reward with her bonus
 * -lambda log p2, S_t the sum of scores up to t, and F(d) = diag(p2) - p2 p2' at the decision d,
 *
 * <pre>
 * dJ2/dtheta2 = E sum_t rho_t S2_t
 * X           = E sum_t rho_t S2_t S1_t'
 * H           = E sum_t [ rho_t (S2_t S2_t' - sum_{u &lt;= t} F(d_u)) - lambda F(d_t) ]
 * </pre>
 *
 * <p>The bonus depends on theta2 itself: its slope is -lambda g2_t, whose mean is 0 given all that
 * came before the reply, so that gradient and mixed term stay as they are; in the Hessian the slope
 * meets g2_t in S2_t, twice, which in the mean is -2 lambda F, and its own derivative is +lambda F.
 *
 * <p>Sums are rearranged by the later score of each pair: it is multiplied with the return from its
 * time on, less a baseline b of its state, as in sum_{u &lt; t} g_u g_t' (G_t - b). Given what came
 * before, the later score has mean 0, and so has g g' - F for a score with itself, so that the
 * baseline changes no mean.
 *
 * <p>Sources: R. J. Williams, "Simple statistical gradient-following algorithms for connectionist
 * reinforcement learning", Machine Learning 8 (1992); for second derivatives J. Foerster et al.,
 * "DiCE: the infinitely differentiable Monte Carlo estimator", ICML 2018.
 */
final class ScoreSums implements TrajectorySums {
  /** Parts behind the quantities: sums of returns by state, to learn baselines from. */
  static final int LEADER_RETURNS = Quantity.values().length;

  static final int FOLLOWER_RETURNS = LEADER_RETURNS + 1;
  static final int VISITS = LEADER_RETURNS + 2;

  private final Actions actions;
  private final double entropy;
  private final double[] leader;
  private final double[] follower;
  private final Baselines baselines;
  private final double[][] parts;
  private final double[] leaderScores;
  private final double[] followerScores;
  private final Visited states;
  private final Visited decisions;

  /**
   * @param policies that are played
   * @param entropy weight lambda
   * @param baselines read while trajectories are added
   */
  ScoreSums(Actions actions, PolicyPair policies, double entropy, Baselines baselines) {
    this.actions = actions;
    this.entropy = entropy;
    this.baselines = baselines;
    leader = policies.leader().probabilities();
    follower = policies.follower().probabilities();
    parts = parts(actions);
    leaderScores = new double[actions.moves()];
    followerScores = new double[actions.replies()];
    states = new Visited(actions.stateCount());
    decisions = new Visited(actions.decisions());
  }

  /** Room for all parts, filled with 0. */
  static double[][] parts(Actions actions) {
    double[][] parts = new double[VISITS + 1][actions.stateCount()];
    for (Quantity quantity : Quantity.values()) {
      parts[quantity.part] = new double[quantity.size(actions)];
    }
    return parts;
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
    parts[Quantity.LEADER_VALUE.part][0] += episode.leaderReturns[0];
    parts[Quantity.FOLLOWER_VALUE.part][0] += episode.followerReturns[0];
    for (int t = 0; t < episode.length; t++) {
      int state = episode.states[t];
      int decision = episode.decisions[t];
      double leaderReturn = episode.leaderReturns[t];
      double followerReturn = episode.followerReturns[t];
      parts[LEADER_RETURNS][state] += leaderReturn;
      parts[FOLLOWER_RETURNS][state] += followerReturn;
      parts[VISITS][state]++;
      double leaderAhead = leaderReturn - baselines.leader()[state];
      double followerAhead = followerReturn - baselines.follower()[state];
      leaderScore(state, episode.moves[t], leaderAhead, followerAhead);
      // S1 now holds g1_t, S2 does not yet hold g2_t
      earlierReplies(state, episode.moves[t], followerAhead);
      followerScore(decision, episode.replies[t], leaderAhead, followerAhead);
    }
    states.clear(leaderScores, actions::firstMove);
    decisions.clear(followerScores, actions::firstReply);
  }

  /** g1_t into S1 and the gradients. */
  private void leaderScore(int state, int move, double leaderAhead, double followerAhead) {
    double[] own = parts[Quantity.LEADER_BY_LEADER.part];
    double[] others = parts[Quantity.FOLLOWER_BY_LEADER.part];
    states.visit(state);
    for (int m = actions.firstMove(state); m < actions.firstMove(state + 1); m++) {
      double score = (m == move ? 1 : 0) - leader[m];
      leaderScores[m] += score;
      own[m] += leaderAhead * score;
      others[m] += followerAhead * score;
    }
  }

  /** Pairs g2_u g1_t' with u < t. */
  private void earlierReplies(int state, int move, double ahead) {
    double[] mixed = parts[Quantity.MIXED.part];
    int from = actions.firstMove(state);
    int to = actions.firstMove(state + 1);
    for (int k = 0; k < decisions.count; k++) {
      int decision = decisions.list[k];
      for (int r = actions.firstReply(decision); r < actions.firstReply(decision + 1); r++) {
        double factor = ahead * followerScores[r];
        int row = r * leader.length;
        for (int m = from; m < to; m++) {
          mixed[row + m] += factor * ((m == move ? 1 : 0) - leader[m]);
        }
      }
    }
  }

  /** g2_t with all scores up to t, and into S2 and the gradients. */
  private void followerScore(int decision, int reply, double leaderAhead, double followerAhead) {
    double[] own = parts[Quantity.FOLLOWER_BY_FOLLOWER.part];
    double[] others = parts[Quantity.LEADER_BY_FOLLOWER.part];
    int from = actions.firstReply(decision);
    int to = actions.firstReply(decision + 1);
    for (int r = from; r < to; r++) {
      double score = (r == reply ? 1 : 0) - follower[r];
      own[r] += followerAhead * score;
      others[r] += leaderAhead * score;
      double factor = followerAhead * score;
      earlierMoves(r, factor);
      earlierReplies(r, factor);
      withItself(r, from, to, reply, followerAhead);
    }
    decisions.visit(decision);
    for (int r = from; r < to; r++) {
      followerScores[r] += (r == reply ? 1 : 0) - follower[r];
    }
  }

  /** Pairs g2_t g1_u' with u <= t. */
  private void earlierMoves(int reply, double factor) {
    double[] mixed = parts[Quantity.MIXED.part];
    int row = reply * leader.length;
    for (int k = 0; k < states.count; k++) {
      int state = states.list[k];
      for (int m = actions.firstMove(state); m < actions.firstMove(state + 1); m++) {
        mixed[row + m] += factor * leaderScores[m];
      }
    }
  }

  /** Pairs g2_t g2_u' and g2_u g2_t' with u < t. */
  private void earlierReplies(int reply, double factor) {
    double[] hessian = parts[Quantity.HESSIAN.part];
    int size = follower.length;
    for (int k = 0; k < decisions.count; k++) {
      int decision = decisions.list[k];
      for (int r = actions.firstReply(decision); r < actions.firstReply(decision + 1); r++) {
        double pair = factor * followerScores[r];
        hessian[reply * size + r] += pair;
        hessian[r * size + reply] += pair;
      }
    }
  }

  /** (G_t - b) (g2_t g2_t' - F) - lambda F, one row of it. */
  private void withItself(int row, int from, int to, int reply, double ahead) {
    double[] hessian = parts[Quantity.HESSIAN.part];
    double score = (row == reply ? 1 : 0) - follower[row];
    for (int r = from; r < to; r++) {
      double other = (r == reply ? 1 : 0) - follower[r];
      double curvature = follower[row] * ((r == row ? 1 : 0) - follower[r]);
      hessian[row * follower.length + r] +=
          ahead * (score * other - curvature) - entropy * curvature;
    }
  }
}
