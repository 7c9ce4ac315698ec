package org.firstmover.solvers.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.StochasticGame.Rules;
import org.firstmover.game.stochastic.TabularSimulator;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampledDerivativesTest {
  private static final double[] LEADER = {.2, -.1, 0, .3};
  private static final double[] FOLLOWER = {.5, 0, -.4, .1};

  /** A game and where its derivatives are wanted. */
  private record Place(String name, StochasticGame game, double[] leader, double[] follower) {
    static Place random(String name, StochasticGame game, long seed) {
      return new Place(
          name,
          game,
          StochasticGames.logits(seed, game.actions().moves(), 1),
          StochasticGames.logits(seed + 100, game.actions().replies(), 1));
    }
  }

  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (Observes observes : Observes.values()) {
      String how = ", " + observes.text();
      StochasticGame two = StochasticGames.twoStates(new Rules(.8, .5), observes);
      double[] follower =
          observes == Observes.ACTION ? StochasticGames.logits(3, 8, 0.5) : FOLLOWER;
      places.add(new Place("two states" + how, two, LEADER, follower));
      places.add(
          new Place(
              "best response" + how,
              two,
              LEADER,
              logarithms(new RegularisedProblem(two).respond(LEADER))));
      places.add(
          Place.random("one state" + how, square(1, 1, 3, 4, new Rules(.5, .2), observes), 1));
      places.add(
          Place.random("no discount" + how, square(2, 3, 2, 3, new Rules(0, 1), observes), 2));
      places.add(
          Place.random("four states" + how, square(3, 4, 3, 2, new Rules(.9, .1), observes), 3));
      places.add(
          Place.random(
              "uneven" + how, StochasticGames.random(5, 4, new Rules(.7, 2), observes, 3), 4));
    }
    return places;
  }

  private static StochasticGame square(
      long seed, int states, int moves, int replies, Rules rules, Observes observes) {
    return StochasticGames.square(seed, states, moves, replies, rules, observes);
  }

  private static double[] logarithms(double[] probabilities) {
    double[] logarithms = new double[probabilities.length];
    for (int k = 0; k < logarithms.length; k++) {
      logarithms[k] = Math.log(probabilities[k]);
    }
    return logarithms;
  }

  /** How far estimates are from exact values, in standard errors. */
  private static List<Double> distances(Place place, int trajectories, long seed) {
    SampledDerivatives sampled =
        SampledDerivatives.of(
            new TabularSimulator(place.game),
            place.leader,
            place.follower,
            trajectories,
            Run.withSeed(seed));
    ExactDerivatives exact = new ExactDerivatives(place.game, place.leader, place.follower);
    List<Double> distances = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      double[] expected = exact.of(quantity);
      double[] mean = sampled.mean(quantity);
      double[] errors = sampled.standardErrors(quantity);
      for (int k = 0; k < expected.length; k++) {
        // differences are good to about 1e-5
        double tiny = 1e-5 * (1 + Math.abs(expected[k]));
        double off = Math.max(0, Math.abs(mean[k] - expected[k]) - tiny);
        distances.add(off == 0 ? 0 : off / errors[k]);
      }
    }
    return distances;
  }

  private static double largest(List<Double> distances) {
    return distances.stream().mapToDouble(d -> d).max().orElse(0);
  }

  /**
   * Over a thousand comparisons: each may fail with a probability of 1e-6 (4.9 standard errors).
   */
  @Test
  void a_slice_of_trajectories_is_as_near_to_exact_values_as_chance_lets_it() {
    for (Place place : places()) {
      assertThat(largest(distances(place, 50_000, 1))).as(place.name).isLessThan(4.9);
    }
  }

  @ParameterizedTest
  @Tag("full")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_million_trajectories_are_as_near_to_exact_values_as_chance_lets_them(
      long seed, TestReporter reporter) {
    List<Double> all = new ArrayList<>();
    for (Place place : places()) {
      List<Double> distances = distances(place, 1_000_000, seed);
      reporter.publishEntry(
          place.name,
          String.format(
              Locale.ROOT,
              "%d numbers, %d beyond 3, largest %.2f",
              distances.size(),
              distances.stream().filter(d -> d > 3).count(),
              largest(distances)));
      assertThat(largest(distances)).as(place.name).isLessThan(4.5);
      all.addAll(distances);
    }
    assertThat(all.stream().filter(d -> d <= 3).count())
        .isGreaterThanOrEqualTo(all.size() * 99 / 100);
  }

  /** Both published to eight digits, found by finite differences. */
  @Test
  void the_two_state_game_has_the_published_hessian_and_mixed_term() {
    StochasticGame game = StochasticGames.twoStates(new Rules(.8, .5), Observes.COMMITMENT);
    SampledDerivatives sampled =
        SampledDerivatives.of(
            new TabularSimulator(game), LEADER, FOLLOWER, 200_000, Run.withSeed(2));
    double[] hessian = sampled.mean(Quantity.HESSIAN);
    double[] errors = sampled.standardErrors(Quantity.HESSIAN);
    assertThat(hessian[0]).isCloseTo(-.40369006, within(4 * errors[0]));
    assertThat(hessian[2]).isCloseTo(-.12788887, within(4 * errors[2]));
    assertThat(hessian[10]).isCloseTo(.10711641, within(4 * errors[10]));
    // without the slope of the entropy bonus H would be off by lambda d p (1 - p), some 0.3
    assertThat(errors[0]).isLessThan(0.05);
    double[] mixed = sampled.mean(Quantity.MIXED);
    double[] mixedErrors = sampled.standardErrors(Quantity.MIXED);
    double[] first = {.08745386, -.08745386, -.12634744, .12634744};
    double[] third = {-.19578538, .19578538, -.22677387, .22677387};
    for (int m = 0; m < 4; m++) {
      assertThat(mixed[m]).isCloseTo(first[m], within(4 * mixedErrors[m]));
      assertThat(mixed[8 + m]).isCloseTo(third[m], within(4 * mixedErrors[8 + m]));
    }
  }

  @ParameterizedTest
  @EnumSource(Observes.class)
  void any_number_of_threads_gives_the_same_bits(Observes observes) {
    StochasticGame game = StochasticGames.square(3, 4, 3, 2, new Rules(.9, .1), observes);
    Place place = Place.random("four states", game, 1);
    SampledDerivatives one = sampled(place, 1);
    SampledDerivatives two = sampled(place, 2);
    for (Quantity quantity : Quantity.values()) {
      assertThat(two.mean(quantity)).isEqualTo(one.mean(quantity));
      assertThat(two.standardErrors(quantity)).isEqualTo(one.standardErrors(quantity));
    }
    assertThat(one.trajectories()).isEqualTo(3000);
  }

  private static SampledDerivatives sampled(Place place, int threads) {
    return SampledDerivatives.of(
        new TabularSimulator(place.game),
        place.leader,
        place.follower,
        3000,
        new Run(7, threads, Limits.NONE, Progress.SILENT));
  }

  @Test
  void bad_input_is_refused() {
    StochasticGame game = StochasticGames.twoStates(new Rules(.8, .5), Observes.COMMITMENT);
    assertThatThrownBy(() -> estimate(game, new double[3], FOLLOWER, 1000))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("3 numbers")
        .hasMessageContaining("leader logits")
        .hasMessageContaining("4 finite numbers");
    assertThatThrownBy(() -> estimate(game, LEADER, new double[] {0, Double.NaN, 0, 0}, 1000))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("not finite")
        .hasMessageContaining("follower logits");
    assertThatThrownBy(() -> estimate(game, LEADER, FOLLOWER, 99))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("99")
        .hasMessageContaining("at least 100");
    StochasticGame large =
        StochasticGames.square(1, 250, 2, 4, new Rules(.5, 1), Observes.COMMITMENT);
    assertThatThrownBy(() -> estimate(large, new double[500], new double[1000], 1000))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("1000 replies and 500 moves")
        .hasMessageContaining("Hessian");
  }

  private static SampledDerivatives estimate(
      StochasticGame game, double[] leader, double[] follower, int trajectories) {
    return SampledDerivatives.of(
        new TabularSimulator(game), leader, follower, trajectories, Run.withSeed(1));
  }
}
