package org.firstmover.verify.stochastic;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;

/**
 * What someone faces when all else in a game is fixed: in each state one of its groups of choices
 * comes up by chance, and a choice made there leads to each of its outcomes by chance. With an
 * entropy weight the entropy of what is chosen is worth that much.
 *
 * @param modulus by how much a step of discounting shrinks differences of values, below 1
 * @param rewards a number an outcome
 * @param firstGroup by state, and behind the last one
 * @param chance by group: how likely it is in its state
 * @param firstChoice by group, and behind the last one
 * @param choice by outcome: which choice it follows from
 * @param share by outcome: how likely it is after that choice
 * @param odds by outcome: how likely it is in its state if that choice is sure
 * @param allowed by choice
 */
record DecisionProblem(
    StochasticGame game,
    double modulus,
    double[] rewards,
    double entropy,
    int[] firstGroup,
    double[] chance,
    int[] firstChoice,
    int[] choice,
    double[] share,
    double[] odds,
    boolean[] allowed) {

  /**
   * The follower's.
   *
   * @param leader the leader's probabilities, one a move
   */
  static DecisionProblem ofFollower(StochasticGame game, double modulus, double[] leader) {
    Actions actions = game.actions();
    boolean seen = actions.observes() == Observes.ACTION;
    int[] firstGroup = new int[actions.stateCount() + 1];
    double[] chance = new double[actions.decisions()];
    int[] choice = new int[actions.outcomes()];
    double[] odds = new double[actions.outcomes()];
    for (int s = 0; s < actions.stateCount(); s++) {
      firstGroup[s + 1] = actions.decision(s, actions.leaderCount(s) - 1) + 1;
      for (int a = 0; a < actions.leaderCount(s); a++) {
        double p = leader[actions.firstMove(s) + a];
        int decision = actions.decision(s, a);
        chance[decision] = seen ? p : 1;
        for (int b = 0; b < actions.followerCount(s); b++) {
          int k = actions.outcome(s, a, b);
          choice[k] = actions.firstReply(decision) + b;
          odds[k] = p;
        }
      }
    }
    return new DecisionProblem(
        game,
        modulus,
        game.followerRewards(),
        game.entropy(),
        firstGroup,
        chance,
        upTo(actions.decisions(), actions::firstReply),
        choice,
        seen ? ones(choice.length) : odds,
        odds,
        all(actions.replies()));
  }

  /**
   * The leader's if the follower's replies are fixed.
   *
   * @param follower the follower's probabilities, one a reply
   */
  static DecisionProblem ofLeader(StochasticGame game, double modulus, double[] follower) {
    Actions actions = game.actions();
    int[] choice = new int[actions.outcomes()];
    double[] share = new double[actions.outcomes()];
    for (int s = 0; s < actions.stateCount(); s++) {
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int reply = actions.firstReply(actions.decision(s, a));
        for (int b = 0; b < actions.followerCount(s); b++) {
          int k = actions.outcome(s, a, b);
          choice[k] = actions.firstMove(s) + a;
          share[k] = follower[reply + b];
        }
      }
    }
    return byState(game, modulus, actions::firstMove, choice, share);
  }

  /** The leader's if she chose for the follower, too. */
  static DecisionProblem ofBoth(StochasticGame game, double modulus) {
    int[] choice = new int[game.actions().outcomes()];
    Arrays.setAll(choice, k -> k);
    return byState(game, modulus, game.actions()::firstOutcome, choice, ones(choice.length));
  }

  /** The leader's, with one group a state. */
  private static DecisionProblem byState(
      StochasticGame game, double modulus, IntUnaryOperator first, int[] choice, double[] share) {
    int n = game.actions().stateCount();
    int[] firstChoice = upTo(n, first);
    return new DecisionProblem(
        game,
        modulus,
        game.leaderRewards(),
        0,
        upTo(n, s -> s),
        ones(n),
        firstChoice,
        choice,
        share,
        share,
        all(firstChoice[n]));
  }

  private static int[] upTo(int last, IntUnaryOperator value) {
    int[] values = new int[last + 1];
    Arrays.setAll(values, value);
    return values;
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static boolean[] all(int size) {
    boolean[] all = new boolean[size];
    Arrays.fill(all, true);
    return all;
  }

  /**
   * The same choices, but only those allowed, for other rewards and without entropy.
   *
   * @param others a number an outcome
   */
  DecisionProblem tied(boolean[] only, double[] others) {
    return new DecisionProblem(
        game, modulus, others, 0, firstGroup, chance, firstChoice, choice, share, odds, only);
  }

  int groups() {
    return chance.length;
  }

  int choices() {
    return allowed.length;
  }

  /** The probability of each outcome in its state. */
  private double[] weights(double[] policy) {
    double[] weights = new double[choice.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = policy[choice[k]] * odds[k];
    }
    return weights;
  }

  /** The chain that fixed probabilities of the choices make. */
  Chain chain(double[] policy) {
    return new Chain(game, modulus, weights(policy));
  }

  /** What a state is worth at once, in the mean. */
  double[] means(double[] policy) {
    double[] means = new double[firstGroup.length - 1];
    for (int s = 0; s < means.length; s++) {
      double sum = 0;
      for (int k = game.actions().firstOutcome(s); k < game.actions().firstOutcome(s + 1); k++) {
        sum += policy[choice[k]] * odds[k] * rewards[k];
      }
      if (entropy > 0) {
        for (int g = firstGroup[s]; g < firstGroup[s + 1]; g++) {
          sum += entropy * chance[g] * entropyOf(g, policy);
        }
      }
      means[s] = sum;
    }
    return means;
  }

  /** -sum p log p in a group. */
  double entropyOf(int group, double[] policy) {
    double sum = 0;
    for (int c = firstChoice[group]; c < firstChoice[group + 1]; c++) {
      sum -= policy[c] > 0 ? policy[c] * Math.log(policy[c]) : 0;
    }
    return sum;
  }

  /** What each choice is worth if states are worth these values. */
  double[] choiceValues(double[] values) {
    double[] worth = new double[choices()];
    double discount = game.discount();
    for (int k = 0; k < choice.length; k++) {
      if (share[k] != 0) {
        worth[choice[k]] += share[k] * (rewards[k] + discount * game.transitions().mean(k, values));
      }
    }
    return worth;
  }
}
