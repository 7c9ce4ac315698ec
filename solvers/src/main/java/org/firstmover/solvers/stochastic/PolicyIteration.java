package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.ResponseOracle;

/**
 * The best response of a follower without entropy, by policy iteration, with declared tie-breaking:
 * replies that are best for her by her own values make a set in each of her decisions, every policy
 * within those sets is a best response from every state, and a second policy iteration within them
 * finds the one that is best ({@link TieBreak#STRONG}) or worst ({@link TieBreak#WEAK}) for the
 * leader from every state. Responds to the leader's probabilities with the follower's, all 0 or 1.
 * Not safe for use by several threads.
 *
 * <p>Source: R. A. Howard, "Dynamic programming and Markov processes", MIT Press 1960.
 */
public final class PolicyIteration implements ResponseOracle<double[], double[]> {
  /** A little above what rounding does to the differences of values. */
  private static final double TIE = 1e-12;

  private static final int MOST = 10_000;

  private final StochasticGame game;
  private final TieBreak ties;
  private final double tolerance;
  private final Evaluation evaluation;
  private final boolean[] best;
  private final double[] leaderReplies;
  private final double[] pure;
  private final int[] choices;
  private int iterations;
  private long queries;

  /** Replies tie if rounding alone may tell them apart. */
  public PolicyIteration(StochasticGame game, TieBreak ties) {
    this(game, ties, 0);
  }

  /**
   * @param game without an entropy weight
   * @param ties strong or weak
   * @param tolerance replies tie if their values differ by no more, rounding apart; in units of the
   *     follower's rewards
   */
  public PolicyIteration(StochasticGame game, TieBreak ties, double tolerance) {
    if (game.entropy() > 0) {
      throw new IllegalArgumentException(
          "entropy " + game.entropy() + ", expected 0: a regularised response is never pure");
    }
    if (ties == TieBreak.EQUILIBRIUM) {
      throw new IllegalArgumentException("tie-break [equilibrium], expected strong or weak");
    }
    this.game = game;
    this.ties = ties;
    this.tolerance = tolerance;
    Actions actions = game.actions();
    evaluation = new Evaluation(game, Policy.ofLeader(actions), Policy.ofFollower(actions));
    best = new boolean[actions.replies()];
    leaderReplies = new double[actions.replies()];
    pure = new double[actions.replies()];
    choices = new int[actions.decisions()];
    Arrays.setAll(choices, actions::firstReply);
  }

  @Override
  public Quality quality() {
    return Quality.EXACT;
  }

  @Override
  public long queries() {
    return queries;
  }

  /** Policies that the last query evaluated. */
  public int iterations() {
    return iterations;
  }

  /** The leader's values by state, from the last query. */
  public double[] leaderValues() {
    return evaluation.leaderValues().clone();
  }

  /** The follower's values by state, from the last query. */
  public double[] followerValues() {
    return evaluation.followerValues().clone();
  }

  /** The leader's value from the start, from the last query. */
  public double value() {
    return evaluation.atStart(evaluation.leaderValues());
  }

  /** At both policies of the last query, with both sides done; good until the next one. */
  Evaluation evaluation() {
    return evaluation;
  }

  /**
   * The response to a policy; the search begins with the last response.
   *
   * @param leader a probability a move
   * @return a probability a reply, 0 or 1
   */
  @Override
  public double[] respond(double[] leader) {
    queries++;
    iterations = 0;
    evaluation.leader().set(leader);
    Arrays.fill(best, true);
    double[] replies = evaluation.replyValues();
    double scale;
    do {
      step(false);
      scale = scale(game.followerRewards(), evaluation.followerValues());
    } while (improved(replies, 1, TIE * scale));
    keepTies(replies, tolerance + TIE * scale);
    do {
      step(true);
      evaluation.byReply(evaluation.leaderOutcomes(), leaderReplies);
      scale = scale(game.leaderRewards(), evaluation.leaderValues());
    } while (improved(leaderReplies, ties == TieBreak.STRONG ? 1 : -1, TIE * scale));
    evaluation.evaluateFollower();
    return evaluation.follower().probabilities().clone();
  }

  /** Evaluates the present choices, for the leader or for the follower. */
  private void step(boolean forLeader) {
    if (++iterations > MOST) {
      throw new IllegalStateException("policy iteration does not end: discount " + game.discount());
    }
    Arrays.fill(pure, 0);
    for (int choice : choices) {
      pure[choice] = 1;
    }
    evaluation.follower().set(pure);
    evaluation.prepare();
    if (forLeader) {
      evaluation.evaluateLeader();
    } else {
      evaluation.evaluateFollower();
    }
  }

  private static double scale(double[] rewards, double[] values) {
    double scale = 0;
    for (double reward : rewards) {
      scale = Math.max(scale, Math.abs(reward));
    }
    for (double value : values) {
      scale = Math.max(scale, Math.abs(value));
    }
    return scale;
  }

  /** Changes choices within the best replies where that raises sign times the values. */
  private boolean improved(double[] values, int sign, double least) {
    Actions actions = game.actions();
    boolean improved = false;
    for (int i = 0; i < choices.length; i++) {
      int choice = choices[i];
      for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
        if (best[r] && sign * (values[r] - values[choice]) > 0) {
          choice = r;
        }
      }
      if (sign * (values[choice] - values[choices[i]]) > least) {
        choices[i] = choice;
        improved = true;
      }
    }
    return improved;
  }

  private void keepTies(double[] values, double tolerance) {
    Actions actions = game.actions();
    for (int i = 0; i < choices.length; i++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
        most = Math.max(most, values[r]);
      }
      for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
        best[r] = values[r] >= most - tolerance;
      }
    }
  }
}
