package org.firstmover.catalog.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.firstmover.catalog.hierarchy.CyberInsurance.Customers;
import org.firstmover.derivative.Scalar;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.BestResponse;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class CyberInsuranceTest {
  private static CyberInsurance random(int customers, double risk, double scale, long seed) {
    return CyberInsurance.random(
        new CatalogReference("cyber-insurance", Map.of(), seed),
        customers,
        risk,
        scale,
        RandomStream.of(seed));
  }

  private static double[] somewhere(CyberInsurance game, RandomStream random) {
    int size = game.customers().size();
    double[] point = new double[3 * size];
    for (int i = 0; i < size; i++) {
      point[i] = random.nextDouble(-20, 150);
      point[size + i] = random.nextDouble(-5, 30);
      point[2 * size + i] = random.nextDouble(0, 2);
    }
    return point;
  }

  private static Scalar probability(CyberInsurance game, Scalar[] x, int customer) {
    int size = game.customers().size();
    Scalar sum = x[0].constant(game.scale() * game.customers().losses()[customer]);
    for (int j = 0; j < size; j++) {
      sum = sum.minus(x[2 * size + j].times(game.customers().weights()[customer][j]));
    }
    return sum.sigmoid();
  }

  private static Scalar deviation(Scalar probability) {
    return probability.times(probability.negate().plus(1)).sqrt();
  }

  private static Scalar gain(CyberInsurance game, Scalar[] x, int i, boolean insured) {
    int size = game.customers().size();
    Scalar q = probability(game, x, i);
    Scalar uncovered = x[0].constant(game.customers().losses()[i]);
    Scalar effort = x[2 * size + i].times(game.customers().costs()[i]);
    Scalar fixed = insured ? effort.plus(x[size + i]) : effort;
    Scalar open = insured ? uncovered.minus(x[i]) : uncovered;
    Scalar spread = open.abs().times(game.risk()).times(deviation(q));
    return open.times(q).plus(fixed).plus(spread).negate();
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3, 0.01", "2, 0, 0.01", "4, 0.5, 0.01", "5, 0.1, 0.05"})
  void derivatives_are_those_of_the_formulas(int customers, double risk, double scale) {
    CyberInsurance game = random(customers, risk, scale, 9);
    List<ScalarFunction> followers = new ArrayList<>();
    List<ScalarFunction> constraints = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      int customer = i;
      followers.add(x -> gain(game, x, customer, true));
      constraints.add(x -> gain(game, x, customer, false).minus(gain(game, x, customer, true)));
    }
    ScalarFunction leader =
        x -> {
          Scalar sum = x[0].constant(0);
          for (int i = 0; i < customers; i++) {
            sum = sum.plus(x[customers + i]).minus(x[i].times(probability(game, x, i)));
          }
          return sum;
        };
    TapeComparison comparison = new TapeComparison(game, leader, constraints, followers);
    for (int seed = 0; seed < 5; seed++) {
      RandomStream random = RandomStream.of(seed);
      comparison.at(somewhere(game, random), random);
    }
  }

  /** A grid of efforts, and the slope where the effort is positive. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 3})
  void no_effort_of_a_grid_is_better(double risk) {
    int positive = 0;
    for (int seed = 0; seed < 40; seed++) {
      CyberInsurance game = random(6, risk, seed % 2 == 0 ? 0.01 : 0.1, seed);
      RandomStream random = RandomStream.of(seed).child("point");
      double[] point = somewhere(game, random);
      for (int i = 0; i < 6; i++) {
        point[12 + i] *= (seed % 5) / 4.0; // neighbours from idle to busy
      }
      BestResponse best = game.bestResponse().orElseThrow();
      Derivatives derivatives = game.derivatives().orElseThrow();
      double[] response = new double[1];
      double[] slopes = new double[6];
      for (int i = 0; i < 6; i++) {
        best.respond(i, point, response);
        double[] moved = point.clone();
        moved[12 + i] = response[0];
        double value = game.followerValue(i, moved);
        derivatives.at(moved);
        derivatives.followerGradients(slopes);
        if (response[0] > 0) {
          positive++;
          assertThat(slopes[i]).isCloseTo(0, within(1e-12));
        } else {
          assertThat(response[0]).isZero();
        }
        for (int step = 0; step <= 4000; step++) {
          moved[12 + i] = step / 200.0;
          assertThat(game.followerValue(i, moved)).isLessThanOrEqualTo(value + 1e-12);
        }
      }
    }
    assertThat(positive).isGreaterThan(20);
  }

  /** The response does not depend on the follower's own effort: nothing is found nearby only. */
  @Test
  void responses_are_global() {
    CyberInsurance game = random(3, 0.5, 0.01, 1);
    double[] point = somewhere(game, RandomStream.of(4));
    double[] here = new double[1];
    double[] there = new double[1];
    game.bestResponse().orElseThrow().respond(1, point, here);
    point[7] = 40;
    game.bestResponse().orElseThrow().respond(1, point, there);
    assertThat(there).isEqualTo(here);
  }

  /**
   * Full insurance at the bound of individual rationality: nobody makes an effort, and revenue is r
   * sum_i L_i sqrt(q_i (1 - q_i)) with q_i = sigmoid(L_i / 100). No equilibrium earns more than r
   * sum_i L_i / 2, as sqrt(q (1 - q)) <= 1/2.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.2, 0.3, 0.4, 0.5})
  void full_insurance_earns_its_closed_form(double risk) {
    double mean = 0;
    double meanBound = 0;
    for (int seed = 1; seed <= 30; seed++) {
      CyberInsurance game = random(10, risk, 0.01, seed);
      double[] losses = game.customers().losses();
      double[] point = new double[30];
      double revenue = 0;
      for (int i = 0; i < 10; i++) {
        double q = 1 / (1 + Math.exp(-0.01 * losses[i]));
        point[i] = losses[i];
        point[10 + i] = losses[i] * (q + risk * Math.sqrt(q * (1 - q)));
        revenue += risk * losses[i] * Math.sqrt(q * (1 - q));
        meanBound += risk * losses[i] / 2 / 30;
      }
      BestResponse best = game.bestResponse().orElseThrow();
      double[] response = {1};
      for (int i = 0; i < 10; i++) {
        best.respond(i, point, response);
        assertThat(response[0]).isZero();
      }
      assertThat(game.leaderValue(point)).isCloseTo(revenue, within(1e-10));
      double[] differences = new double[10];
      game.leaderConstraints(point, differences);
      assertThat(differences).containsExactly(new double[10], within(1e-12));
      assertThat(game.derivatives().orElseThrow().at(point)).isEqualTo(10);
      mean += revenue / 30;
    }
    // means over 30 instances of an independent implementation: 34.48 and 37.11 at risk 0.1; one
    // instance deviates by about 2 %, so that two means of 30 differ by 0.5 %
    assertThat(mean).isCloseTo(344.8 * risk, within(344.8 * risk * 0.03));
    assertThat(meanBound).isCloseTo(371.1 * risk, within(371.1 * risk * 0.03));
    assertThat(mean).isLessThan(meanBound);
  }

  /**
   * At any feasible point that the followers accept, revenue obeys the bound of its constraints.
   */
  @Test
  void constraints_bound_revenue() {
    CyberInsurance game = random(8, 0.4, 0.01, 3);
    double bound = 0.4 * Arrays.stream(game.customers().losses()).sum() / 2;
    RandomStream random = RandomStream.of(6);
    for (int trial = 0; trial < 100; trial++) {
      double[] point = somewhere(game, random);
      double[] differences = new double[8];
      game.leaderConstraints(point, differences);
      for (int i = 0; i < 8; i++) {
        point[8 + i] -= differences[i];
      }
      game.leaderConstraints(point, differences);
      assertThat(differences).containsExactly(new double[8], within(1e-12));
      assertThat(game.leaderValue(point)).isLessThanOrEqualTo(bound);
    }
  }

  @Test
  void customers_are_drawn_as_described_and_named_by_their_reference() {
    CyberInsurance game = random(10, 0.1, 0.01, 2);
    Customers customers = game.customers();
    for (int i = 0; i < 10; i++) {
      assertThat(customers.losses()[i]).isBetween(50.0, 100.0);
      assertThat(customers.costs()[i]).isBetween(5.0, 10.0);
      for (int j = 0; j < 10; j++) {
        assertThat(customers.weights()[i][j] - (i == j ? 1 : 0)).isBetween(0.0, 1.0);
      }
    }
    assertThat(game.fingerprint()).isEqualTo(random(10, 0.1, 0.01, 2).fingerprint());
    CyberInsurance copy = new CyberInsurance("", 0.1, 0.01, customers);
    assertThat(copy.fingerprint())
        .isNotEqualTo(new CyberInsurance("", 0.2, 0.01, customers).fingerprint());
  }

  @Test
  void an_effort_that_costs_nothing_is_an_error() {
    Customers free = new Customers(new double[][] {{1}}, new double[] {50}, new double[] {0});
    assertThatThrownBy(() -> new CyberInsurance("", 0.1, 0.01, free))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "customer 1: cost: found [0.0], expected a positive number\n"
                + "Maybe a sign is wrong: costs and losses count as positive.");
  }
}
