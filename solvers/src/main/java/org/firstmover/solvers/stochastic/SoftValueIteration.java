package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solve.ResponseOracle;

/**
 * The follower's regularised best response by value iteration on the soft Bellman equation, a
 * contraction by the discount:
 *
 * <pre>(T V)(s) = sum_i share(i) lambda log sum_b exp(Q2(i, b) / lambda),   Q2 from V.</pre>
 *
 * What a sweep changes bounds what is left: V* - T V lies between gamma / (1 - gamma) times the
 * least and times the largest entry of T V - V; the answer is the middle of that. Responds to the
 * leader's probabilities with the follower's. Not safe for use by several threads.
 *
 * <p>Sources: M. Geist, B. Scherrer, O. Pietquin, "A theory of regularized Markov decision
 * processes", ICML 2019; the bounds J. MacQueen, "A modified dynamic programming method for
 * Markovian decision problems", J. Mathematical Analysis and Applications 14 (1966), which need of
 * T only that it is monotone and that T (V + c) = T V + gamma c.
 */
public final class SoftValueIteration implements ResponseOracle<double[], double[]> {
  private static final int MOST = 10_000_000;

  private final StochasticGame game;
  private final double tolerance;
  private final Evaluation evaluation;
  private final double[] outcomes;
  private final double[] replies;
  private final double[] values;
  private double error;
  private long sweeps;
  private long queries;

  /**
   * @param game with a positive entropy weight
   * @param tolerance on {@link #error()}, relative to the largest value or reward
   */
  public SoftValueIteration(StochasticGame game, double tolerance) {
    SoftPolicyIteration.requireEntropy(game);
    this.game = game;
    this.tolerance = tolerance;
    Actions actions = game.actions();
    evaluation = new Evaluation(game, Policy.ofLeader(actions), Policy.ofFollower(actions));
    outcomes = new double[actions.outcomes()];
    replies = new double[actions.replies()];
    values = new double[actions.stateCount()];
  }

  @Override
  public Quality quality() {
    return Quality.APPROXIMATE;
  }

  @Override
  public long queries() {
    return queries;
  }

  /** Sweeps over all states, of all queries. */
  public long sweeps() {
    return sweeps;
  }

  /** The follower's values by state, her entropy bonus included, from the last query. */
  public double[] values() {
    return values.clone();
  }

  /**
   * What the last query's values may be off by, rounding apart; the logarithm of a probability of
   * the response by 2 / lambda times that.
   */
  public double error() {
    return error;
  }

  /**
   * The response to a policy, with values from the last one to begin with.
   *
   * @param leader a probability a move
   * @return a probability a reply
   */
  @Override
  public double[] respond(double[] leader) {
    queries++;
    evaluation.leader().set(leader);
    double factor = game.discount() / (1 - game.discount());
    double last = Double.POSITIVE_INFINITY;
    for (int k = 0; k < MOST; k++) {
      sweeps++;
      repliesAt(values);
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      double scale = game.entropy();
      for (int s = 0; s < values.length; s++) {
        double value = bellman(s);
        least = Math.min(least, value - values[s]);
        most = Math.max(most, value - values[s]);
        values[s] = value;
        scale = Math.max(scale, Math.abs(value));
      }
      for (int s = 0; s < values.length; s++) {
        values[s] += factor * (least + most) / 2;
      }
      error = factor * (most - least) / 2;
      // rounding ends the fall of the span
      boolean settled = error <= 1e-9 * scale && k % 100 == 99 && error >= 0.5 * last;
      if (error <= tolerance * scale || settled) {
        break;
      }
      last = k % 100 == 99 ? error : last;
    }
    repliesAt(values);
    evaluation.follower().softmax(replies, game.entropy());
    return evaluation.follower().probabilities().clone();
  }

  private void repliesAt(double[] values) {
    evaluation.outcomes(game.followerRewards(), values, outcomes);
    evaluation.byReply(outcomes, replies);
  }

  private double bellman(int state) {
    Actions actions = game.actions();
    int last = actions.decision(state, actions.leaderCount(state) - 1);
    double sum = 0;
    for (int i = actions.decision(state, 0); i <= last; i++) {
      sum +=
          evaluation.share(state, i) * logSumExp(actions.firstReply(i), actions.firstReply(i + 1));
    }
    return sum;
  }

  /** lambda log sum exp (Q2 / lambda). */
  private double logSumExp(int from, int to) {
    double most = Double.NEGATIVE_INFINITY;
    for (int r = from; r < to; r++) {
      most = Math.max(most, replies[r]);
    }
    double sum = 0;
    for (int r = from; r < to; r++) {
      sum += Math.exp((replies[r] - most) / game.entropy());
    }
    return most + game.entropy() * Math.log(sum);
  }
}
