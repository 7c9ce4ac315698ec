package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Run;
import org.firstmover.solvers.normalform.MultipleLinearPrograms;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of commitment in closed form, each with its proof. */
@Tag("slow")
class GamutValuesTest {
  static Stream<Arguments> sizesAndSeeds() {
    return Stream.of(3, 10, 30)
        .flatMap(size -> Stream.of(0L, 1L, 2L, 3L).map(seed -> Arguments.of(size, seed)));
  }

  /** Who commits to the first time is the first: to grab later beats to grab at the same time. */
  @ParameterizedTest
  @MethodSource("sizesAndSeeds")
  void grab_the_dollar_is_worth_the_high_prize(int size, long seed) {
    NormalFormGame game = game("gamut-grab-the-dollar", size, seed, Map.of());
    assertValue(game, game.leader().get(0, 1));
  }

  /** 1 is the most, and the follower too wants to be elsewhere. */
  @ParameterizedTest
  @CsvSource({"3", "10", "30"})
  void dispersion_is_worth_one(int size) {
    assertValue(game("gamut-dispersion", size, 0, Map.of()), 1);
  }

  /**
   * In a game of constant sum to commit is to play maximin, and by symmetry that is half the sum
   * (J. von Neumann, Zur Theorie der Gesellschaftsspiele, Mathematische Annalen 100, 1928).
   */
  @ParameterizedTest
  @MethodSource("sizesAndSeeds")
  void location_is_worth_half_the_customers(int size, long seed) {
    assertValue(game("gamut-location", size, seed, Map.of()), 0.5);
  }

  /**
   * With n times, cost c and valuations v and w of leader and follower. If c (n - 1) >= w / 2, the
   * threat to stay to the end makes the follower quit at once: to quit later costs, and to stay as
   * long brings w / 2 - c (n - 1). That is worth v, the most there is. Otherwise staying to the end
   * is at least as good for him as any other time j, and as good only if the leader always quits
   * before j; then she has at most 0. So she quits at once, or stays as well for v / 2 - c (n - 1).
   */
  @ParameterizedTest
  @CsvSource({"0", "0.001", "0.01", "0.02", "0.05", "0.1", "0.2", "0.25", "1"})
  void war_of_attrition_is_worth_the_valuation_if_time_is_dear(double cost) {
    for (int size : new int[] {2, 3, 10, 30}) {
      for (long seed = 0; seed < 8; seed++) {
        NormalFormGame game = game("gamut-war-of-attrition", size, seed, Map.of("cost", "" + cost));
        double leader = game.leader().get(1, 0);
        double follower = game.follower().get(0, 1);
        double whole = cost * (size - 1);
        assertValue(game, whole >= follower / 2 ? leader : Math.max(0, leader / 2 - whole));
      }
    }
  }

  /**
   * No payoff exceeds (benefit - cost) x own effort + base, and the follower matches the highest.
   */
  @ParameterizedTest
  @CsvSource({"0.6, 0.2, 0.1", "-3, 5, 4.5", "0, 1, 0.01"})
  void minimum_effort_is_worth_the_highest_effort(double base, double benefit, double cost) {
    for (int size : new int[] {3, 10, 30}) {
      NormalFormGame game =
          game(
              "gamut-minimum-effort",
              size,
              0,
              Map.of("base", "" + base, "benefit", "" + benefit, "cost", "" + cost));
      assertValue(game, base + (benefit - cost) * size);
    }
  }

  /**
   * A claim c above the lowest is answered by c - 1 alone: that brings c - 1 + reward, more than c
   * and than any other, and leaves c - 1 - reward. The lowest claim is answered by itself.
   */
  @ParameterizedTest
  @CsvSource({"2, 1.5", "2, 2", "2, 7", "0, 1.125", "180, 5"})
  void the_best_pure_claim_is_the_highest_or_the_lowest(int lowest, double reward) {
    for (int size : new int[] {2, 3, 10, 30}) {
      NormalFormGame game =
          game(
              "gamut-travelers-dilemma",
              size,
              0,
              Map.of("lowest", "" + lowest, "reward", "" + reward));
      int highest = lowest + size - 1;
      double expected = Math.max(lowest, highest - 1 - reward);
      double tried =
          IntStream.range(0, size)
              .mapToDouble(
                  i -> ExactValues.value(game, ExactValues.pure(size, i), true).doubleValue())
              .max()
              .orElseThrow();
      assertThat(tried).isEqualTo(expected);
      Solution pure = Firstmover.solve(game, Optional.of("best-pure"), Map.of(), Run.withSeed(0));
      assertThat(pure.leader().value()).isEqualTo(expected);
      assertThat(Firstmover.solve(game).leader().value()).isGreaterThanOrEqualTo(expected - 1e-9);
    }
  }

