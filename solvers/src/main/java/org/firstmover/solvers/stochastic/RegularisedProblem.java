package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solve.ResponseOracle;

/**
 * The leader's problem once the follower's regularised best response is a function of her softmax
 * logits: her value there and its gradient. Not safe for use by several threads.
 */
public final class RegularisedProblem implements ResponseOracle<double[], double[]> {
  /** Of first-order improvements, relative to the range of values, at a stationary point. */
  private static final double STATIONARY = 1e-6;

  /** What rounding leaves of them, relative to the values themselves. */
  private static final double ROUNDING = 1e-12;

  private final Evaluation evaluation;
  private final SoftPolicyIteration response;
  private final TotalGradient gradient;
  private long queries;

  /**
   * @param game with a positive entropy weight
   */
  public RegularisedProblem(StochasticGame game) {
    evaluation =
        new Evaluation(game, Policy.ofLeader(game.actions()), Policy.ofFollower(game.actions()));
    response = new SoftPolicyIteration(evaluation);
    gradient = new TotalGradient(evaluation, new Advantages(evaluation));
  }

  @Override
  public Quality quality() {
    return Quality.EXACT;
  }

  @Override
  public long queries() {
    return queries;
  }

  /**
   * Goes to the leader's logits and the follower's response to them.
   *
   * @param logits one number a move, in the order of the game's actions
   * @return the follower's probabilities, one a reply
   */
  @Override
  public double[] respond(double[] logits) {
    at(logits);
    return evaluation.follower().probabilities().clone();
  }

  /**
   * As {@link #respond(double[])}.
   *
   * @return with both sides done; good until the next call
   */
  Evaluation at(double[] logits) {
    queries++;
    evaluation.leader().softmax(logits, 1);
    response.converge();
    evaluation.evaluateLeader();
    return evaluation;
  }

  /** The leader's value from the start at the last logits. */
  public double value() {
    return evaluation.atStart(evaluation.leaderValues());
  }

  /** The leader's values by state at the last logits. */
  public double[] leaderValues() {
    return evaluation.leaderValues().clone();
  }

  /** The follower's values by state, her entropy bonus included, at the last logits. */
  public double[] followerValues() {
    return evaluation.followerValues().clone();
  }

  /** The gradient of the leader's value from the start in the last logits, one number a move. */
  public double[] gradient() {
    return slopes().clone();
  }

  /** As {@link #gradient()}; not a copy, good until the next call. */
  double[] slopes() {
    return gradient.at();
  }

  /**
   * What the leader gains, by first order, if she does in each state what is best for her, instead
   * of what she does: 0 at a stationary point in the space of policies, where small logits' slopes
   * say nothing of moves that are hardly made. Good for the last gradient.
   */
  double improvement() {
    double sum = 0;
    for (int s = 0; s < evaluation.game().actions().stateCount(); s++) {
      sum += gradient.gains()[bestMove(s)] - mean(s);
    }
    return sum;
  }

  /** Whether no shift of probability pays at the last logits, by first order. */
  boolean isStationary() {
    StochasticGame game = evaluation.game();
    double allowed = STATIONARY * game.leaderRange() + ROUNDING * Math.abs(value());
    return improvement() <= allowed / (1 - game.discount());
  }

  /** The move that the leader gains most by shifting to, by first order. */
  int bestMove(int state) {
    double[] gains = gradient.gains();
    int best = evaluation.game().actions().firstMove(state);
    int end = evaluation.game().actions().firstMove(state + 1);
    for (int m = best + 1; m < end; m++) {
      best = gains[m] > gains[best] ? m : best;
    }
    return best;
  }

  private double mean(int state) {
    double sum = 0;
    int end = evaluation.game().actions().firstMove(state + 1);
    for (int m = evaluation.game().actions().firstMove(state); m < end; m++) {
      sum += evaluation.leader().probabilities()[m] * gradient.gains()[m];
    }
    return sum;
  }
}
