package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstmover.catalog.Catalog;
import org.firstmover.catalog.hierarchy.Subsidies;
import org.firstmover.formats.Source;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.hierarchy.Equilibrium;
import org.firstmover.solvers.hierarchy.EquilibriumOracle;
import org.firstmover.solvers.hierarchy.TotalDerivative;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients through the equilibria of the catalog's games, and of games solved elsewhere. */
class HierarchyGradientTest {
  private static final double STEP = 1e-3;

  static Stream<Arguments> games() {
    return Stream.of(
            new String[] {"subsidies", "followers", "2", "actions", "4"},
            new String[] {"subsidies", "followers", "3", "actions", "3"},
            new String[] {"defender-coordination", "targets", "24", "patrol", "1.5"},
            new String[] {"cyber-insurance", "customers", "4"})
        .flatMap(
            game ->
                IntStream.range(0, 20)
                    .mapToObj(
                        seed ->
                            Arguments.of(
                                game[0],
                                game.length == 3
                                    ? Map.of(game[1], game[2])
                                    : Map.of(game[1], game[2], game[3], game[4]),
                                seed)));
  }

  /** Along a random direction; differences at h and h/2, extrapolated (L. F. Richardson 1911). */
  @ParameterizedTest
  @MethodSource("games")
  void gradients_of_the_catalog_are_the_differences(
      String name, Map<String, String> parameters, int seed) {
    HierarchyGame game =
        (HierarchyGame) Games.of(Catalog.find(name).orElseThrow(), parameters, seed);
    RandomStream random = RandomStream.of(seed).child("leader");
    for (int trial = 0; trial < 50; trial++) {
      double[] leader = inside(game, random);
      TotalDerivative total = TotalDerivative.at(game, leader);
      double[] direction = new double[leader.length];
      Arrays.setAll(direction, j -> random.nextGaussian() / Math.sqrt(leader.length));
      double[] expected = differences(game, total, leader, direction);
      if (total.kink() || expected.length == 0) {
        continue;
      }
      agrees(total.gradient(), direction, expected[0]);
      for (int k = 0; k < total.jacobian().length; k++) {
        agrees(total.jacobian()[k], direction, expected[1 + k]);
      }
      return;
    }
    throw new AssertionError("no regular point");
  }

  private static void agrees(double[] gradient, double[] direction, double expected) {
    double slope = 0;
    double norm = 0;
    for (int j = 0; j < gradient.length; j++) {
      slope += gradient[j] * direction[j];
      norm += gradient[j] * gradient[j];
    }
    assertThat(slope).isCloseTo(expected, within(1e-6 * Math.sqrt(norm)));
  }

  /** In the middle half of her bounds, or of [0, 1] where there are none. */
  private static double[] inside(HierarchyGame game, RandomStream random) {
    double[] leader = new double[game.variables().leaderSize()];
    double[] lower = game.variables().lower();
    double[] upper = game.variables().upper();
    for (int j = 0; j < leader.length; j++) {
      double low = Double.isFinite(lower[j]) ? lower[j] : 0;
      double high = Double.isFinite(upper[j]) ? upper[j] : low + 1;
      leader[j] = low + (high - low) * random.nextDouble(0.25, 0.75);
    }
    return leader;
  }

  /** Of value and constraints; empty if another piece of the response is nearby. */
  private static double[] differences(
      HierarchyGame game, TotalDerivative total, double[] leader, double[] direction) {
    double[] start = total.equilibrium().point();
    int constraints = game.leaderConstraints();
    double[][] values = new double[4][];
    double[] steps = {STEP, -STEP, STEP / 2, -STEP / 2};
    for (int k = 0; k < steps.length; k++) {
      double[] moved = leader.clone();
      for (int j = 0; j < moved.length; j++) {
        moved[j] += steps[k] * direction[j];
      }
      Equilibrium there =
          new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT)
              .respond(moved, Arrays.copyOfRange(start, leader.length, start.length));
      assertThat(there.converged()).isTrue();
      if (!sameBounds(game, start, there.point())) {
        return new double[0];
      }
      values[k] = new double[1 + constraints];
      double[] differences = new double[constraints];
      game.leaderConstraints(there.point(), differences);
      values[k][0] = game.leaderValue(there.point());
      System.arraycopy(differences, 0, values[k], 1, constraints);
    }
    double[] slopes = new double[1 + constraints];
    for (int k = 0; k < slopes.length; k++) {
      double whole = (values[0][k] - values[1][k]) / (2 * STEP);
      double half = (values[2][k] - values[3][k]) / STEP;
      slopes[k] = (4 * half - whole) / 3;
    }
    return slopes;
  }

  private static boolean sameBounds(HierarchyGame game, double[] one, double[] other) {
    double[] lower = game.variables().lower();
    double[] upper = game.variables().upper();
    for (int j = game.variables().leaderSize(); j < one.length; j++) {
      boolean at = one[j] <= lower[j] || one[j] >= upper[j];
      boolean there = other[j] <= lower[j] || other[j] >= upper[j];
      if (at != there) {
        return false;
      }
    }
    return true;
  }

  static Stream<Node> golden() throws IOException {
    String name = "/golden/hierarchy.json";
    try (InputStream stream = HierarchyGradientTest.class.getResourceAsStream(name)) {
      Source source = Source.of("hierarchy.json", stream.readAllBytes());
      return Trees.read(source).asSequence("golden games").items().stream();
    }
  }

  /** Computed independently; see golden/README.md. */
  @ParameterizedTest
  @MethodSource("golden")
  void golden_equilibria_and_gradients_of_welfare_are_found(Node node) {
    Mapping entry = node.asMapping("game");
    double[] equilibrium = flat(entry, "equilibrium");
    double[][] payoffs = rows(entry, "payoffs");
    Subsidies game = new Subsidies("golden", payoffs, equilibrium.length / payoffs.length, 1e9);
    double[] leader = flat(entry, "subsidies");
    TotalDerivative total = TotalDerivative.at(game, leader);
    double[] point = total.equilibrium().point();
    assertThat(total.equilibrium().converged()).isTrue();
    assertThat(Arrays.copyOfRange(point, leader.length, point.length))
        .containsExactly(equilibrium, within(1e-8));
    double welfare = entry.require("welfare").asScalar("welfare").decimal("welfare");
    assertThat(total.value()).isCloseTo(welfare, within(1e-8 * (1 + Math.abs(welfare))));
    assertThat(total.gradient()).containsExactly(flat(entry, "welfareGradient"), within(1e-6));
  }

  private static double[][] rows(Mapping entry, String key) {
    List<Node> rows = entry.require(key).asSequence(key).items();
    return rows.stream()
        .map(
            row ->
                row.asSequence(key).items().stream()
                    .mapToDouble(x -> x.asScalar(key).decimal(key))
                    .toArray())
        .toArray(double[][]::new);
  }

  private static double[] flat(Mapping entry, String key) {
    return Arrays.stream(rows(entry, key)).flatMapToDouble(Arrays::stream).toArray();
  }
}
