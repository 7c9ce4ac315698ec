package org.firstmover.solvers.normalform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Options;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import org.firstmover.solvers.normalform.EquilibriumSearch.State;
import org.firstmover.testing.RandomGames;
import org.firstmover.testing.SupportEnumeration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class NashEquilibriumTest {
  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @Test
  void tiny_games_have_the_values_of_linear_programmes_over_all_supports() {
    tiny(0, 150);
  }

  @Test
  @Tag("full")
  void thousands_of_tiny_games_have_the_values_of_linear_programmes_over_all_supports() {
    tiny(1000, 3000);
  }

  /** Payoffs 0 to 2, 0 to 1 and -1000 to 1000 in turn, the first two degenerate nearly always. */
  private static void tiny(long from, long to) {
    for (long seed = from; seed < to; seed++) {
      RandomStream random = RandomStream.of(seed);
      int top = new int[] {2, 1, 2000}[(int) (seed % 3)];
      NormalFormGame game = whole(random, 3, seed % 2 == 0 ? 3 : 4, top);
      SupportPrograms oracle = new SupportPrograms(game);
      double tolerance = 1e-9 * (1 + top);
      assertThat(best(game)).as("seed " + seed).isCloseTo(oracle.best(), within(tolerance));
      assertThat(worst(game)).as("seed " + seed).isCloseTo(oracle.worst(), within(tolerance));
    }
  }

  @Test
  void no_equilibrium_of_equal_supports_is_better_or_worse() {
    for (long seed = 0; seed < 300; seed++) {
      NormalFormGame game =
          seed % 3 == 0 ? RandomGames.normalForm(seed, 6) : whole(RandomStream.of(seed), 5, 6, 2);
      double tolerance = 1e-9 * (1 + game.leader().range());
      double best = best(game) + tolerance;
      double worst = worst(game) - tolerance;
      for (var equilibrium : SupportEnumeration.equilibria(game)) {
        assertThat(equilibrium.leaderValue()).as("seed " + seed).isBetween(worst, best);
      }
    }
  }

  @Test
  void nondegenerate_games_have_the_equilibria_of_equal_supports_and_no_others() {
    for (long seed = 0; seed < 60; seed++) {
      NormalFormGame game = uniform(seed, 6, 5);
      List<double[]> known =
          SupportEnumeration.equilibria(game).stream()
              .map(e -> joined(e.leader(), e.follower()))
              .toList();
      List<double[]> found =
          ExtremeEquilibria.of(game)
              .equilibria()
              .map(e -> joined(e.leader(), e.follower()))
              .toList();
      assertThat(found).as("seed " + seed).hasSameSizeAs(known);
      assertThat(found).allMatch(one -> known.stream().anyMatch(other -> near(one, other)));
      assertThat(found.size() % 2).as("Lemke and Howson's theorem on parity").isEqualTo(1);
    }
  }

  @Test
  void lemke_howson_paths_end_in_extreme_equilibria() {
    for (long seed = 0; seed < 20; seed++) {
      NormalFormGame game = uniform(seed, 8, 8);
      List<double[]> all =
          ExtremeEquilibria.of(game)
              .equilibria()
              .map(e -> joined(e.leader(), e.follower()))
              .toList();
      LemkeHowson paths = new LemkeHowson(game);
      for (int label = 0; label < 16; label++) {
        Equilibrium end = paths.path(label, () -> true).orElseThrow();
        double[] found = joined(end.leader(), end.follower());
        assertThat(all).as("seed " + seed).anyMatch(known -> near(known, found));
      }
    }
  }

  /** Degenerate: the paths must not cycle, and end between the extremes. */
  @Test
  void lemke_howson_paths_of_degenerate_games_end_between_the_extremes() {
    for (long seed = 0; seed < 100; seed++) {
      NormalFormGame game = whole(RandomStream.of(seed), 10, 10, (int) (seed % 3));
      LemkeHowson paths = new LemkeHowson(game);
      double best = best(game) + 1e-9;
      double worst = worst(game) - 1e-9;
      for (int label = 0; label < 20; label++) {
        int[] left = {5_000};
        Equilibrium end = paths.path(label, () -> left[0]-- > 0).orElseThrow();
        assertThat(end.leaderValue()).isBetween(worst, best);
      }
    }
  }

  /** T. Quint, M. Shubik, International Journal of Game Theory 26, 1997: 2^n - 1 of them. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "5, 31", "10, 1023"})
  void the_identity_game_has_an_equilibrium_for_each_set_of_actions(int size, int count) {
    NormalFormGame game = of(size, (i, j) -> i == j ? 1 : 0, (i, j) -> i == j ? 1 : 0);
    assertThat(ExtremeEquilibria.of(game).count()).isEqualTo(count);
    assertThat(best(game)).isEqualTo(1);
    assertThat(worst(game)).isCloseTo(1.0 / size, within(1e-15));
  }

  /** Effort e costs 2 and is worth 3 times the least one: all do the same, any. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10, 30})
  void minimum_effort_is_between_the_least_and_the_most_effort(int size) {
    NormalFormGame game =
        of(
            size,
            (i, j) -> 10 + 3 * Math.min(i, j) - 2 * i,
            (i, j) -> 10 + 3 * Math.min(i, j) - 2 * j);
    assertThat(best(game)).isCloseTo(10 + size - 1, within(1e-9));
    assertThat(worst(game)).isCloseTo(10, within(1e-9));
  }

  /** If both choose at random, each meets the other once in n; none can be held to less. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 10, 30})
  void dispersion_is_between_random_and_agreed_places(int size) {
    NormalFormGame game = of(size, (i, j) -> i == j ? 0 : 1, (i, j) -> i == j ? 0 : 1);
    assertThat(best(game)).isEqualTo(1);
    assertThat(worst(game)).isCloseTo(1 - 1.0 / size, within(1e-12));
  }

  /** K. Basu, 1994: the least claim, 2, is the only equilibrium. Some paths are of length 2^n. */
  @ParameterizedTest
  @ValueSource(ints = {3, 10, 40, 99})
  void travelers_make_the_least_claim(int size) {
    NormalFormGame game =
        of(
            size,
            (i, j) -> 2 + Math.min(i, j) + 2 * Integer.signum(j - i),
            (i, j) -> 2 + Math.min(i, j) + 2 * Integer.signum(i - j));
    for (NashEquilibrium method : List.of(NashEquilibrium.best(), NashEquilibrium.worst())) {
      Solution solution = method.solve(game, allowed(100), Run.withSeed(0));
      assertThat(solution.leader().value()).isEqualTo(2);
    }
  }

  /** All outcomes are equilibria; what is best and worst depends on the follower alone. */
  @Test
  void of_indifferent_players_everything_is_an_equilibrium() {
    NormalFormGame game = of(10, (i, j) -> j, (i, j) -> 7);
    assertThat(ExtremeEquilibria.of(game).count()).isEqualTo(100);
    assertThat(best(game)).isEqualTo(9);
    assertThat(worst(game)).isEqualTo(0);
    NormalFormGame large = of(30, (i, j) -> j, (i, j) -> 7);
    assertThat(best(large)).isEqualTo(29);
    assertThat(worst(large)).isEqualTo(0);
  }

  @Test
  void games_of_twenty_actions_are_enumerated_whatever_their_shape() {
    for (int rows = 1; rows < 20; rows += 3) {
      NormalFormGame game = uniform(rows, rows, 20 - rows);
      Solution solution = NashEquilibrium.best().solve(game);
      assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
      assertThat(solution.statusNote()).isEmpty();
      assertThat(solution.work()).containsOnlyKeys("extreme equilibria", "vertices");
    }
    NormalFormGame larger = uniform(1, 10, 11);
    assertThatThrownBy(() -> ExtremeEquilibria.of(larger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected at most 20 actions");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void large_games_are_answered_by_a_verified_equilibrium_and_say_that_there_may_be_more(
      long seed) {
    Options tenth = allowed(200);
    for (NormalFormGame game : List.of(uniform(seed, 100, 100), covariant(seed, 100, -0.9))) {
      Solution best = NashEquilibrium.best().solve(game, tenth, Run.withSeed(0));
      Solution worst = NashEquilibrium.worst().solve(game, tenth, Run.withSeed(0));
      for (Solution solution : List.of(best, worst)) {
        assertThat(solution.status()).isEqualTo(Status.LIMIT);
        assertThat(solution.tieBreak()).isEqualTo(TieBreak.EQUILIBRIUM);
        assertThat(solution.certificate().verified()).isTrue();
        assertThat(solution.work().get("equilibria")).isGreaterThanOrEqualTo(1);
        assertThat(solution.statusNote()).matches("not exhaustive: equilibria \\d+, labels .*");
      }
      assertThat(best.leader().value()).isGreaterThanOrEqualTo(worst.leader().value());
    }
  }

  @Test
  void what_a_search_finds_in_a_larger_game_is_between_the_extremes_of_the_same_game() {
    for (long seed = 0; seed < 10; seed++) {
      NormalFormGame small = uniform(seed, 8, 9);
      Payoffs leader = small.leader().select(16, i -> i % 8, 9, j -> j);
      Payoffs follower = small.follower().select(16, i -> i % 8, 9, j -> j);
      NormalFormGame twice =
          new NormalFormGame("", Names.numbered(16), Names.numbered(9), leader, follower);
      assertThat(NashEquilibrium.best().solve(twice).status()).isEqualTo(Status.LIMIT);
      assertThat(best(twice)).isLessThanOrEqualTo(best(small) + 1e-9);
      assertThat(worst(twice)).isGreaterThanOrEqualTo(worst(small) - 1e-9);
    }
  }

  @Test
  void a_search_that_was_stopped_goes_on_to_the_same_end() {
    NormalFormGame game = uniform(5, 25, 25);
    EquilibriumSearch whole = new EquilibriumSearch(game, 2_000, Run.withSeed(0));
    State end = whole.from(whole.start());
    State state = whole.start();
    int parts = 0;
    while (state.label() < 50 && parts++ < 200) {
      Run run = new Run(0, 1, new Limits(100 * parts, Duration.ofDays(1)), Progress.SILENT);
      state = new EquilibriumSearch(game, 2_000, run).from(state);
    }
    assertThat(parts).isBetween(3, 199);
    assertThat(state.spent()).isEqualTo(end.spent());
    assertThat(state.mixed()).hasSameSizeAs(end.mixed());
    for (int e = 0; e < end.mixed().size(); e++) {
      assertThat(state.mixed().get(e).leader()).isEqualTo(end.mixed().get(e).leader());
    }
  }

  @Test
  void a_limit_ends_the_search_but_not_before_an_equilibrium() {
    NormalFormGame game = covariant(3, 60, -0.9);
    Run none = new Run(0, 1, new Limits(0, Duration.ofDays(1)), Progress.SILENT);
    Solution solution = NashEquilibrium.best().solve(game, allowed(2_000), none);
    assertThat(solution.work().get("labels")).isLessThan(5);
    assertThat(solution.work().get("equilibria")).isGreaterThanOrEqualTo(1);
    Solution little = NashEquilibrium.best().solve(game, allowed(20), Run.withSeed(0));
    assertThat(little.work().get("labels")).isBetween(1L, 119L);
    assertThat(little.work().get("pivots")).isLessThan(20_000_000 / 3_600 + 10);
  }

  /** Zero-sum in effect and without a pure equilibrium; each path needs more than is allowed. */
  @Test
  void if_no_path_is_short_enough_the_error_says_how_to_allow_more() {
    NormalFormGame game = covariant(3, 100, -1);
    Options little = allowed(1);
    assertThatThrownBy(() -> NashEquilibrium.best().solve(game, little, Run.withSeed(0)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("option work")
        .hasMessageContaining("Maybe allow more");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-100, 1e-9, 1e9, 1e100})
  void the_unit_of_the_payoffs_changes_nothing(double unit) {
    for (int size : new int[] {8, 30}) {
      NormalFormGame game = uniform(1, size, size);
      NormalFormGame scaled =
          NormalFormGame.of(scaled(game.leader(), unit), scaled(game.follower(), unit));
      assertThat(best(scaled) / unit).isCloseTo(best(game), within(1e-9));
      assertThat(worst(scaled) / unit).isCloseTo(worst(game), within(1e-9));
    }
  }

  private static Options allowed(int millions) {
    return Options.defaults(List.of(NashEquilibrium.WORK)).with(NashEquilibrium.WORK, millions);
  }

  private static double best(NormalFormGame game) {
    return NashEquilibrium.best().solve(game).leader().value();
  }

  private static double worst(NormalFormGame game) {
    return NashEquilibrium.worst().solve(game).leader().value();
  }

  private interface Payoff {
    double at(int row, int column);
  }

  private static NormalFormGame of(int size, Payoff leader, Payoff follower) {
    return NormalFormGame.of(table(size, size, leader), table(size, size, follower));
  }

  private static double[][] table(int rows, int columns, Payoff payoff) {
    double[][] table = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        table[i][j] = payoff.at(i, j);
      }
    }
    return table;
  }

  private static NormalFormGame whole(RandomStream random, int rows, int columns, int top) {
    return NormalFormGame.of(
        table(rows, columns, (i, j) -> random.nextInt(0, top)),
        table(rows, columns, (i, j) -> random.nextInt(0, top)));
  }

  private static NormalFormGame uniform(long seed, int rows, int columns) {
    RandomStream random = RandomStream.of(seed);
    return NormalFormGame.of(
        table(rows, columns, (i, j) -> random.nextDouble()),
        table(rows, columns, (i, j) -> random.nextDouble()));
  }

  private static NormalFormGame covariant(long seed, int size, double correlation) {
    RandomStream random = RandomStream.of(seed);
    double[][] leader = table(size, size, (i, j) -> random.nextGaussian());
    double own = Math.sqrt(1 - correlation * correlation);
    return NormalFormGame.of(
        leader,
        table(size, size, (i, j) -> correlation * leader[i][j] + own * random.nextGaussian()));
  }

  private static double[][] scaled(Payoffs payoffs, double unit) {
    return table(payoffs.rows(), payoffs.columns(), (i, j) -> unit * payoffs.get(i, j));
  }

  private static double[] joined(double[] x, double[] y) {
    double[] both = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, both, x.length, y.length);
    return both;
  }

  private static boolean near(double[] p, double[] q) {
    for (int i = 0; i < p.length; i++) {
      if (Math.abs(p[i] - q[i]) > 1e-9) {
        return false;
      }
    }
    return true;
  }
}
