package org.firstmover.verify.stochastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.Names;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.random.RandomStream;

/** Seeded games: each state leads to its successor and to others that are drawn. */
final class RandomGame {
  private RandomGame() {}

  /** Up to {@code most} actions in each state. */
  static StochasticGame of(
      long seed, int states, int most, int successors, StochasticGame.Rules rules) {
    RandomStream random = RandomStream.of(seed).child("stochastic");
    List<List<String>> leader = new ArrayList<>();
    List<List<String>> follower = new ArrayList<>();
    for (int s = 0; s < states; s++) {
      leader.add(Names.numbered(random.nextInt(1, most)));
      follower.add(Names.numbered(random.nextInt(1, most)));
    }
    Observes observes = seed % 2 == 0 ? Observes.COMMITMENT : Observes.ACTION;
    Actions actions = new Actions(Names.numbered(states), leader, follower, observes);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    double[] row = new double[states];
    for (int s = 0; s < states; s++) {
      int end = actions.firstOutcome(s + 1);
      for (int k = actions.firstOutcome(s); k < end; k++) {
        Arrays.fill(row, 0);
        double left = 1;
        for (int j = 1; j < successors; j++) {
          double share = left * random.nextDouble();
          row[random.nextInt(0, states - 1)] += share;
          left -= share;
        }
        row[(s + 1) % states] += left;
        transitions.dense(row);
      }
    }
    double[] start = new double[states];
    start[0] = .25;
    start[states - 1] += .75;
    double[][] rewards = new double[2][actions.outcomes()];
    for (double[] own : rewards) {
      for (int k = 0; k < own.length; k++) {
        own[k] = random.nextDouble();
      }
    }
    return new StochasticGame(
        "", rules, actions, start, rewards[0], rewards[1], transitions.build());
  }

  /** A policy by move. */
  static double[] leader(StochasticGame game, long seed) {
    RandomStream random = RandomStream.of(seed).child("policy");
    double[] policy = new double[game.actions().moves()];
    for (int s = 0; s < game.actions().stateCount(); s++) {
      double sum = 0;
      for (int m = game.actions().firstMove(s); m < game.actions().firstMove(s + 1); m++) {
        policy[m] = random.nextDouble();
        sum += policy[m];
      }
      for (int m = game.actions().firstMove(s); m < game.actions().firstMove(s + 1); m++) {
        policy[m] /= sum;
      }
    }
    return policy;
  }

  /** What the follower plays who draws among all replies alike. */
  static double[] even(StochasticGame game) {
    double[] policy = new double[game.actions().replies()];
    for (int i = 0; i < game.actions().decisions(); i++) {
      int from = game.actions().firstReply(i);
      int to = game.actions().firstReply(i + 1);
      Arrays.fill(policy, from, to, 1.0 / (to - from));
    }
    return policy;
  }
}
