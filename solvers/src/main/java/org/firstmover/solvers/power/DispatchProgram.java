package org.firstmover.solvers.power;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Convention;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;

/**
 * The quadratic programme of a dispatch, in the per-unit system and with costs scaled to about 1:
 *
 * <pre>
 * minimise    sum_j quadratic_j x_j² / 2 + linear_j x_j
 * subject to  sum_(j at i) sign_j x_j - (flows out of i) = demand_i        for each bus i
 *             flow_k = susceptance_k (angle_from - angle_to) - offset_k
 *             lower_j &lt;= x_j &lt;= upper_j,  flowLower_k &lt;= flow_k &lt;= flowUpper_k
 * </pre>
 *
 * where x are blocks of generation: a generator whose cost is piecewise linear is one block a
 * segment; then comes what is spilled and what is shed at each bus, where the rules allow it, and
 * what is missing and in surplus, where that is the question.
 */
final class DispatchProgram {
  /** Segments whose slopes differ by less are one. */
  private static final double SAME_SLOPE = 1e-9;

  final int buses;
  final int reference;
  final double base;

  /** $ that one unit of the scaled cost is. */
  final double scale;

  final int blocks;
  final int[] bus;
  final double[] sign;
  final double[] quadratic;
  final double[] linear;
  final double[] lower;
  final double[] upper;

  /** Whose block it is; beyond the generators for what is spilled or shed. */
  final int[] owner;

  /** The first block that is shed, one a bus; -1 if none is. */
  final int firstShed;

  /** The first block that is spilled, one a bus; -1 if none is. */
  final int firstSpill;

  final int branches;
  final int[] from;
  final int[] to;
  final double[] susceptance;
  final double[] offset;
  final double[] flowLower;
  final double[] flowUpper;

  /** The first block of power from nowhere, one a bus; -1 if there is none. */
  final int firstMissing;

  /** The first block of power to nowhere, one a bus; -1 if there is none. */
  final int firstSurplus;

  private final double[] shunt;

  private DispatchProgram(
      Network network,
      DispatchRules rules,
      List<Block> generation,
      double shedCost,
      boolean elastic) {
    buses = network.buses().size();
    reference = network.reference();
    base = network.base();
    int generated = generation.size();
    firstSpill = rules.spill() ? generated : -1;
    int spilled = generated + (rules.spill() ? buses : 0);
    firstShed = rules.sheds() ? spilled : -1;
    int shed = spilled + (rules.sheds() ? buses : 0);
    firstMissing = elastic ? shed : -1;
    firstSurplus = elastic ? shed + buses : -1;
    blocks = shed + (elastic ? 2 * buses : 0);
    bus = new int[blocks];
    sign = new double[blocks];
    quadratic = new double[blocks];
    linear = new double[blocks];
    lower = new double[blocks];
    upper = new double[blocks];
    owner = new int[blocks];
    scale = scale(generation);
    for (int j = 0; j < generated; j++) {
      Block block = generation.get(j);
      set(j, block.bus, 1, block.linear);
      quadratic[j] = 2 * block.quadratic * base * base / scale;
      lower[j] = block.least / base;
      upper[j] = block.most / base;
      owner[j] = block.owner;
    }
    for (int i = 0; i < buses; i++) {
      if (firstSpill >= 0) {
        set(firstSpill + i, i, -1, 0);
      }
      if (firstShed >= 0) {
        set(firstShed + i, i, 1, shedCost);
      }
      if (elastic) {
        set(firstMissing + i, i, 1, 1);
        set(firstSurplus + i, i, -1, 1);
      }
    }
    branches = network.branches().size();
    from = network.branches().stream().mapToInt(Branch::from).toArray();
    to = network.branches().stream().mapToInt(Branch::to).toArray();
    susceptance = new double[branches];
    offset = new double[branches];
    flowLower = new double[branches];
    flowUpper = new double[branches];
    for (int k = 0; k < branches; k++) {
      limit(k, network.branches().get(k), rules.convention());
    }
    shunt = network.buses().stream().mapToDouble(Bus::shunt).toArray();
  }

  private void set(int block, int at, double direction, double cost) {
    bus[block] = at;
    sign[block] = direction;
    linear[block] = cost * base / scale;
    upper[block] = Double.POSITIVE_INFINITY;
    owner[block] = Integer.MAX_VALUE;
  }

