package org.firstmover.solvers.power;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.firstmover.solvers.linear.DenseLu;
import org.firstmover.solvers.linear.Vectors;
import org.jspecify.annotations.Nullable;

/**
 * All demands whose dispatch has the same blocks and flows at their limits: there the dispatch and
 * its prices are affine in the demand, so that one product and a look at the signs make a dispatch.
 *
 * <p>Unknowns are the blocks x_F between their bounds, the price p at the reference bus and the
 * multipliers m_K of the flows at a limit; with transfer factors T,
 *
 * <pre>
 * quadratic_j x_j + linear_j - sign_j (p - T_Kj' m_K) = 0        j in F
 * sum of injections = 0,  T_k injections = limit_k               k in K
 * </pre>
 *
 * <p>Source: A. Bemporad, M. Morari, V. Dua, E. N. Pistikopoulos, "The explicit linear quadratic
 * regulator for constrained systems", Automatica 38 (2002), section 4.
 */
final class CriticalRegion {
  /** What is less than this beyond a limit or below 0 is rounding; all quantities are about 1. */
  private static final double ROUNDING = 1e-10;

  private static final double SINGULAR = 1e-11;

  private final DispatchProgram program;
  private final TransferFactors factors;

  /** -1 at the lower, 1 at the upper bound, 0 between; blocks, then branches. */
  private final byte[] active;

  private final int[] between;
  private final int[] binding;

  /** [unknown][bus], and the constant behind the last bus. */
  private final double[][] map;

  private final double[] injections;

  private CriticalRegion(
      DispatchProgram program,
      TransferFactors factors,
      byte[] active,
      int[] between,
      int[] binding,
      double[][] map) {
    this.program = program;
    this.factors = factors;
    this.active = active;
    this.between = between;
    this.binding = binding;
    this.map = map;
    this.injections = new double[program.buses];
  }

  /**
   * The region of an active set.
   *
   * @param active -1 at the lower, 1 at the upper bound, 0 between; blocks, then branches
   * @return null if the active set does not determine the dispatch and its prices
   */
  static @Nullable CriticalRegion of(
      DispatchProgram program, TransferFactors factors, byte[] active) {
    int blocks = program.blocks;
    int[] between = indices(active, 0, blocks, true);
    int[] binding = indices(active, blocks, active.length, false);
    int free = between.length;
    int size = free + 1 + binding.length;
    int buses = program.buses;
    DenseLu system = new DenseLu(size);
    double[][] matrix = system.rows();
    double[][] right = new double[size][buses + 1];
    for (int a = 0; a < free; a++) {
      int j = between[a];
      double sign = program.sign[j];
      matrix[a][a] = program.quadratic[j];
      matrix[a][free] = -sign;
      matrix[free][a] = sign;
      for (int c = 0; c < binding.length; c++) {
        double factor = sign * factors.factor(binding[c], program.bus[j]);
        matrix[a][free + 1 + c] = factor;
        matrix[free + 1 + c][a] = factor;
      }
      right[a][buses] = -program.linear[j];
    }
    for (int i = 0; i < buses; i++) {
      right[free][i] = 1;
      for (int c = 0; c < binding.length; c++) {
        right[free + 1 + c][i] = factors.factor(binding[c], i);
      }
    }
    for (int c = 0; c < binding.length; c++) {
      int k = binding[c];
      right[free + 1 + c][buses] =
          (active[blocks + k] > 0 ? program.flowUpper[k] : program.flowLower[k])
              - factors.standing(k);
    }
    for (int j = 0; j < blocks; j++) {
      if (active[j] != 0) {
        putAtBound(program, factors, j, active[j] > 0, binding, free, right);
      }
    }
    if (!system.factor() || !(system.reciprocalCondition() > SINGULAR)) {
      return null;
    }
    double[] column = new double[size];
    for (int i = 0; i <= buses; i++) {
      for (int u = 0; u < size; u++) {
        column[u] = right[u][i];
      }
      system.solve(column);
      for (int u = 0; u < size; u++) {
        right[u][i] = column[u];
      }
    }
    return new CriticalRegion(program, factors, active.clone(), between, binding, right);
  }

