package org.firstmover.solvers.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.tariff.Battery;
import org.firstmover.game.tariff.Block;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Meter;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.lp.LinearProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dynamic programming against the linear programme that it replaces. */
class HouseholdResponseTest {
  private static final double SOLVER = 1e-7;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void the_response_costs_what_the_linear_programme_does(int tiers) {
    RandomStream random = RandomStream.of(7 + tiers);
    for (int trial = 0; trial < 40; trial++) {
      int hours = Household.DAY;
      Battery battery = battery(random);
      Meter meter = meter(random, hours, tiers);
      double[] charge = new double[hours];
      double[] discharge = new double[hours];
      new HouseholdResponse(household(meter, battery)).respond(meter, charge, discharge);
      isFeasible(battery, charge, discharge);
      assertThat(meter.cost(charge, discharge))
          .as("trial %d", trial)
          .isCloseTo(byLinearProgram(meter, battery), within(SOLVER));
    }
  }

  @Test
  void a_household_without_a_battery_does_nothing() {
    Meter meter = meter(RandomStream.of(1), Household.DAY, 1);
    double[] charge = new double[Household.DAY];
    double[] discharge = new double[Household.DAY];
    charge[3] = 1;
    Household plain =
        new Household(
            "plain", "1", "low", 1, 1, new double[24], 0, new double[24], Optional.empty());
    new HouseholdResponse(plain).respond(meter, charge, discharge);
    assertThat(charge).containsOnly(0);
    assertThat(discharge).containsOnly(0);
  }

  private static Household household(Meter meter, Battery battery) {
    double[] load = new double[meter.hours()];
    return new Household("one", "1", "low", 1, 1, load, 0, load, Optional.of(battery));
  }

  /** Some of them small, some nearly full or empty, some without losses. */
  private static Battery battery(RandomStream random) {
    double energy = random.nextDouble(1, 14);
    double efficiency = random.nextDouble() < 0.2 ? 1 : random.nextDouble(0.7, 1);
    double start = random.nextDouble() < 0.2 ? 0 : random.nextDouble(0, energy);
    double end = random.nextDouble() < 0.5 ? start : random.nextDouble(0, energy);
    return new Battery(
        energy, random.nextDouble(0.6, 6), efficiency, random.nextDouble(0.7, 1), start, end);
  }

  private static Meter meter(RandomStream random, int hours, int tiers) {
    double[] base = new double[hours];
    double[] buying = new double[hours];
    double[] selling = new double[hours];
    boolean flat = random.nextDouble() < 0.3;
    double net = random.nextDouble() < 0.3 ? 1 : random.nextDouble();
    for (int t = 0; t < hours; t++) {
      base[t] = random.nextDouble(-4, 3);
      buying[t] = flat ? 0.3 : random.nextDouble(0, 0.6);
      selling[t] = net * buying[t];
    }
    List<Block> blocks = new ArrayList<>();
    double above = 0;
    for (int k = 0; k < tiers; k++) {
      above += random.nextDouble(100, 500);
      blocks.add(new Block(above, random.nextDouble(0, 0.3)));
    }
    return new Meter(base, buying, selling, random.nextDouble(0, 2), blocks);
  }

  private static void isFeasible(Battery battery, double[] charge, double[] discharge) {
    double stored = battery.start();
    for (int t = 0; t < charge.length; t++) {
      assertThat(charge[t]).isBetween(0.0, battery.power() + 1e-12);
      assertThat(discharge[t]).isBetween(0.0, battery.power() + 1e-12);
      stored += battery.charge() * charge[t] - discharge[t] / battery.discharge();
      assertThat(stored).isBetween(-1e-9, battery.energy() + 1e-9);
    }
    assertThat(stored).isCloseTo(battery.end(), within(1e-9));
  }

  /** Variables: charge, discharge, bought, sold, stored by hour; bought beyond each threshold. */
  private static double byLinearProgram(Meter meter, Battery battery) {
    int hours = meter.hours();
    int blocks = meter.blocks().size();
    int stored = 4 * hours;
    LinearProgram program = new LinearProgram(5 * hours + blocks, blocks, 2 * hours + 1);
    for (int t = 0; t < hours; t++) {
      double tie = 1e-4 + 1e-6 * t;
      program.objective(t, -tie).objective(hours + t, -tie);
      program.objective(2 * hours + t, -meter.buying()[t]);
      program.objective(3 * hours + t, meter.selling()[t]);
      program.below(t, battery.power()).below(hours + t, battery.power());
      program.below(stored + t, battery.energy());
      program.equality(t, t, -1).equality(t, hours + t, 1);
      program.equality(t, 2 * hours + t, 1).equality(t, 3 * hours + t, -1);
      program.equalTo(t, meter.base()[t]);
      int row = hours + t;
      program.equality(row, t, -battery.charge());
      program.equality(row, hours + t, 1 / battery.discharge());
      program.equality(row, stored + t, 1);
      if (t > 0) {
        program.equality(row, stored + t - 1, -1);
      }
      program.equalTo(row, t == 0 ? battery.start() : 0);
    }
    program.equality(2 * hours, stored + hours - 1, 1).equalTo(2 * hours, battery.end());
    for (int k = 0; k < blocks; k++) {
      program.objective(5 * hours + k, -meter.blocks().get(k).adder());
      for (int t = 0; t < hours; t++) {
        program.inequality(k, 2 * hours + t, 1);
      }
      program.inequality(k, 5 * hours + k, -1);
      program.atMost(k, meter.blocks().get(k).above() * meter.months());
    }
    LinearProgram.Answer answer = program.solve();
    assertThat(answer.optimal()).isTrue();
    double value = -meter.credit();
    for (int t = 0; t < hours; t++) {
      double tie = 1e-4 + 1e-6 * t;
      value += tie * (answer.x()[t] + answer.x()[hours + t]);
      value += meter.buying()[t] * answer.x()[2 * hours + t];
      value -= meter.selling()[t] * answer.x()[3 * hours + t];
    }
    for (int k = 0; k < blocks; k++) {
      value += meter.blocks().get(k).adder() * answer.x()[5 * hours + k];
    }
    return value;
  }
}
