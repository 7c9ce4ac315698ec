package org.firstmover.solvers.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.StochasticGame.Rules;
import org.firstmover.game.stochastic.TabularSimulator;
import org.firstmover.random.Moments;
import org.firstmover.solve.Run;
import org.firstmover.solvers.linear.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CriticsTest {
  private static final int TRAJECTORIES = 50_000;
  private static final int BATCHES = 500;

  /** Some 300 comparisons: each may fail with a probability of 1e-6. */
  private static final double BEYOND_CHANCE = 4.9;

  static Stream<StochasticGame> games() {
    return Stream.of(Observes.values())
        .flatMap(
            observes ->
                Stream.of(
                    StochasticGames.twoStates(new Rules(.8, .5), observes),
                    StochasticGames.random(5, 4, new Rules(.7, .3), observes, 3),
                    StochasticGames.square(3, 4, 3, 2, new Rules(.9, .1), observes)));
  }

  /** With exact tables, trajectories know the closed forms in the mean. */
  @ParameterizedTest
  @MethodSource("games")
  void gradients_and_targets_are_without_bias(StochasticGame game) {
    Actions actions = game.actions();
    RegularisedProblem problem = new RegularisedProblem(game);
    double[] leader = StochasticGames.logits(1, actions.moves(), 1);
    Evaluation exact = problem.at(leader);
    PolicyPair policies = new PolicyPair(actions);
    Critics critics = new Critics(actions, policies, game.entropy());
    int outcomes = actions.outcomes();
    System.arraycopy(exact.leaderOutcomes(), 0, critics.leaderOutcomes(), 0, outcomes);
    System.arraycopy(exact.followerOutcomes(), 0, critics.followerOutcomes(), 0, outcomes);
    critics.play(leader, exact.follower().logarithms());
    assertThat(critics.leaderStates()).containsExactly(exact.leaderValues(), within(1e-10));
    assertThat(critics.followerStates()).containsExactly(exact.followerValues(), within(1e-10));
    assertThat(policies.follower().probabilities())
        .containsExactly(exact.follower().probabilities(), within(1e-10));

    Moments gradient = new Moments(actions.moves());
    Moments leaderTargets = new Moments(outcomes);
    Moments followerTargets = new Moments(outcomes);
    double[] draw = new double[actions.moves()];
    try (Trajectories play =
        new Trajectories(
            new TabularSimulator(game),
            policies,
            () -> new CriticSums(actions, game.discount(), 0.6, critics),
            Run.withSeed(1))) {
      play.play(
          TRAJECTORIES,
          BATCHES,
          Run.withSeed(1).random(),
          (parts, size) -> {
            Vectors.scale(1.0 / size, parts[CriticSums.STATE_VISITS]);
            Vectors.scale(1.0 / size, parts[CriticSums.CARRIED]);
            critics.gradient(parts[CriticSums.STATE_VISITS], parts[CriticSums.CARRIED], draw);
            gradient.add(draw);
            double[] visits = parts[CriticSums.VISITS];
            leaderTargets.add(
                excess(parts[CriticSums.LEADER_TARGETS], visits, critics.leaderOutcomes()));
            followerTargets.add(
                excess(parts[CriticSums.FOLLOWER_TARGETS], visits, critics.followerOutcomes()));
          });
    }
    near(gradient, problem.gradient());
    near(leaderTargets, new double[outcomes]);
    near(followerTargets, new double[outcomes]);
    assertThat(Vectors.largest(gradient.standardErrors())).isLessThan(0.05);
  }

  /** What a batch's targets are above what the table says: 0 in the mean. */
  private static double[] excess(double[] targets, double[] visits, double[] table) {
    double[] excess = targets.clone();
    for (int k = 0; k < excess.length; k++) {
      excess[k] -= visits[k] * table[k];
    }
    return excess;
  }

  private static void near(Moments moments, double[] expected) {
    for (int k = 0; k < expected.length; k++) {
      assertThat(moments.mean()[k])
          .isCloseTo(expected[k], within(BEYOND_CHANCE * moments.standardError(k) + 1e-9));
    }
  }

  /** By hand. */
  @Test
  void a_table_is_the_mean_of_its_targets_at_first_and_follows_them_later() {
    Actions actions = StochasticGames.twoStates(new Rules(.8, .5), Observes.COMMITMENT).actions();
    Critics critics = new Critics(actions, new PolicyPair(actions), 0.5);
    double[] visits = {2, 0, 1, 0, 0, 0, 0, 0};
    double[] targets = {6, 0, 5, 0, 0, 0, 0, 0};
    critics.follow(targets, targets, visits, 0.1);
    // what was not seen is worth the mean of what was, in its state
    assertThat(critics.leaderOutcomes()).containsExactly(3, 4, 5, 4, 0, 0, 0, 0);
    critics.follow(targets, targets, visits, 0.9);
    assertThat(critics.followerOutcomes()[0]).isEqualTo(3);
    double[] later = {18, 0, 8, 0, 0, 0, 0, 0};
    critics.follow(later, later, visits, 0.9);
    // 1 - (1 - 0.9)^2 of the way from 3 to 9, and 0.9 of that from 5 to 8
    assertThat(critics.followerOutcomes())
        .containsExactly(new double[] {8.94, 8.32, 7.7, 8.32, 0, 0, 0, 0}, within(1e-12));
    critics.follow(targets, targets, visits, 0);
    // two visits of eight
    assertThat(critics.followerOutcomes()[0]).isCloseTo(8.94 - 5.94 / 4, within(1e-12));
  }
}