  private static int[] indices(byte[] active, int first, int end, boolean zero) {
    return IntStream.range(first, end)
        .filter(j -> (active[j] == 0) == zero)
        .map(j -> j - first)
        .toArray();
  }

  /** What a block at its bound puts in is taken off the right-hand sides. */
  private static void putAtBound(
      DispatchProgram program,
      TransferFactors factors,
      int j,
      boolean atUpper,
      int[] binding,
      int free,
      double[][] right) {
    int i = program.bus[j];
    // shedding all of a demand is the one bound that moves with it
    boolean moves = atUpper && j >= program.firstShed && program.firstShed >= 0;
    int column = moves ? i : program.buses;
    double bound = moves ? 1 : atUpper ? program.upper[j] : program.lower[j];
    double amount = program.sign[j] * bound;
    right[free][column] -= amount;
    for (int c = 0; c < binding.length; c++) {
      right[free + 1 + c][column] -= amount * factors.factor(binding[c], i);
    }
  }

  boolean sameAs(byte[] other) {
    return Arrays.equals(active, other);
  }

  /**
   * Dispatches, if the demand is in this region.
   *
   * @param demand per unit, by bus
   * @param upperBounds of the blocks
   * @param x filled with blocks, then flows
   * @param prices filled
   * @param congestion filled
   * @return whether it is; else the arrays hold nothing of use
   */
  boolean dispatch(
      double[] demand, double[] upperBounds, double[] x, double[] prices, double[] congestion) {
    int buses = program.buses;
    int blocks = program.blocks;
    for (int j = 0; j < blocks; j++) {
      if (active[j] != 0) {
        x[j] = active[j] > 0 ? upperBounds[j] : program.lower[j];
      }
    }
    for (int a = 0; a < between.length; a++) {
      int j = between[a];
      x[j] = value(a, demand);
      if (!(x[j] >= program.lower[j] - ROUNDING && x[j] <= upperBounds[j] + ROUNDING)) {
        return false;
      }
    }
    Arrays.fill(congestion, 0);
    for (int c = 0; c < binding.length; c++) {
      int k = binding[c];
      congestion[k] = value(between.length + 1 + c, demand);
      if (!(congestion[k] * active[blocks + k] >= -ROUNDING)
          && program.flowLower[k] < program.flowUpper[k]) {
        return false;
      }
    }
    Arrays.fill(prices, value(between.length, demand));
    for (int k : binding) {
      Vectors.add(-congestion[k], factors.row(k), prices, 0, buses);
    }
    return outside(upperBounds, x, prices) && within(demand, x);
  }

  private double value(int unknown, double[] demand) {
    double[] row = map[unknown];
    return Vectors.dot(row, demand, 0, demand.length) + row[demand.length];
  }

  /** Whether no block at a bound would pay to leave it. */
  private boolean outside(double[] upperBounds, double[] x, double[] prices) {
    for (int j = 0; j < program.blocks; j++) {
      if (active[j] != 0 && program.lower[j] < upperBounds[j]) {
        double reduced =
            program.quadratic[j] * x[j]
                + program.linear[j]
                - program.sign[j] * prices[program.bus[j]];
        if (!(reduced * active[j] <= ROUNDING)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether the flows keep their limits; fills them. */
  private boolean within(double[] demand, double[] x) {
    int blocks = program.blocks;
    for (int i = 0; i < demand.length; i++) {
      injections[i] = -demand[i];
    }
    for (int j = 0; j < blocks; j++) {
      injections[program.bus[j]] += program.sign[j] * x[j];
    }
    for (int k = 0; k < program.branches; k++) {
      double flow = factors.flow(k, injections);
      x[blocks + k] = flow;
      if (!(flow >= program.flowLower[k] - ROUNDING && flow <= program.flowUpper[k] + ROUNDING)) {
        return false;
      }
    }
    return true;
  }

  /** The angles of the dispatch made last. */
  void angles(double[] angles) {
    factors.angles(injections, angles);
  }
}
