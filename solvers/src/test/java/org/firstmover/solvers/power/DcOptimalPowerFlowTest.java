package org.firstmover.solvers.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Convention;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.firstmover.verify.power.DispatchVerifier;
import org.junit.jupiter.api.Test;

class DcOptimalPowerFlowTest {
  /** An independent programme's numbers, to the digits it printed. */
  @Test
  void three_nodes_with_a_congested_line() {
    Dispatch dispatch = new DcOptimalPowerFlow(Cases.threeNodes(50)).dispatch();
    assertThat(dispatch.optimal()).isTrue();
    assertThat(dispatch.cost()).isCloseTo(5693.8033, within(1e-4));
    assertThat(dispatch.generation())
        .containsExactly(new double[] {144.3333, 170.6667, 0}, within(1e-4));
    assertThat(dispatch.flows()).containsExactly(new double[] {45, -50, -10.6667}, within(1e-4));
    assertThat(dispatch.prices())
        .containsExactly(new double[] {36.7533, 30.2133, 41.2587}, within(1e-4));
  }

  @Test
  void three_nodes_without_the_limit() {
    Dispatch dispatch = new DcOptimalPowerFlow(Cases.threeNodes(9000)).dispatch();
    assertThat(dispatch.cost()).isCloseTo(5638.9679, within(1e-4));
    assertThat(dispatch.generation())
        .containsExactly(new double[] {127.5641, 187.4359, 0}, within(1e-4));
    assertThat(dispatch.flows()[1]).isCloseTo(-56.649, within(1e-3));
    assertThat(dispatch.prices())
        .containsExactly(new double[] {33.0641, 33.0641, 33.0641}, within(1e-4));
  }

  /** 5695.9: PGLib-OPF v23.07, baseline table. */
  @Test
  void the_other_convention() {
    DispatchRules rules = DispatchRules.STANDARD.withConvention(Convention.POWER_MODELS);
    Dispatch dispatch = new DcOptimalPowerFlow(Cases.threeNodes(50), rules).dispatch();
    assertThat(dispatch.cost()).isCloseTo(5695.9, within(0.05));
  }

  /**
   * Equal marginal costs would be 0.2 p: 150 MW each at three generators; then line 1-3 carries 300
   * x 2/3 + 150 / 3 = 250 MW, ten too many, so that generation moves until it carries 240.
   */
  @Test
  void a_triangle() {
    Dispatch dispatch = new DcOptimalPowerFlow(Cases.triangle()).dispatch();
    // flow 1-3 = 2/3 a + 1/3 b with a + b = 450
    assertThat(dispatch.generation())
        .containsExactly(new double[] {135, 135, 180, -450}, within(1e-6));
    assertThat(dispatch.flows()).containsExactly(new double[] {30, 240, 210}, within(1e-6));
    assertThat(dispatch.prices()).containsExactly(new double[] {27, 36, 45}, within(1e-6));
    assertThat(dispatch.congestion()).containsExactly(new double[] {0, 27, 0}, within(1e-6));
  }

  /** 17480: PGLib-OPF's baseline table; the rest by HiGHS's simplex method, from angles. */
  @Test
  void five_buses_whose_prices_all_differ() {
    Dispatch dispatch = new DcOptimalPowerFlow(Cases.fiveBuses()).dispatch();
    assertThat(dispatch.cost()).isCloseTo(17479.896925381, within(1e-6));
    assertThat(dispatch.generation())
        .containsExactly(new double[] {40, 170, 323.494846, 0, 466.505154}, within(1e-5));
    assertThat(dispatch.prices())
        .containsExactly(
            new double[] {16.97735882, 26.38445952, 30, 39.94273632, 10}, within(1e-7));
  }

  /** Uncongested, marginal costs equal: sum of (p - linear) / (2 quadratic) is the load, 315 MW. */
  @Test
  void nine_buses_with_one_price() {
    double each = 1 / 0.22 + 1 / 0.17 + 1 / 0.245;
    double price = (315 + 5 / 0.22 + 1.2 / 0.17 + 1 / 0.245) / each;
    Dispatch dispatch = new DcOptimalPowerFlow(Cases.nineBuses()).dispatch();
    for (double found : dispatch.prices()) {
      assertThat(found).isCloseTo(price, within(1e-9));
    }
    assertThat(dispatch.cost()).isCloseTo(5216.0266, within(1e-4)); // HiGHS, to its accuracy
  }

  /** Source as for the first test; slack bus 1. */
  @Test
  void transfer_factors() {
    TransferFactors factors = new TransferFactors(Cases.threeNodes(50), Convention.MATPOWER);
    double[][] expected = {
      {0, -0.39648, -0.72687}, {0, -0.39648, 0.27313}, {0, -0.60352, -0.27313}
    };
    assertFactors(factors, expected, 1e-5);
    double third = 1.0 / 3;
    double[][] triangle = {{0, -2 * third, -third}, {0, -third, -2 * third}, {0, third, -third}};
    assertFactors(new TransferFactors(Cases.triangle(), Convention.MATPOWER), triangle, 1e-12);
  }

  private static void assertFactors(TransferFactors factors, double[][] expected, double within) {
    for (int k = 0; k < expected.length; k++) {
      for (int i = 0; i < expected[k].length; i++) {
        assertThat(factors.factor(k, i)).isCloseTo(expected[k][i], within(within));
      }
    }
  }

  @Test
  void more_load_than_there_is_generation() {
    Network network = Cases.threeNodes(50);
    DcOptimalPowerFlow flow = new DcOptimalPowerFlow(network);
    Dispatch lacking = flow.dispatch(new double[] {2500, 1700, 0});
    assertThat(lacking.status()).isEqualTo(Dispatch.Status.INFEASIBLE);
    Dispatch shed =
        new DcOptimalPowerFlow(network, DispatchRules.STANDARD.withShedding(1000))
            .dispatch(new double[] {2500, 1700, 0});
    assertThat(shed.optimal()).isTrue();
  }

