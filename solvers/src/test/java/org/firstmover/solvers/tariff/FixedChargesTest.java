package org.firstmover.solvers.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.firstmover.game.tariff.Billing;
import org.firstmover.game.tariff.EquityMeasure;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.game.tariff.Window;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No charges on a grid of those that earn what is needed are better than the ones chosen. */
class FixedChargesTest {
  private static final double[] INCOMES = {15_000, 40_000, 90_000};
  private static final double[] NUMBERS = {500, 300, 200};
  private static final int GRID = 60;

  @ParameterizedTest
  @EnumSource(EquityMeasure.class)
  void nothing_on_a_grid_is_better(EquityMeasure measure) {
    RandomStream random = RandomStream.of(11);
    for (int trial = 0; trial < 12; trial++) {
      double[] spent = new double[3];
      Arrays.setAll(spent, c -> NUMBERS[c] * random.nextDouble(100, 1500));
      double volume = Arrays.stream(spent).sum();
      double revenue = volume + random.nextDouble(0.2, 0.8) * 12 * 40 * 1000;
      Revenue.Rule rule = trial % 2 == 0 ? Revenue.Rule.EQUALS : Revenue.Rule.AT_LEAST;
      TariffGame game = game(measure, new Revenue(rule, revenue));
      FixedCharges.Choice choice = new FixedCharges(game).choose(spent, 0);
      assertThat(choice.missed()).isZero();
      double chosen = value(measure, spent, choice.charges());
      assertThat(earned(spent, choice.charges())).isGreaterThan(revenue - 1e-6 * revenue);
      double best = Double.POSITIVE_INFINITY;
      for (int i = 0; i <= GRID; i++) {
        for (int j = 0; j <= GRID; j++) {
          double[] charges = {40.0 * i / GRID, 40.0 * j / GRID, 0};
          double last = (revenue - earned(spent, charges)) / (12 * NUMBERS[2]);
          for (int k = 0; k <= (rule == Revenue.Rule.EQUALS ? 0 : 8); k++) {
            charges[2] = k == 0 ? last : Math.max(last, 5.0 * k);
            if (charges[2] >= 0 && charges[2] <= 40) {
              best = Math.min(best, value(measure, spent, charges));
            }
          }
        }
      }
      assertThat(chosen).as("trial %d", trial).isLessThanOrEqualTo(best + 1e-7);
    }
  }

  private static double earned(double[] spent, double[] charges) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += spent[c] + 12 * NUMBERS[c] * charges[c];
    }
    return sum;
  }

  private static double value(EquityMeasure measure, double[] spent, double[] charges) {
    double[] burdens = new double[3];
    Arrays.setAll(
        burdens, c -> 100 * (spent[c] + 12 * NUMBERS[c] * charges[c]) / (NUMBERS[c] * INCOMES[c]));
    return measure.of(burdens, NUMBERS, INCOMES);
  }

  private static TariffGame game(EquityMeasure measure, Revenue revenue) {
    List<Household> households = new ArrayList<>();
    for (int c = 0; c < 3; c++) {
      households.add(
          new Household(
              "group " + c,
              "1",
              "class " + c,
              INCOMES[c],
              NUMBERS[c],
              new double[24],
              0,
              new double[24],
              Optional.empty()));
    }
    Range charge = new Range(0, 40);
    double[][] background = new double[24][1];
    return new TariffGame(
        "",
        new Network(
            "",
            100,
            List.of(new Bus("1", 0)),
            List.of(new Generator("1", 0, 0, 1, new Cost.Polynomial(0, 1, 0))),
            List.of(),
            0),
        DispatchRules.STANDARD.withSpill(),
        background,
        households,
        new TariffDesign(
            Billing.NET_BILLING,
            List.of(Window.always("day")),
            false,
            false,
            List.of(),
            List.of(Range.fixed(0.3)),
            List.of(Range.fixed(0)),
            List.of(charge, charge, charge)),
        measure,
        Optional.of(revenue));
  }
}
