package org.firstmover.solvers.lp;

import java.util.function.Supplier;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.linear.LinearSolver;

/**
 * Maximise {@code c x} subject to {@code G x <= h, E x = f, x >= 0}; solved by ojAlgo's simplex
 * method, which wants coefficients of about the size of 1.
 */
public final class LinearProgram {
  private final double[] objective;
  private final R064Store inequalities;
  private final R064Store inequalityBounds;
  private final R064Store equalities;
  private final R064Store equalityBounds;

  /** All coefficients 0; at least one variable. */
  public LinearProgram(int variables, int inequalities, int equalities) {
    this.objective = new double[variables];
    this.inequalities = R064Store.FACTORY.make(inequalities, variables);
    this.inequalityBounds = R064Store.FACTORY.make(inequalities, 1);
    this.equalities = R064Store.FACTORY.make(equalities, variables);
    this.equalityBounds = R064Store.FACTORY.make(equalities, 1);
  }

  /**
   * The power of two that brings coefficients of this range to about 1; multiplying by it changes
   * no digit. Between 1/2 and 1 the simplex method was measured to need a third less time than
   * between 1 and 2.
   */
  public static double scale(double range) {
    return range > 0 ? Math.scalb(1.0, -Math.getExponent(range) - 1) : 1;
  }

  public LinearProgram objective(int variable, double coefficient) {
    objective[variable] = coefficient;
    return this;
  }

  public LinearProgram inequality(int row, int variable, double coefficient) {
    inequalities.set(row, variable, coefficient);
    return this;
  }

  public LinearProgram atMost(int row, double bound) {
    inequalityBounds.set(row, 0, bound);
    return this;
  }

  public LinearProgram equality(int row, int variable, double coefficient) {
    equalities.set(row, variable, coefficient);
    return this;
  }

  public LinearProgram equalTo(int row, double bound) {
    equalityBounds.set(row, 0, bound);
    return this;
  }

  /** How a linear programme ended. */
  public enum State {
    OPTIMAL,
    INFEASIBLE,
    /** Unbounded, or the solver gave up: nothing may be concluded. */
    FAILED
  }

  /**
   * The answer.
   *
   * @param state how it ended; the rest is empty unless it is optimal
   * @param x a maximiser
   * @param multipliers of the inequalities, at least 0: c is at most multipliers x G plus some
   *     multiple of E, by weak duality
   */
  public record Answer(State state, double[] x, double[] multipliers) {
    public boolean optimal() {
      return state == State.OPTIMAL;
    }
  }

  public Answer solve() {
    int variables = objective.length;
    double[] costs = new double[variables];
    for (int v = 0; v < variables; v++) {
      costs[v] = -objective[v];
    }
    LinearSolver.Builder builder = LinearSolver.newBuilder(costs);
    int rows = Math.toIntExact(inequalities.countRows());
    if (rows > 0) {
      builder.inequalities(inequalities, inequalityBounds);
    }
    if (equalities.countRows() > 0) {
      builder.equalities(equalities, equalityBounds);
    }
    Optimisation.Result result = builder.build().solve();
    if (!result.getState().isOptimal()) {
      State state =
          result.getState() == Optimisation.State.INFEASIBLE ? State.INFEASIBLE : State.FAILED;
      return new Answer(state, new double[0], new double[0]);
    }
    double[] x = new double[variables];
    for (int v = 0; v < variables; v++) {
      x[v] = Math.max(0, result.doubleValue(v));
    }
    double[] multipliers = new double[rows];
    result
        .getDualSolution()
        .map(Supplier::get)
        .ifPresent(
            dual -> {
              for (int row = 0; row < rows; row++) {
                multipliers[row] = Math.max(0, dual.doubleValue(row));
              }
            });
    return new Answer(State.OPTIMAL, x, multipliers);
  }
}
