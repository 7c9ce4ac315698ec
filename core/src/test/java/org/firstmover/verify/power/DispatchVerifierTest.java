package org.firstmover.verify.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.junit.jupiter.api.Test;

/**
 * Two buses and a line of 60 MW: the cheap generator serves 60 of the 100 MW behind it, the dear
 * one the rest; with 10 $/MWh here and 30 there, 20 $/MWh is what the line is worth.
 */
class DispatchVerifierTest {
  private static final Network NETWORK =
      new Network(
          "",
          100,
          List.of(new Bus("1", 0), new Bus("2", 100)),
          List.of(
              new Generator("1", 0, 0, 200, new Cost.Polynomial(0, 10, 5)),
              new Generator(
                  "2",
                  1,
                  0,
                  50,
                  new Cost.PiecewiseLinear(
                      List.of(
                          new Cost.Point(0, 0),
                          new Cost.Point(20, 400),
                          new Cost.Point(50, 1300))))),
          List.of(new Branch("1", 0, 1, 0.1, 60)),
          0);

  private static final double[] NONE = {0, 0};

  private static final Dispatch RIGHT =
      new Dispatch(
          Dispatch.Status.OPTIMAL,
          NETWORK.loads(),
          605 + 400 + 600,
          new double[] {60, 40},
          new double[] {0, -0.06},
          new double[] {60},
          new double[] {10, 30},
          new double[] {20},
          NONE,
          NONE);

  private static Dispatch changed(UnaryOperator<double[][]> change) {
    double[][] parts =
        change.apply(
            new double[][] {
              {RIGHT.cost()},
              RIGHT.generation().clone(),
              RIGHT.angles().clone(),
              RIGHT.flows().clone(),
              RIGHT.prices().clone(),
              RIGHT.congestion().clone(),
              {0, 0},
              {0, 0}
            });
    return new Dispatch(
        RIGHT.status(),
        RIGHT.load(),
        parts[0][0],
        parts[1],
        parts[2],
        parts[3],
        parts[4],
        parts[5],
        parts[6],
        parts[7]);
  }

  private static Certificate verify(Dispatch dispatch) {
    return DispatchVerifier.verify(NETWORK, DispatchRules.STANDARD, dispatch);
  }

  private static List<String> failed(int part, double... values) {
    return verify(
            changed(
                parts -> {
                  parts[part] = values;
                  return parts;
                }))
        .failed()
        .stream()
        .map(Check::name)
        .toList();
  }

  @Test
  void the_right_answer_passes() {
    Certificate certificate = verify(RIGHT);
    assertThat(certificate.failed()).isEmpty();
    assertThat(certificate.checks()).hasSize(9);
  }

  @Test
  void each_wrong_part_is_found() {
    assertThat(failed(0, 1606)).containsExactly("cost");
    assertThat(failed(1, 61, 40)).contains("cost", "power balance");
    assertThat(failed(2, 0, -0.07)).containsExactly("flows from angles");
    assertThat(failed(3, 61)).contains("flows from angles", "power balance", "limits");
    assertThat(failed(4, 10, 31)).contains("prices and generation", "prices and congestion");
    assertThat(failed(4, 9, 29)).contains("prices and generation", "duality gap");
    assertThat(failed(5, 19)).contains("prices and congestion");
    assertThat(failed(6, 1, 0)).contains("limits", "power balance");
    assertThat(failed(7, 0, 1)).contains("limits", "power balance");
    assertThat(failed(4, Double.NaN, 30)).isNotEmpty();
  }

  /** Balanced and within limits, but 10 MW come from the dear one that need not. */
  @Test
  void a_dispatch_that_costs_more_than_it_must() {
    Dispatch dear =
        changed(
            parts ->
                new double[][] {
                  {505 + 400 + 900}, {50, 50}, {0, -0.05}, {50}, {10, 30}, {20}, {0, 0}, {0, 0}
                });
    assertThat(verify(dear).failed().stream().map(Check::name))
        .containsExactly("congestion and limits", "duality gap");
  }

  @Test
  void prices_support_kinks_and_limits() {
    // 20 MW at the kink: any price between 20 and 30 does
    Network network =
        new Network(
            "",
            100,
            NETWORK.buses(),
            NETWORK.generators(),
            List.of(new Branch("1", 0, 1, 0.1, 80)),
            0);
    Dispatch kink =
        new Dispatch(
            Dispatch.Status.OPTIMAL,
            NETWORK.loads(),
            805 + 400,
            new double[] {80, 20},
            new double[] {0, -0.08},
            new double[] {80},
            new double[] {10, 23},
            new double[] {13},
            NONE,
            NONE);
    assertThat(DispatchVerifier.verify(network, DispatchRules.STANDARD, kink).failed()).isEmpty();
  }

