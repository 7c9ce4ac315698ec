package org.firstmover.verify.stochastic;

import java.util.Arrays;
import java.util.Locale;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;

/**
 * What the leader could gain, to first order, by moving towards another commitment while the
 * follower keeps to her best response: the sum over states of the largest slope towards an action.
 * It is 0 at a point that satisfies the conditions of first order, at the bounds of the
 * probabilities, too, where the gradient in softmax logits vanishes whatever the slopes.
 *
 * <p>With V1, V2, q1, q2 the players' values of states and outcomes, d the visits, and p the
 * follower's best response at entropy weight lambda, the slope from the policy in state s towards
 * action a is
 *
 * <pre>
 * d(s) [sum_b p q1 - V1(s)] + z(s) [sum_b p q2 + lambda H - V2(s)] + sum_b c [q2 - Q2]
 * c = d p (Q1 - sum_b p Q1) / lambda,   z = (I - gamma P)^-T y,   y(t) = gamma sum_k p1 c P(t | k),
 * </pre>
 *
 * <p>Q1 and Q2 being means over what the follower does not know: p responds by dp = p (dQ2 - sum_b
 * p dQ2) / lambda, and her values by the envelope theorem.
 */
final class Stationarity {
  /** What a stationary commitment may still gain, relative to the range of values. */
  private static final double ALLOWED = 1e-5;

  /** Up to so many moves slopes are found by differences, too. */
  private static final int FEW_MOVES = 60;

  private static final int LEVELS = 10;

  private final StochasticGame game;
  private final Actions actions;
  private final double[] leader;
  private final Optimum response;
  private final Chain chain;
  private final double[] values;
  private final DecisionProblem follower;
  private final DecisionProblem view;

  /**
   * @param leader probabilities by move
   * @param response the follower's best response to it, the only one
   * @param chain of both
   * @param values the leader's, by state
   */
  Stationarity(
      StochasticGame game, double[] leader, Optimum response, Chain chain, double[] values) {
    this.game = game;
    this.actions = game.actions();
    this.leader = leader;
    this.response = response;
    this.chain = chain;
    this.values = values;
    follower = DecisionProblem.ofFollower(game, chain.modulus(), leader);
    view = follower.tied(follower.allowed(), game.leaderRewards());
  }

  /**
   * The gain; in small games also by differences, where they can tell.
   *
   * @param closed in closed form
   * @param range of the leader's values
   * @param rounding how far the gain may be off by rounding
   */
  Check check(double closed, double range, double rounding) {
    double gain = closed;
    String note = "to first order, by moving towards another commitment";
    if (actions.moves() <= FEW_MOVES && game.entropy() > 0) {
      double[] errors = new double[actions.moves()];
      double other = gain(differences(step(), errors));
      if (Arrays.stream(errors).sum() <= 0.1 * ALLOWED * range) {
        note += String.format(Locale.ROOT, "; by differences %.1e", other);
        gain = Math.max(gain, other);
      }
    }
    return Check.of("stationarity", Kind.EXACT, gain, ALLOWED * range + rounding).withNote(note);
  }

  /** A small part of what makes the follower change her mind. */
  private double step() {
    double range = game.followerRange();
    return range == 0 ? 0.1 : Math.min(0.1, game.entropy() * (1 - chain.modulus()) / range);
  }

  /** The sum over states of the largest slope. */
  double gain(double[] slopes) {
    double gain = 0;
    for (int s = 0; s < actions.stateCount(); s++) {
      double most = 0;
      for (int move = actions.firstMove(s); move < actions.firstMove(s + 1); move++) {
        most = slopes[move] > most || Double.isNaN(slopes[move]) ? slopes[move] : most;
      }
      gain += most;
    }
    return gain;
  }

  /** Of the gradient in softmax logits: p(a | s) times the slope towards a. */
  double norm(double[] slopes) {
    double square = 0;
    for (int move = 0; move < slopes.length; move++) {
      square += leader[move] * slopes[move] * leader[move] * slopes[move];
    }
    return Math.sqrt(square);
  }

