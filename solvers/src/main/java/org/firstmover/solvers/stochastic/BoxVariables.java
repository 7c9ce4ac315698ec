package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;

/**
 * The variables of a box's linear relaxation, and linear expressions in them. Each is a share, from
 * 0 to 1, of its interval in the box: probabilities of all moves but the last of a state, both
 * players' values by state, and the products of these shares. Behind them stands the largest
 * advantage that some other reply has.
 *
 * <p>An expression is an array of factors, one a variable, with a constant behind them.
 */
final class BoxVariables {
  private final StochasticGame game;
  private final Actions actions;
  private final int[][] next;
  private final int[] probability;
  private final int[] firstProduct;
  private final int probabilities;
  private final int products;
  private Box box;

  BoxVariables(StochasticGame game) {
    this.game = game;
    actions = game.actions();
    int n = actions.stateCount();
    next = new int[n][];
    probability = new int[actions.moves()];
    firstProduct = new int[actions.moves()];
    Arrays.fill(probability, -1);
    int free = 0;
    int pairs = 0;
    for (int s = 0; s < n; s++) {
      next[s] = successors(s);
      for (int k = actions.firstMove(s); k < last(s); k++) {
        probability[k] = free++;
        firstProduct[k] = pairs;
        pairs += next[s].length;
      }
    }
    probabilities = free;
    products = pairs;
    box = Box.all(game);
  }

  private int[] successors(int state) {
    Transitions transitions = game.transitions();
    int from = transitions.first()[actions.firstOutcome(state)];
    int to = transitions.first()[actions.firstOutcome(state + 1)];
    return Arrays.stream(transitions.successors(), from, to).sorted().distinct().toArray();
  }

  /** The move of a state whose probability is what the others leave. */
  int last(int state) {
    return actions.firstMove(state + 1) - 1;
  }

  /** From now on all is said of this box. */
  void within(Box other) {
    box = other;
  }

  int count() {
    return advantage() + 1;
  }

  /** States that may follow a state, increasing. */
  int[] next(int state) {
    return next[state];
  }

  int probability(int move) {
    return probability[move];
  }

  /**
   * @param player 0 for the leader, 1 for the follower
   */
  int value(int player, int state) {
    return probabilities + player * actions.stateCount() + state;
  }

  /**
   * @param place of the next state among those that may follow
   */
  int product(int player, int move, int place) {
    return value(2, 0) + player * products + firstProduct[move] + place;
  }

  int advantage() {
    return value(2, 0) + 2 * products;
  }

  Box.Interval interval(int player) {
    return player == 0 ? box.leader() : box.follower();
  }

  double width(int move) {
    return box.most()[move] - box.least()[move];
  }

  double[] expression() {
    return new double[count() + 1];
  }

  void addConstant(double[] expression, double constant) {
    expression[count()] += constant;
  }

  /** factor V(state). */
  void addValue(double[] expression, int player, int state, double factor) {
    expression[value(player, state)] += factor * interval(player).width(state);
    addConstant(expression, factor * interval(player).low()[state]);
  }

  /** factor x(move). */
  void addProbability(double[] expression, int state, int move, double factor) {
    if (move < last(state)) {
      expression[probability[move]] += factor * width(move);
      addConstant(expression, factor * box.least()[move]);
      return;
    }
    addConstant(expression, factor);
    for (int k = actions.firstMove(state); k < last(state); k++) {
      addProbability(expression, state, k, -factor);
    }
  }

  /** factor x(move) V(next state). */
  private void addProduct(
      double[] expression, int player, int state, int move, int to, double factor) {
    if (move < last(state)) {
      // (l + dx x)(L + dv v) = L (l + dx x) + l dv v + dx dv x v
      double range = interval(player).width(to);
      addProbability(expression, state, move, factor * interval(player).low()[to]);
      expression[value(player, to)] += factor * box.least()[move] * range;
      int place = Arrays.binarySearch(next[state], to);
      expression[product(player, move, place)] += factor * width(move) * range;
      return;
    }
    addValue(expression, player, to, factor);
    for (int k = actions.firstMove(state); k < last(state); k++) {
      addProduct(expression, player, state, k, to, -factor);
    }
  }

  private double[] rewards(int player) {
    return player == 0 ? game.leaderRewards() : game.followerRewards();
  }

  /** factor x(move) (R + gamma P V) of an outcome. */
  void addOutcome(
      double[] expression, int player, int state, int move, int outcome, double factor) {
    addProbability(expression, state, move, factor * rewards(player)[outcome]);
    Transitions transitions = game.transitions();
    for (int k = transitions.first()[outcome]; k < transitions.first()[outcome + 1]; k++) {
      double odds = game.discount() * transitions.probabilities()[k];
      addProduct(expression, player, state, move, transitions.successors()[k], factor * odds);
    }
  }

  /** factor (R + gamma P V) of an outcome. */
  void addCertainOutcome(double[] expression, int player, int outcome, double factor) {
    addConstant(expression, factor * rewards(player)[outcome]);
    Transitions transitions = game.transitions();
    for (int k = transitions.first()[outcome]; k < transitions.first()[outcome + 1]; k++) {
      double odds = game.discount() * transitions.probabilities()[k];
      addValue(expression, player, transitions.successors()[k], factor * odds);
    }
  }

  /** The leader's policy that has these shares. */
  double[] policy(double[] shares) {
    double[] policy = new double[actions.moves()];
    for (int s = 0; s < actions.stateCount(); s++) {
      double left = 1;
      for (int k = actions.firstMove(s); k < last(s); k++) {
        double share = Math.min(1, Math.max(0, shares[probability[k]]));
        policy[k] = Math.min(left, box.least()[k] + share * width(k));
        left -= policy[k];
      }
      policy[last(s)] = left;
    }
    return policy;
  }
}