  /**
   * Two lines side by side, of 0.1 and 0.2 per unit and 60 MW each: a shift of 9 degrees drives
   * 0.1571 / 0.3 per unit round, 52.4 MW, which they take; one of 13.5 degrees 78.5 MW, 18.5 MW too
   * many. With all of the 0.2 radians that lie beyond on the line that is the softer, these are
   * (0.2356 - 0.18) / 0.2 = 27.8 MW, the least in sum.
   */
  @Test
  void a_phase_shift_that_drives_too_much_round_a_loop() {
    Dispatch few = new DcOptimalPowerFlow(loop(9)).dispatch();
    assertThat(few.optimal()).isTrue();
    assertThat(few.flows()).containsExactly(new double[] {-52.36, 52.36}, within(0.01));
    for (DispatchRules rules :
        List.of(DispatchRules.STANDARD, DispatchRules.STANDARD.withSpill().withShedding(1000))) {
      Dispatch many = new DcOptimalPowerFlow(loop(13.5), rules).dispatch();
      assertThat(many.status()).isEqualTo(Dispatch.Status.INFEASIBLE);
      assertThat(many.cost()).isCloseTo(27.81, within(0.01));
      assertThat(many.prices()).containsOnly(0);
      assertThat(DispatchVerifier.verify(loop(13.5), rules, many).verified()).isTrue();
    }
  }

  private static Network loop(double shift) {
    return new Network(
        "",
        100,
        List.of(new Bus("1", 0), new Bus("2", 0)),
        List.of(new Generator("1", 0, 0, 100, new Cost.Polynomial(0, 10, 0))),
        List.of(
            new Branch("1", 0, 1, 0, 0.1, 1, shift, 60, -360, 360), new Branch("2", 0, 1, 0.2, 60)),
        0);
  }

  /**
   * Two reactances of which one is negative make up one branch: 0.03 - 0.02 = 0.01. So many
   * negative ones, each beside its own bus, must not fill the factor.
   */
  @Test
  void thousands_of_negative_reactances_in_series_are_a_ring() {
    int ring = 3000;
    List<Bus> buses = new ArrayList<>();
    List<Branch> whole = new ArrayList<>();
    List<Branch> halves = new ArrayList<>();
    for (int i = 0; i < ring; i++) {
      int next = (i + 1) % ring;
      double limit = i == 1 ? 20 : Double.POSITIVE_INFINITY;
      buses.add(new Bus("" + i, i == 1500 ? 90 : 0));
      whole.add(new Branch("" + i, i, next, 0.01, limit));
      halves.add(new Branch("a" + i, i, ring + i, 0.03, limit));
      halves.add(new Branch("b" + i, ring + i, next, -0.02, Double.POSITIVE_INFINITY));
    }
    List<Bus> middles = new ArrayList<>(buses);
    for (int i = 0; i < ring; i++) {
      middles.add(new Bus("m" + i, 0));
    }
    List<Generator> generators =
        List.of(
            new Generator("near", 0, 0, 200, new Cost.Polynomial(0.01, 10, 0)),
            new Generator("far", 1000, 0, 200, new Cost.Polynomial(0.02, 30, 0)));
    Dispatch expected =
        new DcOptimalPowerFlow(new Network("", 100, buses, generators, whole, 0)).dispatch();
    Dispatch found =
        new DcOptimalPowerFlow(new Network("", 100, middles, generators, halves, 0)).dispatch();
    // half way round from the near one: the limited side carries half of its output, and of the far
    // one's 2/3 - 1/2 = 1/6 the other way, so n/2 - f/6 = 20, n + f = 90
    assertThat(expected.generation()).containsExactly(new double[] {52.5, 37.5}, within(1e-6));
    assertThat(found.generation()).containsExactly(new double[] {52.5, 37.5}, within(1e-6));
    assertThat(found.cost()).isCloseTo(expected.cost(), within(1e-6));
    assertThat(found.prices()[1500]).isCloseTo(expected.prices()[1500], within(1e-6));
  }

  /** 10 + 50 MW of load less 20 and 10 of generation are 30 MW short, wherever they are missing. */
  @Test
  void the_totals_alone_prove_a_shortage() {
    Network network =
        new Network(
            "",
            100,
            List.of(new Bus("1", 10), new Bus("2", 50)),
            List.of(
                new Generator("1", 0, 0, 20, new Cost.Polynomial(0, 1, 0)),
                new Generator("2", 1, 5, 10, new Cost.Polynomial(0, 2, 0))),
            List.of(new Branch("1", 0, 1, 0.1, Double.POSITIVE_INFINITY)),
            0);
    DispatchProgram program = DispatchProgram.of(network, DispatchRules.STANDARD);
    double[] demand = new double[2];
    double[] upperBounds = new double[program.blocks];
    program.demand(new double[] {10, 50}, demand, upperBounds);
    TotalBalance lack = TotalBalance.of(program, demand, upperBounds);
    assertThat(lack.price()).isEqualTo(1);
    assertThat(lack.missing()).isCloseTo(0.3, within(1e-12));
    Dispatch dispatch = lack.infeasible(network, network.loads());
    assertThat(DispatchVerifier.verify(network, DispatchRules.STANDARD, dispatch).failed())
        .isEmpty();
    program.demand(new double[] {1, 2}, demand, upperBounds);
    TotalBalance surplus = TotalBalance.of(program, demand, upperBounds);
    assertThat(surplus.price()).isEqualTo(-1);
    assertThat(surplus.missing()).isCloseTo(0.02, within(1e-12));
  }
}