  /** The slopes towards each move in closed form. */
  double[] slopes() {
    double[] p = response.policy();
    double[] visits = chain.visits(game.start()).x();
    double[] worth = view.choiceValues(values);
    double[] c = new double[worth.length];
    if (game.entropy() > 0) {
      for (int i = 0; i < actions.decisions(); i++) {
        double mean = 0;
        for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
          mean += p[r] * worth[r];
        }
        double factor = visits[actions.decisionState(i)] / game.entropy();
        for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
          c[r] = factor * p[r] * (worth[r] - mean);
        }
      }
    }
    double[] z = chain.visits(carried(c)).x();
    return slopes(visits, c, z);
  }

  /** y: where the changes of what replies are worth come from. */
  private double[] carried(double[] c) {
    Transitions transitions = game.transitions();
    double[] y = new double[actions.stateCount()];
    for (int s = 0; s < y.length; s++) {
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int reply = actions.firstReply(actions.decision(s, a));
        for (int b = 0; b < actions.followerCount(s); b++) {
          int k = actions.outcome(s, a, b);
          double factor = game.discount() * leader[actions.firstMove(s) + a] * c[reply + b];
          for (int j = transitions.first()[k]; j < transitions.first()[k + 1]; j++) {
            y[transitions.successors()[j]] += factor * transitions.probabilities()[j];
          }
        }
      }
    }
    return y;
  }

  private double[] slopes(double[] visits, double[] c, double[] z) {
    double[] p = response.policy();
    double[] slopes = new double[actions.moves()];
    for (int s = 0; s < values.length; s++) {
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int decision = actions.decision(s, a);
        int reply = actions.firstReply(decision);
        double own = -values[s];
        double others = game.entropy() * follower.entropyOf(decision, p) - response.values()[s];
        double shift = 0;
        for (int b = 0; b < actions.followerCount(s); b++) {
          int k = actions.outcome(s, a, b);
          double q2 = worth(game.followerRewards(), k, response.values());
          own += p[reply + b] * worth(game.leaderRewards(), k, values);
          others += p[reply + b] * q2;
          if (actions.observes() == Observes.COMMITMENT) {
            shift += c[reply + b] * (q2 - response.choiceValues()[reply + b]);
          }
        }
        slopes[actions.firstMove(s) + a] = visits[s] * own + z[s] * others + shift;
      }
    }
    return slopes;
  }

  private double worth(double[] rewards, int outcome, double[] values) {
    return rewards[outcome] + game.discount() * game.transitions().mean(outcome, values);
  }

  /**
   * The slopes by differences of the leader's value through the best response, extrapolated to a
   * step of 0.
   *
   * @param step the first and largest one, at most 1
   * @param errors filled with an estimate of how far each is off
   */
  double[] differences(double step, double[] errors) {
    double here = value(leader);
    double[] slopes = new double[actions.moves()];
    for (int s = 0; s < actions.stateCount(); s++) {
      if (actions.leaderCount(s) == 1) {
        continue;
      }
      for (int move = actions.firstMove(s); move < actions.firstMove(s + 1); move++) {
        double[] moved = leader.clone();
        double[][] table = new double[LEVELS][];
        errors[move] = Double.POSITIVE_INFINITY;
        double h = step;
        for (int j = 0; j < LEVELS; j++, h /= 2) {
          for (int other = actions.firstMove(s); other < actions.firstMove(s + 1); other++) {
            moved[other] = (1 - h) * leader[other] + (other == move ? h : 0);
          }
          table[j] = new double[j + 1];
          table[j][0] = (value(moved) - here) / h;
          double power = 1;
          for (int k = 1; k <= j; k++) {
            power *= 2;
            table[j][k] = table[j][k - 1] + (table[j][k - 1] - table[j - 1][k - 1]) / (power - 1);
            double error =
                Math.max(
                    Math.abs(table[j][k] - table[j][k - 1]),
                    Math.abs(table[j][k] - table[j - 1][k - 1]));
            if (error <= errors[move]) {
              errors[move] = error;
              slopes[move] = table[j][k];
            }
          }
        }
      }
    }
    return slopes;
  }

  /** The leader's value from the start under the best response to a policy of hers. */
  private double value(double[] policy) {
    DecisionProblem problem = DecisionProblem.ofFollower(game, chain.modulus(), policy);
    double[] before = response.policy();
    Chain.Solved near = problem.chain(before).values(problem.means(before), response.values());
    double[] p = Optimum.of(problem, before, near).policy();
    DecisionProblem own = problem.tied(problem.allowed(), game.leaderRewards());
    double[] worth = own.chain(p).values(own.means(p), values).x();
    double sum = 0;
    for (int s = 0; s < worth.length; s++) {
      sum += game.start()[s] * worth[s];
    }
    return sum;
  }
}
