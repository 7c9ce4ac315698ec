package org.firstmover.solvers.power;

import java.util.Optional;
import org.firstmover.game.InputError;
import org.firstmover.game.power.Convention;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Network;
import org.firstmover.solvers.linear.DenseLu;
import org.firstmover.solvers.linear.Vectors;

/**
 * Power transfer distribution factors: by how many MW the flow on a branch grows for each MW put in
 * at a bus and taken out at the reference bus. Dense, one decomposition of the susceptance matrix.
 */
public final class TransferFactors {
  /** A condition number beyond its inverse leaves no digits. */
  private static final double SINGULAR = 1e-13;

  private final DispatchProgram program;
  private final DenseLu susceptances;

  /** [branch][bus] */
  private final double[][] factors;

  /** Flows when nothing is put in, which phase shifters drive; per unit. */
  private final double[] standing;

  /** Injections that drive the same angles as the phase shifters. */
  private final double[] driven;

  /**
   * @throws InputError if susceptances cancel, so that injections do not determine flows
   */
  public TransferFactors(Network network, Convention convention) {
    this(DispatchProgram.of(network, DispatchRules.STANDARD.withConvention(convention)));
  }

  private TransferFactors(DispatchProgram program) {
    this(program, decomposed(program));
  }

  private TransferFactors(DispatchProgram program, DenseLu susceptances) {
    if (!regular(susceptances)) {
      throw new InputError(
          "susceptances that cancel",
          "branches",
          "flows that injections determine",
          "Maybe a negative reactance is the opposite of another branch's.");
    }
    this.program = program;
    this.susceptances = susceptances;
    int n = program.buses;
    int reference = program.reference;
    driven = new double[n];
    for (int k = 0; k < program.branches; k++) {
      driven[program.from[k]] += program.offset[k];
      driven[program.to[k]] -= program.offset[k];
    }
    factors = new double[program.branches][n];
    standing = new double[program.branches];
    for (int k = 0; k < program.branches; k++) {
      double[] row = factors[k];
      row[program.from[k]] = program.susceptance[k];
      row[program.to[k]] = -program.susceptance[k];
      row[reference] = 0;
      susceptances.solve(row);
      standing[k] = Vectors.dot(row, driven) - program.offset[k];
    }
  }

  /** Empty if susceptances cancel. */
  static Optional<TransferFactors> of(DispatchProgram program) {
    DenseLu susceptances = decomposed(program);
    return regular(susceptances)
        ? Optional.of(new TransferFactors(program, susceptances))
        : Optional.empty();
  }

  private static boolean regular(DenseLu susceptances) {
    return susceptances.reciprocalCondition() > SINGULAR;
  }

  private static DenseLu decomposed(DispatchProgram program) {
    int n = program.buses;
    DenseLu susceptances = new DenseLu(n);
    double[][] matrix = susceptances.rows();
    for (int k = 0; k < program.branches; k++) {
      int f = program.from[k];
      int t = program.to[k];
      double b = program.susceptance[k];
      matrix[f][f] += b;
      matrix[t][t] += b;
      matrix[f][t] -= b;
      matrix[t][f] -= b;
    }
    int reference = program.reference;
    for (int i = 0; i < n; i++) {
      matrix[reference][i] = 0;
      matrix[i][reference] = 0;
    }
    matrix[reference][reference] = 1;
    susceptances.factor();
    return susceptances;
  }

  /** MW on a branch, from its from end, for each MW at a bus. */
  public double factor(int branch, int bus) {
    return factors[branch][bus];
  }

  /** Of one branch, by bus; not to be changed. */
  double[] row(int branch) {
    return factors[branch];
  }

  double flow(int branch, double[] injections) {
    return Vectors.dot(factors[branch], injections) + standing[branch];
  }

  double standing(int branch) {
    return standing[branch];
  }

  /** Fills the angles, in radians, that injections per unit lead to. */
  void angles(double[] injections, double[] angles) {
    for (int i = 0; i < angles.length; i++) {
      angles[i] = injections[i] + driven[i];
    }
    angles[program.reference] = 0;
    susceptances.solve(angles);
  }
}
