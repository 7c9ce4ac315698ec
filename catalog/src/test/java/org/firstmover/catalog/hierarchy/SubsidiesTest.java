package org.firstmover.catalog.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.firstmover.derivative.Scalar;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.formats.Source;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.BestResponse;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SubsidiesTest {
  private static final int[][] SHAPES = {{2, 2}, {2, 5}, {3, 3}, {3, 6}, {4, 3}, {5, 2}};

  private static Subsidies random(int followers, int actions, long seed) {
    return Subsidies.random(
        new CatalogReference("subsidies", Map.of("followers", "" + followers), seed),
        followers,
        actions,
        5,
        RandomStream.of(seed));
  }

  static Stream<Subsidies> shapes() {
    return Arrays.stream(SHAPES).map(shape -> random(shape[0], shape[1], 17));
  }

  /** Any subsidies, and any positive numbers as probabilities. */
  private static double[] somewhere(Subsidies game, RandomStream random) {
    double[] point = new double[game.variables().size()];
    for (int place = 0; place < point.length; place++) {
      point[place] = random.nextDouble(0.1, 1);
    }
    return point;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void derivatives_are_those_of_the_sums_over_cells(Subsidies game) {
    int players = game.followers();
    List<ScalarFunction> followers = new ArrayList<>();
    for (int i = 0; i < players; i++) {
      int follower = i;
      followers.add(
          x -> mean(game, x, new int[] {follower}, true, true).minus(disorder(game, x, follower)));
    }
    int[] all = Stream.iterate(0, i -> i + 1).limit(players).mapToInt(i -> i).toArray();
    TapeComparison comparison =
        new TapeComparison(
            game,
            x -> mean(game, x, all, true, false),
            List.of(x -> mean(game, x, all, false, true).minus(5)),
            followers);
    for (int seed = 0; seed < 3; seed++) {
      RandomStream random = RandomStream.of(seed);
      comparison.at(somewhere(game, random), random);
    }
  }

  /** Sum over all cells by digits of their number. */
  private static Scalar mean(
      Subsidies game, Scalar[] x, int[] whose, boolean payoffs, boolean subsidies) {
    int cells = game.payoffs(0).length;
    Scalar sum = x[0].constant(0);
    for (int i : whose) {
      double[] payoff = game.payoffs(i);
      for (int cell = 0; cell < cells; cell++) {
        Scalar term = x[0].constant(payoffs ? payoff[cell] : 0);
        if (subsidies) {
          term = term.plus(x[i * cells + cell]);
        }
        int rest = cell;
        for (int k = game.followers() - 1; k >= 0; k--) {
          term = term.times(x[game.variables().from(k) + rest % game.actions()]);
          rest /= game.actions();
        }
        sum = sum.plus(term);
      }
    }
    return sum;
  }

  private static Scalar disorder(Subsidies game, Scalar[] x, int follower) {
    Scalar sum = x[0].constant(0);
    for (int a = 0; a < game.actions(); a++) {
      Scalar probability = x[game.variables().from(follower) + a];
      sum = sum.plus(probability.times(probability.log()));
    }
    return sum;
  }

  /** The maximum of v x - sum x log x on the simplex is log sum exp v: the convex conjugate. */
  @ParameterizedTest
  @MethodSource("shapes")
  void responses_reach_the_conjugate_of_entropy(Subsidies game) {
    RandomStream random = RandomStream.of(3);
    BestResponse best = game.bestResponse().orElseThrow();
    double[] response = new double[game.actions()];
    for (int trial = 0; trial < 5; trial++) {
      double[] point = somewhere(game, random);
      for (int i = 0; i < game.followers(); i++) {
        int from = game.variables().from(i);
        double exponentials = 0;
        double[] pure = point.clone();
        Arrays.fill(pure, from, from + game.actions(), 0);
        for (int a = 0; a < game.actions(); a++) {
          pure[from + a] = 1;
          exponentials += Math.exp(game.followerValue(i, pure));
          pure[from + a] = 0;
        }
        best.respond(i, point, response);
        System.arraycopy(response, 0, pure, from, response.length);
        assertThat(Arrays.stream(response).sum()).isCloseTo(1, within(1e-14));
        assertThat(game.followerValue(i, pure))
            .isCloseTo(Math.log(exponentials), within(1e-12 * Math.log(exponentials)));
      }
    }
  }

  /** Equilibria by damped iteration and polish in NumPy; see golden/README.md. */
  @Test
  void golden_equilibria_are_fixed_points_with_their_welfare_and_its_gradient() throws IOException {
    for (Node node : golden()) {
      Mapping entry = node.asMapping("game");
      double[][] payoffs = rows(entry, "payoffs");
      double[][] subsidies = rows(entry, "subsidies");
      double[][] equilibrium = rows(entry, "equilibrium");
      Subsidies game = new Subsidies("", payoffs, equilibrium[0].length, 0);
      double[] point = new double[game.variables().size()];
      int next = 0;
      for (double[][] part : List.of(subsidies, equilibrium)) {
        for (double[] numbers : part) {
          System.arraycopy(numbers, 0, point, next, numbers.length);
          next += numbers.length;
        }
      }
      double[] response = new double[game.actions()];
      for (int i = 0; i < payoffs.length; i++) {
        game.bestResponse().orElseThrow().respond(i, point, response);
        assertThat(response).containsExactly(equilibrium[i], within(1e-12));
      }
      assertThat(game.leaderValue(point)).isCloseTo(number(entry, "welfare"), within(1e-12));
      double[] paid = new double[1];
      game.leaderConstraints(point, paid);
      assertThat(paid[0]).isCloseTo(number(entry, "expectedSubsidy"), within(1e-12));
      stationary(game, point);
      double[][] gradients = rows(entry, "welfareGradient");
      double[] total = totalGradient(game, point);
      for (int i = 0; i < gradients.length; i++) {
        int cells = gradients[i].length;
        assertThat(Arrays.copyOfRange(total, i * cells, (i + 1) * cells))
            .containsExactly(gradients[i], within(1e-7));
      }
    }
  }

  /**
   * The gradient of welfare through the equilibrium: f_pi + u' dF/dpi, where J' u + A' v = -f_x and
   * A u = 0, A the rows that say that probabilities add up to 1.
   */
  private static double[] totalGradient(Subsidies game, double[] point) {
    int own = game.variables().followersSize();
    int players = game.followers();
    Derivatives derivatives = game.derivatives().orElseThrow();
    derivatives.at(point);
    double[] gradient = new double[point.length];
    derivatives.leaderGradient(1, new double[1], gradient);
    double[][] jacobian = new double[own][own];
    derivatives.jacobian(jacobian);
    double[][] system = new double[own + players][own + players + 1];
    for (int row = 0; row < own; row++) {
      for (int column = 0; column < own; column++) {
        system[row][column] = jacobian[column][row];
      }
      system[row][own + row / game.actions()] = 1;
      system[own + row / game.actions()][row] = 1;
      system[row][own + players] = -gradient[game.variables().leaderSize() + row];
    }
    derivatives.pullback(Arrays.copyOf(solution(system), own), gradient);
    return gradient;
  }

  /** Gauss and Jordan's elimination with row pivots; the last column is the right-hand side. */
  private static double[] solution(double[][] system) {
    int size = system.length;
    for (int k = 0; k < size; k++) {
      int pivot = k;
      for (int row = k + 1; row < size; row++) {
        pivot = Math.abs(system[row][k]) > Math.abs(system[pivot][k]) ? row : pivot;
      }
      double[] swapped = system[k];
      system[k] = system[pivot];
      system[pivot] = swapped;
      for (int row = 0; row < size; row++) {
        double factor = row == k ? 0 : system[row][k] / system[k][k];
        for (int column = k; factor != 0 && column <= size; column++) {
          system[row][column] -= factor * system[k][column];
        }
      }
    }
    double[] solution = new double[size];
    Arrays.setAll(solution, k -> system[k][size] / system[k][k]);
    return solution;
  }

  /** At an equilibrium all slopes of a follower are the same: no action is worth more. */
  private static void stationary(Subsidies game, double[] point) {
    Derivatives derivatives = game.derivatives().orElseThrow();
    derivatives.at(point);
    double[] slopes = new double[game.variables().followersSize()];
    derivatives.followerGradients(slopes);
    for (int i = 0; i < game.followers(); i++) {
      double[] own = Arrays.copyOfRange(slopes, i * game.actions(), (i + 1) * game.actions());
      double mean = Arrays.stream(own).average().orElseThrow();
      assertThat(own).usingComparatorWithPrecision(1e-11).containsOnly(mean);
    }
  }

  @Test
  void an_impossible_action_costs_nothing_and_has_finite_slopes() {
    Subsidies game = new Subsidies("", new double[][] {{1, 2, 3, 4}, {0, 0, 0, 0}}, 2, 0);
    double[] point = new double[12];
    point[8] = 1;
    point[11] = 1;
    assertThat(game.followerValue(0, point)).isEqualTo(2);
    Derivatives derivatives = game.derivatives().orElseThrow();
    assertThat(derivatives.at(point)).isEqualTo(2);
    double[] slopes = new double[4];
    derivatives.followerGradients(slopes);
    assertThat(slopes[0]).isEqualTo(1);
    assertThat(slopes[1]).isBetween(700.0, 1e300);
  }

  @Test
  void payoffs_are_uniform_and_named_by_seed_and_parameters() {
    Subsidies game = random(3, 10, 4);
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double[] payoffs = game.payoffs(i);
      assertThat(Arrays.stream(payoffs))
          .hasSize(1000)
          .allMatch(payoff -> payoff >= 0 && payoff < 10);
      sum += Arrays.stream(payoffs).sum() / 3000;
    }
    // standard error 10 / sqrt(12 * 3000) = 0.053
    assertThat(sum).isCloseTo(5, within(0.2));
    assertThat(game.reference().orElseThrow().seed()).isEqualTo(4);
    assertThat(game.fingerprint()).isEqualTo(random(3, 10, 4).fingerprint());
    assertThat(game.fingerprint()).isNotEqualTo(random(3, 10, 5).fingerprint());
    Subsidies copy =
        new Subsidies(
            "", new double[][] {game.payoffs(0), game.payoffs(1), game.payoffs(2)}, 10, 5);
    Subsidies poorer =
        new Subsidies(
            "", new double[][] {game.payoffs(0), game.payoffs(1), game.payoffs(2)}, 10, 4);
    assertThat(copy.reference()).isEmpty();
    assertThat(copy.fingerprint()).isNotEqualTo(poorer.fingerprint());
  }

  @ParameterizedTest
  @CsvSource({"1, 4, 2", "2, 5, 2", "3, 9, 3", "8, 1, 1"})
  void tensors_of_another_shape_are_errors(int followers, int cells, int actions) {
    assertThatThrownBy(() -> new Subsidies("", new double[followers][cells], actions, 1))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("\nMaybe ");
  }

  @Test
  void what_does_not_fit_or_is_not_a_number_is_an_error() {
    assertThatThrownBy(() -> random(8, 200, 0))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("8 followers with 200 actions");
    double[][] payoffs = {{1, 2, 3, Double.NaN}, {1, 2, 3, 4}};
    assertThatThrownBy(() -> new Subsidies("", payoffs, 2, 1))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "payoffs of follower 1: found [NaN], expected a finite number\n"
                + "Maybe a computation before it failed.");
  }

  private static List<? extends Node> golden() throws IOException {
    try (InputStream stream = SubsidiesTest.class.getResourceAsStream("/golden/hierarchy.json")) {
      return Trees.read(Source.of("hierarchy.json", stream.readAllBytes()))
          .asSequence("games")
          .items();
    }
  }

  private static double number(Mapping entry, String key) {
    return entry.require(key).asScalar(key).number(key).doubleValue();
  }

  private static double[][] rows(Mapping entry, String key) {
    return entry.require(key).asSequence(key).items().stream()
        .map(
            row ->
                row.asSequence(key).items().stream()
                    .mapToDouble(number -> number.asScalar(key).number(key).doubleValue())
                    .toArray())
        .toArray(double[][]::new);
  }
}
