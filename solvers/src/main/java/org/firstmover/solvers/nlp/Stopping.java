package org.firstmover.solvers.nlp;

import java.util.function.BooleanSupplier;

/**
 * When a method stops.
 *
 * @param tolerance the largest residual and violation to have converged, see {@link Outcome}
 * @param evaluations the largest number of points to evaluate
 * @param interrupted asked before each iteration whether to stop
 */
public record Stopping(double tolerance, long evaluations, BooleanSupplier interrupted) {
  /** At this residual and violation, or after a million points. */
  public static Stopping at(double tolerance) {
    return new Stopping(tolerance, 1_000_000, () -> false);
  }

  public Stopping withEvaluations(long most) {
    return new Stopping(tolerance, most, interrupted);
  }

  public Stopping withTolerance(double other) {
    return new Stopping(other, evaluations, interrupted);
  }
}
