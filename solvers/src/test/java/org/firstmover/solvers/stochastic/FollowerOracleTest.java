package org.firstmover.solvers.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.firstmover.game.Names;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.StochasticGame.Rules;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.solution.TieBreak;
import org.firstmover.solvers.linear.Vectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The follower's responses by different algorithms. */
class FollowerOracleTest {
  private static final double[] LAMBDAS = {1e-6, 1e-4, 1e-2, 1, 100};
  private static final double[] DISCOUNTS = {0, .5, .9, .99, .999};
  private static final double[] SCALES = {1e-6, 1e-3, 1, 1e3, 1e6};

  static IntStream settings() {
    return IntStream.range(0, 125);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void soft_policy_and_soft_value_iteration_agree(int setting) {
    agree(setting, setting);
  }

  @Test
  @Tag("full")
  void soft_policy_and_soft_value_iteration_agree_on_many_games() {
    for (int setting = 0; setting < 125; setting++) {
      for (int seed = 1000; seed < 1040; seed++) {
        agree(setting, seed);
      }
    }
  }

  private static void agree(int setting, int seed) {
    double scale = SCALES[setting / 25];
    Rules rules = new Rules(DISCOUNTS[setting / 5 % 5], LAMBDAS[setting % 5]);
    StochasticGame game =
        StochasticGames.random(seed, 12, rules, Observes.values()[seed % 2], scale);
    double[] leader = policy(game, seed);
    SoftPolicyIteration newton = new SoftPolicyIteration(game);
    double[] response = newton.respond(leader);
    SoftValueIteration sweeps = new SoftValueIteration(game, 1e-14);
    sweeps.respond(leader);
    double[] values = newton.followerValues();
    double largest = Math.max(Vectors.largest(values), Math.max(scale, game.entropy()));
    assertThat(values).containsExactly(sweeps.values(), within(1e-12 * largest));
    assertThat(newton.advantage())
        .isLessThanOrEqualTo(Math.max(1e-13 * game.entropy(), 1e-15 * largest));
    assertThat(newton.iterations()).isLessThanOrEqualTo(15);
    assertThat(response).doesNotContain(Double.NaN);
  }

  /** What is far from the start pays; every policy evaluation sees one state further. */
  @ParameterizedTest
  @EnumSource(Observes.class)
  void soft_policy_iteration_finds_the_end_of_a_long_corridor(Observes observes) {
    int length = 60;
    Actions actions =
        Actions.everywhere(
            Names.numbered(length), List.of("wait"), List.of("back", "on"), observes);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    double[] rewards = new double[2 * length];
    for (int s = 0; s < length; s++) {
      double[] back = new double[length];
      double[] on = new double[length];
      back[Math.max(0, s - 1)] = 1;
      on[Math.min(length - 1, s + 1)] = 1;
      transitions.dense(back).dense(on);
      rewards[2 * s] = s == 0 ? .001 : 0;
    }
    rewards[2 * length - 1] = 1;
    double[] start = new double[length];
    start[0] = 1;
    StochasticGame game =
        new StochasticGame(
            "corridor",
            new Rules(.999, 1e-6),
            actions,
            start,
            new double[2 * length],
            rewards,
            transitions.build());
    SoftPolicyIteration newton = new SoftPolicyIteration(game);
    double[] always = new double[length];
    Arrays.fill(always, 1);
    newton.respond(always);
    SoftValueIteration sweeps = new SoftValueIteration(game, 1e-14);
    sweeps.respond(always);
    double[] values = newton.followerValues();
    assertThat(values).containsExactly(sweeps.values(), within(1e-9));
    // without entropy gamma^(steps to the end) / (1 - gamma); entropy adds at most its whole sum
    for (int s = 0; s < length; s++) {
      double hard = Math.pow(.999, length - 1 - s) / .001;
      assertThat(values[s]).isBetween(hard - 1e-9, hard + 1e-6 * Math.log(2) / .001 + 1e-9);
    }
  }

  @Test
  void soft_value_iteration_is_within_its_bound() {
    for (int seed = 0; seed < 20; seed++) {
      StochasticGame game =
          StochasticGames.random(seed, 8, new Rules(.9, .1), Observes.values()[seed % 2], 1);
      double[] leader = policy(game, seed);
      SoftPolicyIteration exact = new SoftPolicyIteration(game);
      double[] expected = exact.respond(leader);
      SoftValueIteration rough = new SoftValueIteration(game, 1e-2);
      double[] response = rough.respond(leader);
      assertThat(rough.error()).isLessThanOrEqualTo(1e-2 * Vectors.largest(rough.values()));
      assertThat(rough.values())
          .containsExactly(exact.followerValues(), within(rough.error() + 1e-12));
      for (int r = 0; r < response.length; r++) {
        assertThat(Math.log(response[r]))
            .isCloseTo(Math.log(expected[r]), within(2 / game.entropy() * rough.error() + 1e-9));
      }
    }
  }

  /** 1.08e-4 at discount .9, lambda .1 and three actions: Proposition 1, computed by hand. */
  @Test
  void the_published_step_size_is_tiny() {
    assertThat(FollowerAscent.stepSize(.9, .1, 3)).isCloseTo(1.08e-4, within(5e-7));
    assertThat(FollowerAscent.stepSize(0, 0, 2)).isEqualTo(1.0 / 8);
  }

  @ParameterizedTest
  @EnumSource(Observes.class)
  void gradient_ascent_with_the_published_step_size_comes_to_the_best_response(Observes observes) {
    StochasticGame game = StochasticGames.twoStates(new Rules(.3, 2), observes);
    double[] leader = policy(game, 0);
    FollowerAscent ascent = new FollowerAscent(game, 100_000, 1e-6);
    double[] response = ascent.respond(leader);
    assertThat(ascent.advantage()).isLessThanOrEqualTo(1e-6);
    double[] expected = new SoftPolicyIteration(game).respond(leader);
    assertThat(response).containsExactly(expected, within(1e-5));
  }

  /** Steps are for rewards between 0 and 1: in other units the same policies come out. */
  @Test
  void gradient_ascent_does_not_depend_on_units() {
    StochasticGame game =
        StochasticGames.square(1, 3, 2, 3, new Rules(.5, .2), Observes.COMMITMENT);
    double[] rewards = Arrays.stream(game.followerRewards()).map(r -> 50 * r - 7).toArray();
    StochasticGame other =
        new StochasticGame(
            "other units",
            new Rules(.5, 10),
            game.actions(),
            game.start(),
            game.leaderRewards(),
            rewards,
            game.transitions());
    double[] leader = policy(game, 1);
    assertThat(new FollowerAscent(other, 500, 0).respond(leader))
        .containsExactly(new FollowerAscent(game, 500, 0).respond(leader), within(1e-10));
  }

  /** Against every pure policy of the follower; rewards are whole, so that there are many ties. */
  @ParameterizedTest
  @EnumSource(
      value = TieBreak.class,
      names = {"STRONG", "WEAK"})
  void policy_iteration_breaks_ties_as_declared(TieBreak ties) {
    int tied = 0;
    for (int seed = 0; seed < 60; seed++) {
      StochasticGame game = whole(seed, Observes.values()[seed % 2]);
      double[] leader = new double[game.actions().moves()];
      for (int s = 0; s < game.actions().stateCount(); s++) {
        leader[game.actions().firstMove(s)] = seed % 3 == 0 ? 1 : .5;
        leader[game.actions().firstMove(s) + 1] = seed % 3 == 0 ? 0 : .5;
      }
      PolicyIteration oracle = new PolicyIteration(game, ties);
      double[] response = oracle.respond(leader);
      assertThat(DoubleStream.of(response)).allMatch(p -> p == 0 || p == 1);
      Evaluation evaluation =
          new Evaluation(game, Policy.ofLeader(game.actions()), Policy.ofFollower(game.actions()));
      evaluation.leader().set(leader);
      double[] best = oracle.followerValues();
      double[] forLeader = oracle.leaderValues();
      int sign = ties == TieBreak.STRONG ? 1 : -1;
      for (int number = 0; number < 1 << game.actions().decisions(); number++) {
        double[] pure = new double[response.length];
        for (int i = 0; i < game.actions().decisions(); i++) {
          pure[game.actions().firstReply(i) + (number >> i & 1)] = 1;
        }
        evaluation.follower().set(pure);
        evaluation.prepare();
        evaluation.evaluateFollower();
        evaluation.evaluateLeader();
        boolean optimal = true;
        for (int s = 0; s < best.length; s++) {
          assertThat(evaluation.followerValues()[s]).isLessThanOrEqualTo(best[s] + 1e-9);
          optimal &= evaluation.followerValues()[s] >= best[s] - 1e-9;
        }
        for (int s = 0; optimal && s < best.length; s++) {
          assertThat(sign * evaluation.leaderValues()[s])
              .isLessThanOrEqualTo(sign * forLeader[s] + 1e-9);
          tied += Math.abs(evaluation.leaderValues()[s] - forLeader[s]) > 1e-6 ? 1 : 0;
        }
      }
    }
    assertThat(tied).as("ties that matter to the leader").isGreaterThan(100);
  }

  /** Three states, two actions each, rewards 0 or 1, transitions in quarters. */
  private static StochasticGame whole(int seed, Observes observes) {
    Actions actions =
        Actions.everywhere(Names.numbered(3), Names.numbered(2), Names.numbered(2), observes);
    double[] draws = StochasticGames.logits(seed, 4 * actions.outcomes(), 1);
    double[] leader = new double[actions.outcomes()];
    double[] follower = new double[actions.outcomes()];
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (int k = 0; k < leader.length; k++) {
      leader[k] = draws[4 * k] > 0 ? 1 : 0;
      follower[k] = draws[4 * k + 1] > 0 ? 1 : 0;
      double[] row = new double[3];
      row[draws[4 * k + 2] > 0 ? 0 : 1] += .75;
      row[draws[4 * k + 3] > 0 ? 1 : 2] += .25;
      transitions.dense(row);
    }
    double[] start = {.5, .25, .25};
    return new StochasticGame(
        "whole", new Rules(.75, 0), actions, start, leader, follower, transitions.build());
  }

  @Test
  void as_lambda_vanishes_soft_values_approach_those_of_policy_iteration() {
    for (int seed = 0; seed < 20; seed++) {
      Observes observes = Observes.values()[seed % 2];
      StochasticGame soft = StochasticGames.random(seed, 8, new Rules(.9, 1e-6), observes, 1);
      StochasticGame hard = StochasticGames.random(seed, 8, new Rules(.9, 0), observes, 1);
      double[] leader = policy(soft, seed);
      SoftPolicyIteration regularised = new SoftPolicyIteration(soft);
      regularised.respond(leader);
      PolicyIteration plain = new PolicyIteration(hard, TieBreak.STRONG);
      plain.respond(leader);
      // the bonus is at most lambda log 5 / (1 - gamma)
      assertThat(regularised.followerValues())
          .containsExactly(plain.followerValues(), within(1e-6 * Math.log(5) / .1));
    }
  }

  @Test
  void oracles_refuse_games_that_are_not_theirs() {
    StochasticGame hard = StochasticGames.twoStates(new Rules(.8, 0), Observes.COMMITMENT);
    StochasticGame soft = StochasticGames.twoStates(new Rules(.8, .5), Observes.COMMITMENT);
    assertThatThrownBy(() -> new SoftPolicyIteration(hard))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("entropy 0, expected a positive weight");
    assertThatThrownBy(() -> new SoftValueIteration(hard, 1e-9))
        .hasMessage("entropy 0, expected a positive weight");
    assertThatThrownBy(() -> new FollowerAscent(hard, 10, 1e-9))
        .hasMessage("entropy 0, expected a positive weight");
    assertThatThrownBy(() -> new PolicyIteration(soft, TieBreak.STRONG))
        .hasMessage("entropy 0.5, expected 0: a regularised response is never pure");
    assertThatThrownBy(() -> new PolicyIteration(hard, TieBreak.EQUILIBRIUM))
        .hasMessage("tie-break [equilibrium], expected strong or weak");
  }

  private static double[] policy(StochasticGame game, int seed) {
    Policy policy = Policy.ofLeader(game.actions());
    policy.softmax(StochasticGames.logits(seed, game.actions().moves(), 1 + 3 * (seed % 3)), 1);
    return policy.probabilities();
  }
}
