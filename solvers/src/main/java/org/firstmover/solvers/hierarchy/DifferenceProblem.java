package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import org.firstmover.solvers.nlp.AdjointProblem;
import org.firstmover.solvers.nlp.Domain;
import org.firstmover.solvers.nlp.JacobianProblem;

/**
 * The leader's problem with slopes by finite differences of values at equilibria: one or two more
 * equilibria a variable, each searched for from the last one. Within her bounds; where there is no
 * equilibrium on one side, the other is taken.
 */
final class DifferenceProblem implements JacobianProblem, AdjointProblem {
  private final Trials trials;
  private final double step;
  private final boolean central;
  private final double[] point;
  private final double[] here;

  /** Minus the gain, then the constraints: at the point, and what they change by a unit. */
  private final double[] values;

  private final double[] changes;
  private final double[] moved;

  /**
   * @param step relative to 1 + |variable|
   * @param central whether both sides are asked, else one
   */
  DifferenceProblem(Trials trials, double step, boolean central) {
    this.trials = trials;
    this.step = step;
    this.central = central;
    point = new double[trials.variables()];
    here = new double[trials.variables()];
    values = new double[1 + trials.constraints()];
    changes = new double[values.length];
    moved = new double[values.length];
  }

  @Override
  public Domain domain() {
    return trials.domain();
  }

  @Override
  public double evaluate(double[] y, double[] constraints) {
    System.arraycopy(y, 0, point, 0, point.length);
    double value = trials.evaluate(y, constraints);
    values[0] = value;
    System.arraycopy(constraints, 0, values, 1, constraints.length);
    return value;
  }

  @Override
  public void derivatives(double[] y, double[] gradient, double[][] jacobian) {
    for (int j = 0; j < point.length; j++) {
      differentiate(j);
      gradient[j] = changes[0];
      for (int k = 0; k < jacobian.length; k++) {
        jacobian[k][j] = changes[1 + k];
      }
    }
  }

  @Override
  public void lagrangianGradient(double[] weights, double[] gradient) {
    for (int j = 0; j < point.length; j++) {
      differentiate(j);
      double sum = changes[0];
      for (int k = 0; k < weights.length; k++) {
        sum += weights[k] == 0 ? 0 : weights[k] * changes[1 + k];
      }
      gradient[j] = sum;
    }
  }

  /** Fills {@link #changes} with slopes in one variable; NaN if there is no equilibrium around. */
  private void differentiate(int variable) {
    double x = point[variable];
    double wanted = step * (1 + Math.abs(x));
    double up = Math.min(wanted, trials.upper(variable) - x);
    double down = Math.min(wanted, x - trials.lower(variable));
    if (up <= 0 && down <= 0) {
      Arrays.fill(changes, 0);
      return;
    }
    System.arraycopy(point, 0, here, 0, point.length);
    boolean upwards = up >= 0.5 * wanted || up >= down;
    double first = upwards ? up : -down;
    double second = upwards ? -down : up;
    if (!move(variable, x + first)) {
      if (second == 0 || !move(variable, x + second)) {
        Arrays.fill(changes, Double.NaN);
        return;
      }
      first = second;
      second = 0;
    }
    for (int i = 0; i < changes.length; i++) {
      changes[i] = (moved[i] - values[i]) / first;
    }
    // the mean of both slopes, weighted so that curvature cancels
    if (central && second != 0 && move(variable, x + second)) {
      double share = first / (first - second);
      for (int i = 0; i < changes.length; i++) {
        double other = (moved[i] - values[i]) / second;
        changes[i] = share * other + (1 - share) * changes[i];
      }
    }
  }

  private boolean move(int variable, double to) {
    here[variable] = to;
    if (!trials.at(here)) {
      return false;
    }
    moved[0] = -trials.gain();
    System.arraycopy(trials.values(), 0, moved, 1, moved.length - 1);
    return true;
  }
}
