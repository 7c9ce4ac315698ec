package org.firstmover.solvers.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Convention;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.firstmover.solvers.nlp.QuadraticProgram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A second method and another formulation: the dual method of Goldfarb and Idnani, over outputs
 * only, with transfer factors in place of angles. Strictly convex costs have one optimum.
 */
class DualMethodTest {
  @ParameterizedTest
  @EnumSource(Convention.class)
  void both_find_the_same_cost_and_prices(Convention convention) {
    SplittableRandom random = new SplittableRandom(11);
    int optimal = 0;
    int congested = 0;
    for (int round = 0; round < 80; round++) {
      Network network = network(random);
      Dispatch dispatch =
          new DcOptimalPowerFlow(network, DispatchRules.STANDARD.withConvention(convention))
              .dispatch();
      TransferFactors factors = new TransferFactors(network, convention);
      QuadraticProgram.Answer answer = outputs(network, factors);
      assertThat(dispatch.optimal()).isEqualTo(answer.optimal());
      if (!answer.optimal()) {
        assertThat(dispatch.status()).isEqualTo(Dispatch.Status.INFEASIBLE);
        continue;
      }
      optimal++;
      double cost = 0;
      for (int g = 0; g < network.generators().size(); g++) {
        cost += network.generators().get(g).cost().at(answer.point()[g]);
      }
      assertThat(dispatch.cost()).isCloseTo(cost, within(1e-7 * (1 + Math.abs(cost))));
      double[] prices = prices(network, factors, answer.multipliers());
      for (int i = 0; i < prices.length; i++) {
        assertThat(dispatch.prices()[i]).isCloseTo(prices[i], within(1e-6 * (1 + prices[i])));
        congested += Math.abs(prices[i] - prices[0]) > 1e-3 ? 1 : 0;
      }
    }
    assertThat(optimal).isGreaterThan(40);
    assertThat(congested).isGreaterThan(200);
  }

  private static Network network(SplittableRandom random) {
    List<Bus> buses = new ArrayList<>();
    List<Generator> generators = new ArrayList<>();
    List<Branch> branches = new ArrayList<>();
    int count = 3 + random.nextInt(28);
    for (int i = 0; i < count; i++) {
      buses.add(new Bus("" + i, random.nextDouble(0, 100), random.nextInt(5)));
      Cost cost = new Cost.Polynomial(random.nextDouble(0.01, 0.3), random.nextInt(40), 1);
      generators.add(new Generator("" + i, random.nextInt(count), random.nextInt(2), 200, cost));
      for (int k = 0; k < 2 && i > 0; k++) {
        double shift = random.nextInt(5) == 0 ? random.nextDouble(-3, 3) : 0;
        branches.add(
            new Branch(
                "" + branches.size(),
                random.nextInt(i),
                i,
                random.nextDouble(0.03),
                random.nextDouble(0.02, 0.3),
                random.nextDouble(0.9, 1.1),
                shift,
                random.nextDouble(30, 300),
                -360,
                360));
      }
    }
    return new Network("", 100, buses, generators, branches, random.nextInt(count));
  }

  /** A balance, then for each branch its upper and its lower limit. */
  private static QuadraticProgram.Answer outputs(Network network, TransferFactors factors) {
    int outputs = network.generators().size();
    int branches = network.branches().size();
    double[][] hessian = new double[outputs][outputs];
    double[] gradient = new double[outputs];
    double[] lower = new double[outputs];
    double[] upper = new double[outputs];
    double[][] rows = new double[1 + 2 * branches][outputs];
    double[] right = new double[rows.length];
    boolean[] equality = new boolean[rows.length];
    equality[0] = true;
    for (int i = 0; i < network.buses().size(); i++) {
      right[0] += network.buses().get(i).load() + network.buses().get(i).shunt();
    }
    for (int k = 0; k < branches; k++) {
      double standing = network.base() * factors.standing(k);
      for (int i = 0; i < network.buses().size(); i++) {
        Bus bus = network.buses().get(i);
        standing -= factors.factor(k, i) * (bus.load() + bus.shunt());
      }
      right[1 + 2 * k] = network.branches().get(k).limit() - standing;
      right[2 + 2 * k] = network.branches().get(k).limit() + standing;
    }
    for (int g = 0; g < outputs; g++) {
      Generator generator = network.generators().get(g);
      Cost.Polynomial cost = (Cost.Polynomial) generator.cost();
      hessian[g][g] = 2 * cost.quadratic();
      gradient[g] = cost.linear();
      lower[g] = generator.least();
      upper[g] = generator.most();
      rows[0][g] = 1;
      for (int k = 0; k < branches; k++) {
        rows[1 + 2 * k][g] = factors.factor(k, generator.bus());
        rows[2 + 2 * k][g] = -factors.factor(k, generator.bus());
      }
    }
    return new QuadraticProgram(outputs, rows.length)
        .hessian(hessian)
        .solve(gradient, rows, right, equality, lower, upper);
  }

  private static double[] prices(Network network, TransferFactors factors, double[] multipliers) {
    double[] prices = new double[network.buses().size()];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = -multipliers[0];
      for (int k = 0; k < network.branches().size(); k++) {
        prices[i] -= factors.factor(k, i) * (multipliers[1 + 2 * k] - multipliers[2 + 2 * k]);
      }
    }
    return prices;
  }
}
