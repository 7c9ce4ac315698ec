package org.firstmover.solvers.lp;

import java.util.Arrays;
import java.util.function.Supplier;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.linear.LinearSolver;

/**
 * Maximise {@code c x} subject to {@code G x <= h, E x = f, 0 <= x <= u}; solved by ojAlgo's
 * simplex method, which wants coefficients of about the size of 1.
 */
public final class LinearProgram {
  private final double[] objective;
  private final R064Store inequalities;
  private final R064Store inequalityBounds;
  private final R064Store equalities;
  private final R064Store equalityBounds;
  private final double[] upper;
  private boolean bounded;
  private int iterations = Integer.MAX_VALUE;

  /** All coefficients 0; at least one variable. */
  public LinearProgram(int variables, int inequalities, int equalities) {
    this.objective = new double[variables];
    this.inequalities = R064Store.FACTORY.make(inequalities, variables);
    this.inequalityBounds = R064Store.FACTORY.make(inequalities, 1);
    this.equalities = R064Store.FACTORY.make(equalities, variables);
    this.equalityBounds = R064Store.FACTORY.make(equalities, 1);
    this.upper = new double[variables];
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
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

  /** An upper bound of a variable: five times as quick as an inequality where all have one. */
  public LinearProgram below(int variable, double bound) {
    upper[variable] = bound;
    bounded = true;
    return this;
  }

  /** Fails rather than go on for longer; without this it may go round in circles. */
  public LinearProgram iterations(int most) {
    iterations = most;
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
   *     multiple of E, by weak duality; where variables have upper bounds, plus what their
   *     multipliers are
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
    if (bounded) {
      builder.lower(0.0).upper(upper);
    }
    Optimisation.Options options = new Optimisation.Options();
    options.iterations_abort = iterations;
    Optimisation.Result result = builder.build(options).solve();
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
              int[] order = dualOrder();
              for (int k = 0; k < rows; k++) {
                multipliers[order[k]] = Math.max(0, dual.doubleValue(k));
              }
            });
    return new Answer(State.OPTIMAL, x, multipliers);
  }

  /** Without upper bounds, ojAlgo puts rows with negative right-hand sides behind the others. */
  private int[] dualOrder() {
    int rows = Math.toIntExact(inequalities.countRows());
    int[] order = new int[rows];
    int place = 0;
    for (boolean negative : new boolean[] {false, true}) {
      for (int row = 0; row < rows; row++) {
        boolean behind = !bounded && inequalityBounds.doubleValue(row, 0) < 0;
        if (behind == negative) {
          order[place++] = row;
        }
      }
    }
    return order;
  }
}