  /** 120 MW where 60 can come and 50 can be made: 10 are missing. */
  @Test
  void what_cannot_be_served_needs_multipliers_that_prove_it() {
    double[] load = {0, 120};
    Dispatch infeasible =
        new Dispatch(
            Dispatch.Status.INFEASIBLE,
            load,
            10,
            new double[] {60, 50},
            new double[] {0, -0.06},
            new double[] {60},
            new double[] {0, 1},
            new double[] {1},
            NONE,
            new double[] {0, 10});
    assertThat(verify(infeasible).failed()).isEmpty();
    Dispatch bluff =
        new Dispatch(
            Dispatch.Status.INFEASIBLE,
            load,
            20,
            infeasible.generation(),
            infeasible.angles(),
            infeasible.flows(),
            new double[] {0, 2},
            new double[] {2},
            NONE,
            NONE);
    assertThat(verify(bluff).failed().stream().map(Check::name)).containsExactly("multipliers");
  }

  private static Dispatch infeasible(double missing, double flow, double[] prices, double worth) {
    return new Dispatch(
        Dispatch.Status.INFEASIBLE,
        new double[] {0, 120},
        missing,
        new double[] {60, 50},
        NONE,
        new double[] {flow},
        prices,
        new double[] {worth},
        NONE,
        NONE);
  }

  /** What the rules let go unserved for nothing is not missing, and the 120 MW are a load. */
  @Test
  void what_may_be_shed_is_not_missing() {
    Dispatch served = infeasible(10, 60, new double[] {0, 1}, 1);
    assertThat(
            DispatchVerifier.verify(NETWORK, DispatchRules.STANDARD.withShedding(1000), served)
                .failed()
                .stream()
                .map(Check::name))
        .containsExactly("what is missing");
  }

  /** 40 MW that must be generated and can go nowhere are no trouble where they may be spilled. */
  @Test
  void what_may_be_spilled_is_no_surplus() {
    Network surplus =
        new Network(
            "",
            100,
            NETWORK.buses(),
            List.of(new Generator("1", 0, 100, 200, new Cost.Polynomial(0, 10, 0))),
            NETWORK.branches(),
            0);
    Dispatch stuck = infeasible(100, 60, new double[] {-1, 1}, 2);
    assertThat(DispatchVerifier.verify(surplus, DispatchRules.STANDARD, stuck).failed()).isEmpty();
    assertThat(
            DispatchVerifier.verify(surplus, DispatchRules.STANDARD.withSpill(), stuck)
                .failed()
                .stream()
                .map(Check::name))
        .contains("multipliers");
  }

  /** A line without a limit can carry anything: no multiplier of it proves anything. */
  @Test
  void a_line_without_a_limit_is_no_proof() {
    Network open =
        new Network(
            "",
            100,
            NETWORK.buses(),
            NETWORK.generators(),
            List.of(new Branch("1", 0, 1, 0.1, Double.POSITIVE_INFINITY)),
            0);
    Dispatch claim = infeasible(10, -1e9, new double[] {0, 1}, 1);
    assertThat(DispatchVerifier.verify(open, DispatchRules.STANDARD, claim).verified()).isFalse();
  }

  /**
   * Two lines side by side, of 0.1 per unit and 60 MW; a shift of 9 degrees, 157 MW, is shared by
   * both: 78.5 MW go round, 18.5 beyond each limit, 37.1 in sum.
   */
  @Test
  void flows_that_a_phase_shift_drives_beyond_their_limits() {
    Network loop =
        new Network(
            "",
            100,
            NETWORK.buses(),
            NETWORK.generators(),
            List.of(
                new Branch("1", 0, 1, 0, 0.1, 1, 9, 60, -360, 360), new Branch("2", 0, 1, 0.1, 60)),
            0);
    double excess = 1000 * Math.PI / 20 - 120;
    assertThat(verified(loop, excess, -1, 1)).isTrue();
    assertThat(verified(loop, excess, 1, -1)).isFalse();
    assertThat(verified(loop, 2 * excess, -2, 2)).isFalse();
    assertThat(verified(loop, excess + 1, -1, 1)).isFalse();
  }

  private static boolean verified(Network network, double excess, double... congestion) {
    Dispatch dispatch =
        new Dispatch(
            Dispatch.Status.INFEASIBLE,
            NETWORK.loads(),
            excess,
            NONE,
            NONE,
            NONE,
            NONE,
            congestion,
            NONE,
            NONE);
    return DispatchVerifier.verify(network, DispatchRules.STANDARD, dispatch).verified();
  }
}
