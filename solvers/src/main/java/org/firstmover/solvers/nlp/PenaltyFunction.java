package org.firstmover.solvers.nlp;

import java.util.Optional;
import org.firstmover.solvers.nlp.AugmentedLagrangian.Feasible;

/**
 * f + sum over equations of m c + p c^2 / 2, + sum over inequalities of (max(0, m + p c)^2 - m^2) /
 * 2p, with multipliers m and a penalty p: a function in a box.
 */
final class PenaltyFunction implements AdjointProblem {
  /** Below this there is no bottom. */
  private static final double BOTTOM = -1e20;

  private final AdjointProblem problem;
  private final Domain domain;
  private final boolean[] equality;
  private final double[] multipliers;
  private final double[] values;
  private final double[] weights;
  private final double tolerance;
  private final double[] best;
  private double bestValue = Double.POSITIVE_INFINITY;
  private double bestViolation;
  private double value;
  private double violation;
  private double penalty = 1;
  private boolean bottomless;

  /**
   * @param tolerance up to which a point is feasible
   */
  PenaltyFunction(AdjointProblem problem, double[] multipliers, double tolerance) {
    this.problem = problem;
    this.tolerance = tolerance;
    this.multipliers = multipliers.clone();
    this.equality = problem.domain().equality();
    this.domain = new Domain(problem.domain().lower(), problem.domain().upper(), new boolean[0]);
    this.values = new double[equality.length];
    this.weights = new double[equality.length];
    this.best = new double[problem.variables()];
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public double evaluate(double[] y, double[] none) {
    value = problem.evaluate(y, values);
    violation = 0;
    double total = value;
    for (int k = 0; k < equality.length; k++) {
      violation = Math.max(violation, problem.violation(k, values[k]));
      double weight = multipliers[k] + penalty * values[k];
      if (equality[k] || !(weight < 0)) {
        weights[k] = weight;
        total += values[k] * (multipliers[k] + 0.5 * penalty * values[k]);
      } else {
        weights[k] = 0;
        total -= 0.5 * multipliers[k] * multipliers[k] / penalty;
      }
    }
    if (violation <= tolerance && value < bestValue) {
      bestValue = value;
      bestViolation = violation;
      System.arraycopy(y, 0, best, 0, best.length);
    }
    bottomless |= total <= BOTTOM;
    return total > BOTTOM ? total : Double.NaN;
  }

  @Override
  public void lagrangianGradient(double[] none, double[] gradient) {
    problem.lagrangianGradient(weights, gradient);
  }

  /** Balances objective and violation at the point evaluated last. */
  void choosePenalty(double least, double most) {
    double squares = 0;
    for (int k = 0; k < equality.length; k++) {
      double violated = problem.violation(k, values[k]);
      squares += violated * violated;
    }
    double balanced = 2 * Math.abs(value) / squares;
    penalty = balanced < most ? Math.max(least, balanced) : most;
  }

  /** Sets a penalty, with which no bottom has been missed yet. */
  void penalty(double value) {
    penalty = value;
    bottomless = false;
  }

  /** Whether the function was found to fall for ever with this penalty. */
  boolean bottomless() {
    return bottomless;
  }

  double penalty() {
    return penalty;
  }

  /** f at the point evaluated last. */
  double value() {
    return value;
  }

  /** The largest violation there. */
  double violation() {
    return violation;
  }

  /** The constraints there. */
  double[] values() {
    return values;
  }

  double[] multipliers() {
    return multipliers;
  }

  /** Takes the multipliers that the point evaluated last suggests. */
  void updateMultipliers(double largest) {
    for (int k = 0; k < multipliers.length; k++) {
      multipliers[k] = Math.min(Math.max(weights[k], -largest), largest);
    }
  }

  /** The largest |c| of an equation, or |min(-c, multiplier)| of an inequality, there. */
  double open() {
    double open = 0;
    for (int k = 0; k < multipliers.length; k++) {
      double gap = equality[k] ? values[k] : Math.min(-values[k], multipliers[k]);
      open = Math.max(open, Math.abs(gap));
    }
    return open;
  }

  Optional<Feasible> feasible() {
    return bestValue < Double.POSITIVE_INFINITY
        ? Optional.of(new Feasible(best.clone(), bestValue, bestViolation))
        : Optional.empty();
  }
}
