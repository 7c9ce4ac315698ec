package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.Run;
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

  /** Moves and replies up to which policies are improved by quadratic programming. */
  private static final int MODERATE = 120;

  /** Changes of replies on a walk. */
  private static final int MOST_CHANGES = 50;

  /** Replies that another one is exchanged for, in all decisions. */
  private static final int FEW_EXCHANGES = 30;

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

  /** The follower's action at each decision in response to a policy. */
  int[] replies(double[] policy) {
    double[] pure = response.respond(policy);
    int[] replies = new int[actions.decisions()];
    for (int i = 0; i < replies.length; i++) {
      while (pure[actions.firstReply(i) + replies[i]] < 1) {
        replies[i]++;
      }
    }
    return replies;
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

  /**
   * In games of moderate size: from a policy to the best commitment with the same replies, then
   * with those that the leader likes better of the ones that tie there, and so on.
   */
  void walk(double[] policy, Run run) {
    if (actions.moves() > MODERATE || actions.replies() > MODERATE) {
      return;
    }
    double[] here = policy;
    for (int k = 0; k < MOST_CHANGES && !run.exhausted(); k++) {
      run.check();
      run.count("local searches");
      if (!offerNear(here, replies(here))) {
        return;
      }
      here = best.clone();
    }
  }

  /**
   * If there are few replies: exchanges one at a time of those to the best commitment, as long as a
   * local search with the others leads to a better one.
   */
  void exchange(Run run) {
    boolean better = actions.replies() - actions.decisions() <= FEW_EXCHANGES;
    while (better) {
      better = false;
      double[] here = best.clone();
      int[] replies = replies(here);
      for (int i = 0; i < replies.length && !better && !run.exhausted(); i++) {
        int[] other = replies.clone();
        for (int b = 0; b < actions.followerCount(actions.decisionState(i)) && !better; b++) {
          other[i] = b;
          if (b != replies[i]) {
            run.check();
            run.count("local searches");
            better = offerNear(here, other);
          }
        }
      }
    }
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
