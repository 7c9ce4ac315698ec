package org.firstmover.solvers.stochastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.Names;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.StochasticGame.Rules;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.random.RandomStream;

/** Seeded games for tests, and the two-state game of the golden numbers. */
final class StochasticGames {
  private StochasticGames() {}

  /** Two states with two actions each; its numbers were found by finite differences. */
  static StochasticGame twoStates(Rules rules, Observes observes) {
    Actions actions =
        Actions.everywhere(
            List.of("calm", "alert"), List.of("a", "b"), List.of("c", "d"), observes);
    double[] next = {0, .5, .25, .5, 1, .25, .5, .25};
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (double p : next) {
      transitions.dense(new double[] {1 - p, p});
    }
    return new StochasticGame(
        "two states",
        rules,
        actions,
        new double[] {.5, .5},
        new double[] {1, 3, 0, 4, 1, 1, 2, 4},
        new double[] {4, 4, 1, 0, 3, 3, 3, 0},
        transitions.build());
  }

  /** Up to so many states, one to five actions by state, sparse rows, rewards in [0, scale]. */
  static StochasticGame random(
      long seed, int mostStates, Rules rules, Observes observes, double scale) {
    RandomStream random = RandomStream.of(seed).child("stochastic");
    int states = random.nextInt(1, mostStates);
    List<List<String>> leader = new ArrayList<>();
    List<List<String>> follower = new ArrayList<>();
    for (int s = 0; s < states; s++) {
      leader.add(Names.numbered(random.nextInt(s == 0 ? 2 : 1, 5)));
      follower.add(Names.numbered(random.nextInt(s == 0 ? 2 : 1, 5)));
    }
    return filled(
        random, new Actions(Names.numbered(states), leader, follower, observes), rules, scale);
  }

  /** All states with the same numbers of actions, dense rows, rewards in [0, 1]. */
  static StochasticGame square(
      long seed, int states, int moves, int replies, Rules rules, Observes observes) {
    RandomStream random = RandomStream.of(seed).child("square");
    Actions actions =
        Actions.everywhere(
            Names.numbered(states), Names.numbered(moves), Names.numbered(replies), observes);
    return filled(random, actions, rules, 1);
  }

  private static StochasticGame filled(
      RandomStream random, Actions actions, Rules rules, double scale) {
    int states = actions.stateCount();
    Transitions.Builder transitions = new Transitions.Builder(actions);
    double[] leaderRewards = new double[actions.outcomes()];
    double[] followerRewards = new double[actions.outcomes()];
    for (int k = 0; k < actions.outcomes(); k++) {
      leaderRewards[k] = scale * random.nextDouble();
      followerRewards[k] = scale * random.nextDouble();
      transitions.dense(distribution(random, states));
    }
    return new StochasticGame(
        "random",
        rules,
        actions,
        distribution(random, states),
        leaderRewards,
        followerRewards,
        transitions.build());
  }

  /** Positive, of sizes that differ by orders of magnitude. */
  private static double[] distribution(RandomStream random, int size) {
    double[] weights = new double[size];
    Arrays.setAll(weights, s -> Math.pow(random.nextDouble(0.01, 1), 4));
    double sum = Arrays.stream(weights).sum();
    Arrays.setAll(weights, s -> weights[s] / sum);
    return weights;
  }

  /** Logits of an array of this size. */
  static double[] logits(long seed, int size, double spread) {
    RandomStream random = RandomStream.of(seed).child("logits");
    double[] logits = new double[size];
    Arrays.setAll(logits, k -> spread * random.nextGaussian());
    return logits;
  }
}