  /**
   * One site: the least inspection that deters, gain / (gain + penalty), or none at all. In between
   * the inspector's value is linear and below the former.
   */
  @Test
  void inspection_of_one_site_deters_or_gives_up() {
    int deterred = 0;
    for (long seed = 0; seed < 50; seed++) {
      NormalFormGame game = game("gamut-inspection", 2, seed, Map.of("cost", "0.8"));
      double gain = game.follower().get(1, 0);
      double penalty = -game.follower().get(0, 0);
      double deterring = -0.8 * gain / (gain + penalty);
      double givingUp = game.leader().get(1, 0);
      assertValue(game, Math.max(deterring, givingUp));
      deterred += deterring > givingUp ? 1 : 0;
    }
    assertThat(deterred).isBetween(10, 40);
  }

  @ParameterizedTest
  @MethodSource("sizesAndSeeds")
  void inspection_has_the_value_of_a_search_along_the_inspectees_utility(int size, long seed) {
    for (double cost : new double[] {0, 0.1, 1}) {
      NormalFormGame game = game("gamut-inspection", size, seed, Map.of("cost", "" + cost));
      assertValue(game, inspection(game, cost));
    }
  }

  /**
   * To leave the inspectee the utility u takes at least p_k(u) = max(0, (gain_k - u) / (gain_k +
   * penalty_k)) of inspections at each site k, in sum S(u) <= 1. He then violates at some j with
   * gain_j >= u, which is worth -(1 - p_j(u)) loss_j - cost S(u), or complies if u = 0, which is
   * worth -cost S(0). Between the gains all is linear in u: the least u and the gains above it are
   * enough to try. After C. Kiekintveld et al., AAMAS 2009 (ORIGAMI).
   */
  private static double inspection(NormalFormGame game, double cost) {
    int sites = game.leaderActions().size() - 1;
    Payoffs inspectee = game.follower();
    double[] gain = IntStream.range(0, sites).mapToDouble(k -> inspectee.get(sites, k)).toArray();
    double[] slope =
        IntStream.range(0, sites).mapToDouble(k -> 1 / (gain[k] - inspectee.get(k, k))).toArray();
    double least = leastUtility(gain, slope);
    double best = least == 0 ? -cost * inspections(gain, slope, 0) : Double.NEGATIVE_INFINITY;
    for (int j = 0; j < sites; j++) {
      for (int k = -1; k < sites; k++) {
        double utility = k < 0 ? least : gain[k];
        if (utility >= least && utility <= gain[j]) {
          double missed = 1 - (gain[j] - utility) * slope[j];
          double value =
              missed * game.leader().get(sites, j) - cost * inspections(gain, slope, utility);
          best = Math.max(best, value);
        }
      }
    }
    return best;
  }

  private static double inspections(double[] gain, double[] slope, double utility) {
    return IntStream.range(0, gain.length)
        .mapToDouble(k -> Math.max(0, gain[k] - utility) * slope[k])
        .sum();
  }

  /** The root of S(u) = 1 on the piece above the largest gain at which S exceeds 1, or 0. */
  private static double leastUtility(double[] gain, double[] slope) {
    double start =
        DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(gain))
            .filter(u -> inspections(gain, slope, u) > 1)
            .max()
            .orElse(-1);
    if (start < 0) {
      return 0;
    }
    double steepness =
        IntStream.range(0, gain.length)
            .filter(k -> gain[k] > start)
            .mapToDouble(k -> slope[k])
            .sum();
    return start + (inspections(gain, slope, start) - 1) / steepness;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "travelers-dilemma",
        "grab-the-dollar",
        "dispersion",
        "location",
        "war-of-attrition",
        "minimum-effort",
        "inspection"
      })
  void large_degenerate_games_are_proved_optimal(String name) {
    NormalFormGame game = game("gamut-" + name, 100, 3, Map.of());
    Solution solution = new MultipleLinearPrograms().solve(game);
    assertThat(solution.status()).isEqualTo(Status.OPTIMAL);
    assertThat(solution.certificate().verified()).isTrue();
  }

  private static void assertValue(NormalFormGame game, double expected) {
    for (String method : GoldenTest.exactMethods(game)) {
      Solution solution = Firstmover.solve(game, Optional.of(method), Map.of(), Run.withSeed(0));
      assertThat(solution.status()).as(method).isEqualTo(Status.OPTIMAL);
      assertThat(solution.leader().value())
          .as(method + " on " + game)
          .isCloseTo(expected, within(1e-9 * (1 + game.leader().range())));
    }
  }

  private static NormalFormGame game(
      String name, int actions, long seed, Map<String, String> others) {
    Map<String, String> given = new HashMap<>(Map.of("actions", "" + actions));
    given.putAll(others);
    return (NormalFormGame) Games.of(Catalog.find(name).orElseThrow(), given, seed);
  }
}
