package org.firstmover.catalog.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.firstmover.catalog.hierarchy.DefenderCoordination.Costs;
import org.firstmover.catalog.hierarchy.DefenderCoordination.Rules;
import org.firstmover.catalog.hierarchy.DefenderCoordination.Stakes;
import org.firstmover.derivative.Scalar;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.BestResponse;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class DefenderCoordinationTest {
  private static DefenderCoordination random(int defenders, int targets, Rules rules, long seed) {
    return DefenderCoordination.random(
        new CatalogReference("defender-coordination", Map.of(), seed),
        defenders,
        targets,
        rules,
        RandomStream.of(seed));
  }

  private static double[] somewhere(DefenderCoordination game, RandomStream random) {
    double[] point = new double[game.variables().size()];
    for (int place = 0; place < point.length; place++) {
      point[place] = random.nextDouble(0, place < game.variables().leaderSize() ? 3 : 1);
    }
    return point;
  }

  @ParameterizedTest
  @EnumSource
  void derivatives_are_those_of_the_formulas(Costs costs) {
    DefenderCoordination game = random(3, 7, new Rules(0.5, costs, 2, true), 5);
    List<ScalarFunction> followers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      double[] losses = game.stakes().defenders()[i];
      int first = i * 7;
      followers.add(
          x -> {
            Scalar[] hit = hit(game, x);
            Scalar sum = x[0].constant(0);
            for (int t = 0; t < 7; t++) {
              sum = sum.plus(hit[t].times(x[first + t].plus(losses[t])));
            }
            return sum;
          });
    }
    ScalarFunction leader =
        x -> {
          Scalar[] hit = hit(game, x);
          Scalar sum = x[0].constant(0);
          for (int t = 0; t < 7; t++) {
            sum = sum.plus(hit[t].times(game.stakes().leader()[t]));
          }
          return sum;
        };
    ScalarFunction cost =
        x -> {
          Scalar[] hit = hit(game, x);
          Scalar sum = x[0].constant(-0.5);
          for (int i = 0; i < 3; i++) {
            for (int t = 0; t < 7; t++) {
              int k = Arrays.binarySearch(game.stakes().assignments()[i], t);
              Scalar absent =
                  k < 0 ? x[0].constant(1) : x[game.variables().from(i) + k].negate().plus(1);
              sum = sum.plus(x[i * 7 + t].times(costs == Costs.CODE ? absent : hit[t]));
            }
          }
          return sum;
        };
    TapeComparison comparison = new TapeComparison(game, leader, List.of(cost), followers);
    for (int seed = 0; seed < 5; seed++) {
      RandomStream random = RandomStream.of(seed);
      comparison.at(somewhere(game, random), random);
    }
  }

  /** p_t v_t: that a target is attacked and nobody is there. */
  private static Scalar[] hit(DefenderCoordination game, Scalar[] x) {
    int targets = game.stakes().leader().length;
    Scalar[] free = new Scalar[targets];
    Scalar[] hit = new Scalar[targets];
    Arrays.fill(free, x[0].constant(1));
    int place = game.variables().leaderSize();
    for (int[] own : game.stakes().assignments()) {
      for (int target : own) {
        free[target] = free[target].times(x[place++].negate().plus(1));
      }
    }
    Scalar sum = x[0].constant(0);
    for (int t = 0; t < targets; t++) {
      Scalar covered = free[t].negate().plus(1);
      Scalar weight = covered.times(-5).plus(game.stakes().attractiveness()[t]).exp();
      sum = sum.plus(weight);
      hit[t] = weight.times(free[t]);
    }
    for (int t = 0; t < targets; t++) {
      hit[t] = hit[t].over(sum);
    }
    return hit;
  }

  /** Three own targets, all patrols of a grid of the triangle or simplex; subsidies of any size. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void no_patrols_of_a_grid_are_better(boolean exactly) {
    for (int seed = 0; seed < 60; seed++) {
      DefenderCoordination game = random(3, 6, new Rules(1, Costs.CODE, 1.5, exactly), seed);
      RandomStream random = RandomStream.of(seed).child("point");
      double[] point = somewhere(game, random);
      for (int place = 0; place < game.variables().leaderSize(); place++) {
        point[place] *= seed % 4;
      }
      BestResponse best = game.bestResponse().orElseThrow();
      double[] response = new double[3];
      for (int i = 0; i < 3; i++) {
        best.respond(i, point, response);
        double sum = Arrays.stream(response).sum();
        assertThat(Arrays.stream(response)).allMatch(patrol -> patrol >= 0 && patrol <= 1);
        assertThat(sum).isLessThanOrEqualTo(1.5 + 1e-12);
        if (exactly) {
          assertThat(sum).isCloseTo(1.5, within(1e-12));
        }
        int from = game.variables().from(i);
        System.arraycopy(response, 0, point, from, 3);
        double value = game.followerValue(i, point);
        assertThat(value)
            .as("seed " + seed + ", defender " + i)
            .isGreaterThanOrEqualTo(onGrid(game, i, point, exactly) - 1e-12);
        System.arraycopy(response, 0, point, from, 3);
      }
    }
  }

  private static double onGrid(
      DefenderCoordination game, int follower, double[] point, boolean exactly) {
    int from = game.variables().from(follower);
    double best = Double.NEGATIVE_INFINITY;
    for (int a = 0; a <= 40; a++) {
      for (int b = 0; b <= 40; b++) {
        for (int c = 0; c <= (exactly ? 0 : 40); c++) {
          point[from] = a / 40.0;
          point[from + 1] = b / 40.0;
          point[from + 2] = exactly ? 1.5 - point[from] - point[from + 1] : c / 40.0;
          double sum = point[from] + point[from + 1] + point[from + 2];
          if (point[from + 2] >= 0 && point[from + 2] <= 1 && sum <= 1.5) {
            best = Math.max(best, game.followerValue(follower, point));
          }
        }
      }
    }
    return best;
  }

  /** Where patrols lie inside, slopes are the same: the multiplier of the total patrol. */
  @Test
  void responses_of_large_games_satisfy_the_conditions_of_the_first_order() {
    DefenderCoordination game = random(5, 100, new Rules(1, Costs.CODE, 10, true), 8);
    RandomStream random = RandomStream.of(2);
    double[] point = game.variables().start();
    for (int place = 0; place < game.variables().leaderSize(); place++) {
      point[place] = random.nextDouble();
    }
    BestResponse best = game.bestResponse().orElseThrow();
    double[] response = new double[50];
    double[] slopes = new double[250];
    for (int i = 0; i < 5; i++) {
      best.respond(i, point, response);
      double[] moved = point.clone();
      System.arraycopy(response, 0, moved, game.variables().from(i), 50);
      var derivatives = game.derivatives().orElseThrow();
      derivatives.at(moved);
      derivatives.followerGradients(slopes);
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < 50; k++) {
        double slope = slopes[i * 50 + k];
        least = response[k] > 0 ? Math.min(least, slope) : least;
        most = response[k] < 1 ? Math.max(most, slope) : most;
      }
      assertThat(most - least).isLessThan(1e-13);
      assertThat(game.followerValue(i, moved)).isGreaterThan(game.followerValue(i, point));
    }
  }

  @Test
  void stakes_are_drawn_as_described() {
    DefenderCoordination game = random(5, 100, new Rules(1, Costs.PAPER, 10, false), 1);
    Stakes stakes = game.stakes();
    assertThat(Arrays.stream(stakes.leader())).allMatch(loss -> loss <= 0 && loss > -10);
    for (int i = 0; i < 5; i++) {
      int[] own = stakes.assignments()[i];
      assertThat(own).hasSize(50).doesNotHaveDuplicates();
      assertThat(Arrays.stream(stakes.defenders()[i]).filter(loss -> loss < 0)).hasSize(50);
    }
    // standard error 10 / sqrt(12 * 250) = 0.18
    double mean = Arrays.stream(stakes.defenders()).flatMapToDouble(Arrays::stream).sum() / 250;
    assertThat(mean).isCloseTo(-5, within(0.8));
    assertThat(game.followerConstraint(0, 0)).isEqualTo("sum of patrol1 <= 10.0");
    assertThat(game.fingerprint())
        .isEqualTo(game.reference().orElseThrow().fingerprint("hierarchy", 1));
    DefenderCoordination copy = new DefenderCoordination("", game.rules(), stakes);
    assertThat(copy.fingerprint()).isNotEqualTo(game.fingerprint());
    assertThat(copy.fingerprint())
        .isEqualTo(new DefenderCoordination("x", game.rules(), stakes).fingerprint());
  }

  @Test
  void more_patrol_than_targets_is_an_error() {
    assertThatThrownBy(() -> random(2, 12, new Rules(1, Costs.CODE, 10, true), 0))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "defender 1: found [patrol 10.0], expected at most 6, her number of targets\n"
                + "Maybe lower the patrol, or add targets.");
  }
}
