package org.firstmover.solvers.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.firstmover.game.InputError;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks with everything a case may have, each with several loads and rules. */
class RandomNetworksTest {
  private static Network network(SplittableRandom random) {
    return network(random, 2 + random.nextInt(9), false);
  }

  /**
   * @param capacitors whether one reactance in twelve is negative, and half of all are 0.1 and -0.1
   */
  private static Network network(SplittableRandom random, int buses, boolean capacitors) {
    List<Bus> nodes = new ArrayList<>();
    List<Generator> generators = new ArrayList<>();
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < buses; i++) {
      nodes.add(new Bus("" + i, random.nextDouble(-20, 100), random.nextInt(4) == 0 ? 3 : 0));
      if (i > 0) {
        branches.add(branch(random, branches.size(), random.nextInt(i), i, capacitors));
      }
    }
    for (int k = random.nextInt(buses); k > 0; k--) {
      int from = random.nextInt(buses);
      branches.add(
          branch(
              random,
              branches.size(),
              from,
              (from + 1 + random.nextInt(buses - 1)) % buses,
              capacitors));
    }
    for (int g = 1 + random.nextInt(2 * buses); g > 0; g--) {
      double least = random.nextInt(3) == 0 ? random.nextDouble(-30, 30) : 0;
      double most = random.nextInt(6) == 0 ? least : least + random.nextDouble(200);
      generators.add(new Generator("" + g, random.nextInt(buses), least, most, cost(random)));
    }
    return new Network("", 100, nodes, generators, branches, random.nextInt(buses));
  }

  private static Branch branch(
      SplittableRandom random, int name, int from, int to, boolean capacitors) {
    double limit = random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble(5, 150);
    double reactance = random.nextDouble(0.01, 0.3);
    if (capacitors) {
      limit *= 10;
      reactance = random.nextBoolean() ? 0.1 : reactance;
      reactance = random.nextInt(12) == 0 ? -reactance : reactance;
    }
    boolean angles = random.nextBoolean();
    return new Branch(
        "" + name,
        from,
        to,
        random.nextDouble(0.02),
        reactance,
        capacitors || random.nextInt(3) > 0 ? 1 : 0.95,
        random.nextInt(4) == 0 ? random.nextDouble(-5, 5) : 0,
        limit,
        angles ? -10 : -360,
        angles ? 12 : 360);
  }

  /** Whole numbers, so that costs tie now and then. */
  private static Cost cost(SplittableRandom random) {
    double linear = random.nextInt(-2, 40);
    return switch (random.nextInt(3)) {
      case 0 -> new Cost.Polynomial(0, linear, 3);
      case 1 -> new Cost.Polynomial(random.nextDouble(0.2), linear, 0);
      default ->
          new Cost.PiecewiseLinear(
              List.of(
                  new Cost.Point(0, 0),
                  new Cost.Point(20, 20 * linear),
                  new Cost.Point(50, 50 * linear + 30 * random.nextInt(9)),
                  new Cost.Point(90, 90 * linear + 70 * 20)));
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void each_dispatch_is_certified_and_a_repeated_one_is_the_same(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] counts = new int[Dispatch.Status.values().length];
    for (int round = 0; round < 100; round++) {
      Network network = network(random);
      Convention convention = Convention.values()[random.nextInt(2)];
      DispatchRules rules = DispatchRules.STANDARD.withConvention(convention);
      rules = random.nextBoolean() ? rules.withSpill() : rules;
      rules = random.nextBoolean() ? rules.withShedding(1000) : rules;
      DcOptimalPowerFlow flow = new DcOptimalPowerFlow(network, rules);
      for (int hour = 0; hour < 6; hour++) {
        double[] load = network.loads();
        for (int i = 0; i < load.length && hour > 0; i++) {
          load[i] *= random.nextDouble(0.8, 1.2);
        }
        Dispatch repeated = flow.dispatch(load);
        Dispatch first = new DcOptimalPowerFlow(network, rules).dispatch(load);
        counts[first.status().ordinal()]++;
        assertThat(DispatchVerifier.verify(network, rules, repeated).failed()).isEmpty();
        assertThat(repeated.status())
            .isEqualTo(first.status())
            .isNotEqualTo(Dispatch.Status.FAILED);
        assertThat(repeated.cost())
            .isCloseTo(first.cost(), within(1e-6 * (1 + Math.abs(first.cost()))));
      }
    }
    assertThat(counts[Dispatch.Status.OPTIMAL.ordinal()]).isGreaterThan(300);
    assertThat(counts[Dispatch.Status.INFEASIBLE.ordinal()]).isGreaterThan(20);
  }

  /** Beyond 200 buses, and where susceptances cancel, there is the interior point alone. */
  @Test
  void negative_reactances() {
    SplittableRandom random = new SplittableRandom(5);
    int optimal = 0;
    for (int round = 0; round < 60; round++) {
      Network network = network(random, random.nextInt(50, 300), true);
      DispatchRules rules = DispatchRules.STANDARD.withShedding(1000).withSpill();
      Dispatch dispatch = new DcOptimalPowerFlow(network, rules).dispatch();
      assertThat(DispatchVerifier.verify(network, rules, dispatch).failed()).isEmpty();
      assertThat(dispatch.status()).isNotEqualTo(Dispatch.Status.FAILED);
      optimal += dispatch.status() == Dispatch.Status.OPTIMAL ? 1 : 0;
    }
    assertThat(optimal).isGreaterThan(20);
  }

  /**
   * Round a ring reactances sum to 0: any flow may go round it. There is no answer, nor a crash.
   */
  @Test
  void a_ring_without_reactance() {
    Network network =
        new Network(
            "ring",
            100,
            List.of(new Bus("0", 50, 0), new Bus("1", 0, 0), new Bus("2", 50, 0)),
            List.of(new Generator("g", 1, 0, 200, new Cost.Polynomial(0, 20, 0))),
            List.of(line("a", 0, 1, 0.1), line("b", 1, 2, 0.1), line("c", 2, 0, -0.2)),
            0);
    assertThat(new DcOptimalPowerFlow(network).dispatch().status())
        .isEqualTo(Dispatch.Status.FAILED);
    assertThatThrownBy(() -> new TransferFactors(network, Convention.MATPOWER))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("susceptances that cancel");
  }

  private static Branch line(String name, int from, int to, double reactance) {
    return new Branch(name, from, to, 0, reactance, 1, 0, Double.POSITIVE_INFINITY, -360, 360);
  }
}
