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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With exact tables at the best response, trajectories know the closed forms in the mean. */
class CriticSumsTest {
  private static final int TRAJECTORIES = 50_000;
  private static final int BATCHES = 500;

  /** Some 130 comparisons: each may fail with a probability of 1e-6. */
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

  @ParameterizedTest
  @MethodSource("games")
  void gradients_and_targets_are_without_bias(StochasticGame game) {
    Actions actions = game.actions();
    RegularisedProblem problem = new RegularisedProblem(game);
    double[] leader = StochasticGames.logits(1, actions.moves(), 1);
    Evaluation exact = problem.at(leader);
    PolicyPair policies = new PolicyPair(actions);
    policies.softmax(leader, exact.replyValues(), game.entropy());
    Critics critics = new Critics(actions, policies, game.entropy());
    double[] leaderReplies = new double[actions.replies()];
    exact.byReply(exact.leaderOutcomes(), leaderReplies);
    System.arraycopy(leaderReplies, 0, critics.leaderReplies(), 0, leaderReplies.length);
    System.arraycopy(exact.replyValues(), 0, critics.followerReplies(), 0, leaderReplies.length);
    critics.settle();
    assertThat(critics.leaderStates()).containsExactly(exact.leaderValues(), within(1e-10));
    assertThat(critics.followerStates()).containsExactly(exact.followerValues(), within(1e-10));

    Moments gradient = new Moments(actions.moves());
    double[][] sums = CriticSums.parts(actions);
    try (Trajectories play =
        new Trajectories(
            new TabularSimulator(game),
            policies,
            () -> new CriticSums(actions, policies, game.discount(), critics),
            Run.withSeed(1))) {
      play.play(
          TRAJECTORIES,
          BATCHES,
          Run.withSeed(1).random(),
          (parts, size) -> {
            for (int part = 0; part < parts.length; part++) {
              Vectors.add(1, parts[part], sums[part]);
            }
            Vectors.scale(1.0 / size, parts[CriticSums.GRADIENT]);
            gradient.add(parts[CriticSums.GRADIENT]);
          });
    }
    double[] expected = problem.gradient();
    for (int m = 0; m < expected.length; m++) {
      double error = gradient.standardError(m);
      assertThat(gradient.mean()[m]).isCloseTo(expected[m], within(BEYOND_CHANCE * error + 1e-9));
      assertThat(error).isLessThan(0.1);
    }
    // a target lies within 8 of its mean, as rewards and the values of states differ by less
    for (int r = 0; r < leaderReplies.length; r++) {
      double visits = sums[CriticSums.VISITS][r];
      double near = 40 / Math.sqrt(visits);
      assertThat(sums[CriticSums.LEADER_TARGETS][r] / visits)
          .isCloseTo(leaderReplies[r], within(near));
      assertThat(sums[CriticSums.FOLLOWER_TARGETS][r] / visits)
          .isCloseTo(exact.replyValues()[r], within(near));
    }
  }
}