  /** A limit on the angles is one on the flow, for a flow is nothing else. */
  private void limit(int k, Branch branch, Convention convention) {
    double shift = convention.shift(branch);
    double ahead = convention.susceptance(branch);
    susceptance[k] = ahead;
    offset[k] = ahead * Math.toRadians(shift);
    double least = Double.NEGATIVE_INFINITY;
    double most = Double.POSITIVE_INFINITY;
    if (branch.leastAngle() > -Branch.FULL_TURN) {
      least = ahead * Math.toRadians(branch.leastAngle() - shift);
    }
    if (branch.mostAngle() < Branch.FULL_TURN) {
      most = ahead * Math.toRadians(branch.mostAngle() - shift);
    }
    if (ahead < 0) {
      double swapped = branch.leastAngle() > -Branch.FULL_TURN ? least : Double.POSITIVE_INFINITY;
      least = branch.mostAngle() < Branch.FULL_TURN ? most : Double.NEGATIVE_INFINITY;
      most = swapped;
    }
    flowLower[k] = Math.max(least, -branch.limit() / base);
    flowUpper[k] = Math.min(most, branch.limit() / base);
  }

  /** The dispatch that these rules ask for. */
  static DispatchProgram of(Network network, DispatchRules rules) {
    List<Block> generation = new ArrayList<>();
    for (int g = 0; g < network.generators().size(); g++) {
      addBlocks(generation, g, network.generators().get(g));
    }
    return new DispatchProgram(network, rules, generation, rules.shedPrice(), false);
  }

  /**
   * How little power from nowhere and to nowhere lets the limits be kept, when all that the rules
   * allow is free.
   */
  static DispatchProgram shortage(Network network, DispatchRules rules) {
    List<Block> generation = new ArrayList<>();
    for (int g = 0; g < network.generators().size(); g++) {
      Generator generator = network.generators().get(g);
      generation.add(new Block(g, generator.bus(), generator.least(), generator.most(), 0, 0));
    }
    return new DispatchProgram(network, rules, generation, 0, true);
  }

  private record Block(
      int owner, int bus, double least, double most, double quadratic, double linear) {}

  private static void addBlocks(List<Block> blocks, int g, Generator generator) {
    double least = generator.least();
    double most = generator.most();
    if (generator.cost() instanceof Cost.Polynomial cost) {
      blocks.add(new Block(g, generator.bus(), least, most, cost.quadratic(), cost.linear()));
    } else if (generator.cost() instanceof Cost.PiecewiseLinear cost) {
      double start = least;
      for (int segment = 0; segment < cost.segments() && start <= most; segment++) {
        double slope = cost.slope(segment);
        boolean last =
            segment + 1 == cost.segments() || cost.points().get(segment + 1).output() >= most;
        if (!last && cost.slope(segment + 1) - slope <= SAME_SLOPE * (1 + Math.abs(slope))) {
          continue;
        }
        double end = last ? most : cost.points().get(segment + 1).output();
        if (end > start || (last && start == least)) {
          // the first block starts where the generator does, the others add to it
          double lowest = start == least ? least : 0;
          double highest = start == least ? end : end - start;
          blocks.add(new Block(g, generator.bus(), lowest, highest, 0, slope));
          start = end;
        }
        if (last) {
          break;
        }
      }
    }
  }

  /** The largest marginal cost of any generator, $/h for one unit of power. */
  private double scale(List<Block> generation) {
    double largest = 0;
    for (Block block : generation) {
      largest = Math.max(largest, Math.abs(2 * block.quadratic * block.least + block.linear));
      largest = Math.max(largest, Math.abs(2 * block.quadratic * block.most + block.linear));
    }
    return largest > 0 ? largest * base : base;
  }

  /**
   * Sets the demand, and with it what may be shed at most.
   *
   * @param load MW at each bus
   * @param demand filled with load and shunt, per unit
   * @param upperBounds filled, of the blocks
   */
  void demand(double[] load, double[] demand, double[] upperBounds) {
    System.arraycopy(upper, 0, upperBounds, 0, blocks);
    for (int i = 0; i < buses; i++) {
      demand[i] = (load[i] + shunt[i]) / base;
      if (firstShed >= 0) {
        upperBounds[firstShed + i] = Math.max(0, demand[i]);
      }
    }
  }

  boolean limited(int branch) {
    return flowLower[branch] > Double.NEGATIVE_INFINITY
        || flowUpper[branch] < Double.POSITIVE_INFINITY;
  }

  /** Flows of given angles, per unit, from a place of an array on. */
  void flows(double[] angles, double[] flows, int first) {
    for (int k = 0; k < branches; k++) {
      flows[first + k] = susceptance[k] * (angles[from[k]] - angles[to[k]]) - offset[k];
    }
  }

  /** Sums the blocks of each generator, in MW. */
  void generation(double[] x, double[] generation) {
    Arrays.fill(generation, 0);
    for (int j = 0; j < blocks; j++) {
      if (owner[j] < generation.length) {
        generation[owner[j]] += x[j] * base;
      }
    }
  }
}
