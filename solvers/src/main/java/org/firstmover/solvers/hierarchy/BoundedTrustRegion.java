package org.firstmover.solvers.hierarchy;

import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.firstmover.solvers.nlp.Problem;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/**
 * Minimises a function within the bounds of a problem by BOBYQA. Its variables are scaled: one with
 * two finite bounds to a range of 10, others by max(1, |start|), which also are free to go where
 * their missing bounds let them; variables with equal bounds are left out. Points without a value
 * count as far worse than any other.
 *
 * <p>Source: M. J. D. Powell, "The BOBYQA algorithm for bound constrained optimization without
 * derivatives", report DAMTP 2009/NA06, University of Cambridge, as it is in Hipparchus.
 */
final class BoundedTrustRegion {
  /** More variables than this make do with the fewest points that a model can have. */
  private static final int FEW = 100;

  private static final double RANGE = 10;

  private final Problem problem;
  private final BooleanSupplier interrupted;

  /** What is searched over; the method asks for two variables at least, so one may be idle. */
  private final int[] places;

  private final int free;
  private final double[] origin;
  private final double[] scale;
  private final SimpleBounds bounds;
  private double[] best;
  private double least;
  private double most;

  /**
   * @param start where unbounded variables are scaled
   * @param interrupted asked where there is no value: whether to stop
   */
  BoundedTrustRegion(Problem problem, double[] start, BooleanSupplier interrupted) {
    this.problem = problem;
    this.interrupted = interrupted;
    int size = problem.variables();
    int[] movable = new int[Math.max(size, 2)];
    int count = 0;
    for (int j = 0; j < size; j++) {
      if (problem.lower(j) < problem.upper(j)) {
        movable[count++] = j;
      }
    }
    free = count;
    places = movable;
    int used = Math.max(count, 2);
    origin = new double[used];
    scale = new double[used];
    double[] low = new double[used];
    double[] high = new double[used];
    for (int a = 0; a < used; a++) {
      double lower = a < free ? problem.lower(places[a]) : 0;
      double upper = a < free ? problem.upper(places[a]) : RANGE;
      double range = upper - lower;
      double x = a < free ? start[places[a]] : 0;
      origin[a] = Double.isFinite(lower) ? lower : Double.isFinite(upper) ? upper : x;
      scale[a] = Double.isFinite(range) ? range / RANGE : Math.max(1, Math.abs(x));
      low[a] = (lower - origin[a]) / scale[a];
      high[a] = (upper - origin[a]) / scale[a];
    }
    bounds = new SimpleBounds(low, high);
    best = start.clone();
  }

  /**
   * Minimises.
   *
   * @param function NaN where there is no value; evaluated within the bounds
   * @param from a point with a value
   * @param radius of the first trust region, at most half the range of 10
   * @param end radius of the last one, less than the first
   * @return the best point evaluated
   */
  double[] minimise(ToDoubleFunction<double[]> function, double[] from, double radius, double end) {
    best = from.clone();
    least = function.applyAsDouble(from);
    most = least;
    if (free == 0 || Double.isNaN(least)) {
      return best;
    }
    int used = scale.length;
    double[] start = new double[used];
    for (int a = 0; a < free; a++) {
      start[a] = (from[places[a]] - origin[a]) / scale[a];
      start[a] = Math.max(bounds.getLower()[a], Math.min(bounds.getUpper()[a], start[a]));
    }
    int points = used <= FEW ? 2 * used + 1 : used + 2;
    try {
      new BOBYQAOptimizer(points, radius, Math.min(end, 0.1 * radius))
          .optimize(
              MaxEval.unlimited(),
              new ObjectiveFunction(scaled -> value(function, scaled, from)),
              GoalType.MINIMIZE,
              new InitialGuess(start),
              bounds);
    } catch (Stopped | MathRuntimeException e) {
      // no more to be had: a limit, or models that rounding has spoilt
    }
    return best;
  }

  private double value(ToDoubleFunction<double[]> function, double[] scaled, double[] from) {
    double[] point = from.clone();
    for (int a = 0; a < free; a++) {
      double x = origin[a] + scale[a] * scaled[a];
      point[places[a]] = Math.max(problem.lower(places[a]), Math.min(problem.upper(places[a]), x));
    }
    double value = function.applyAsDouble(point);
    if (value < least) {
      least = value;
      best = point;
    }
    if (Double.isNaN(value)) {
      if (interrupted.getAsBoolean()) {
        throw new Stopped();
      }
      return most + 100 * (1 + Math.abs(most));
    }
    most = Math.max(most, value);
    return value;
  }

  /** Leaves the method from within its function. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
