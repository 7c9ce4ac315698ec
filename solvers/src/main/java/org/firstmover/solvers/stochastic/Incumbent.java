package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.TieBreak;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.solvers.nlp.Outcome;
import org.firstmover.solvers.nlp.Sqp;
import org.firstmover.solvers.nlp.Stopping;

/**
 * The best commitment that was found, ties broken for the leader, and local searches for better
 * ones.
 */
final class Incumbent {
  /** On the conditions of a local optimum; the follower's ties are as exact. */
  private static final double TOLERANCE = 1e-11;

  /** Of a constraint, that ties still allow for. */
  private static final double VIOLATION = 1e-10;

  private static final int EVALUATIONS = 300;

  /** Probabilities below this are rounding. */
  private static final double NOTHING = 1e-12;

  private final StochasticGame game;
  private final Actions actions;
  private final double[] start;
  private final PolicyIteration response;
  private final double[] best;
  private double value = Double.NEGATIVE_INFINITY;

  /**
   * @param start probability of each state at the beginning
   */
  Incumbent(StochasticGame game, double[] start) {
    this.game = game;
    this.start = start;
    actions = game.actions();
    response = Ties.response(game, TieBreak.STRONG);
    best = new double[actions.moves()];
  }

  double value() {
    return value;
  }

  /** A number a move; not a copy. */
  double[] best() {
    return best;
  }

  /**
   * Looks at a commitment.
   *
   * @return whether it is the best so far
   */
  boolean offer(double[] policy) {
    response.respond(policy);
    double sum = Vectors.dot(start, response.evaluation().leaderValues());
    if (!(sum > value)) {
      return false;
    }
    value = sum;
    System.arraycopy(policy, 0, best, 0, policy.length);
    return true;
  }

  /** The policy in the middle of a box. */
  boolean offerCentre(Box box) {
    double[] policy = new double[actions.moves()];
    for (int k = 0; k < policy.length; k++) {
      policy[k] = (box.least()[k] + box.most()[k]) / 2;
    }
    return offer(cleaned(policy));
  }

  /**
   * What sequential quadratic programming finds from a policy, among those to which these replies
   * are best ones.
   */
  boolean offerNear(double[] policy, int[] replies) {
    Stopping stopping = Stopping.at(TOLERANCE).withEvaluations(EVALUATIONS);
    Outcome outcome = Sqp.minimise(new ReplyProblem(game, start, replies), policy, stopping);
    return outcome.violation() <= VIOLATION && offer(cleaned(outcome.point()));
  }

  private double[] cleaned(double[] policy) {
    double[] clean = new double[policy.length];
    for (int s = 0; s < actions.stateCount(); s++) {
      double sum = 0;
      for (int k = actions.firstMove(s); k < actions.firstMove(s + 1); k++) {
        clean[k] = policy[k] > NOTHING ? policy[k] : 0;
        sum += clean[k];
      }
      for (int k = actions.firstMove(s); k < actions.firstMove(s + 1); k++) {
        clean[k] /= sum;
      }
    }
    return clean;
  }
}
