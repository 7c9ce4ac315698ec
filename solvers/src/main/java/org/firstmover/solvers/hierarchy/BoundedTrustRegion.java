package org.firstmover.solvers.hierarchy;

import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.firstmover.solvers.nlp.Problem;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/**
 * Minimises a function of some of a problem's variables within their bounds by BOBYQA. Variables
 * are scaled: one with two finite bounds to a range of 10, others by max(1, |start|), which also
 * are free to go where their missing bounds let them. Points without a value count as far worse
 * than any other.
 *
 * <p>Source: M. J. D. Powell, "The BOBYQA algorithm for bound constrained optimization without
 * derivatives", report DAMTP 2009/NA06, University of Cambridge, as it is in Hipparchus.
 */
final class BoundedTrustRegion {
  private static final double RANGE = 10;

  private final Problem problem;
  private final BooleanSupplier interrupted;

  /** What is searched over. */
  private final int[] places;

  private final double[] origin;
  private final double[] scale;
  private final SimpleBounds bounds;
  private double[] best;
  private double least;
  private double most;

  /**
   * @param places the variables that may move: of different bounds
   * @param start where unbounded variables are scaled
   * @param interrupted asked where there is no value: whether to stop
   */
  BoundedTrustRegion(Problem problem, int[] places, double[] start, BooleanSupplier interrupted) {
    this.problem = problem;
    this.places = places;
    this.interrupted = interrupted;
    // the method asks for two variables at least, so that one may be idle
    int used = Math.max(places.length, 2);
    origin = new double[used];
    scale = new double[used];
    double[] low = new double[used];
    double[] high = new double[used];
    for (int a = 0; a < used; a++) {
      double lower = a < places.length ? problem.lower(places[a]) : 0;
      double upper = a < places.length ? problem.upper(places[a]) : RANGE;
      double range = upper - lower;
      double x = a < places.length ? start[places[a]] : 0;
      origin[a] = Double.isFinite(lower) ? lower : Double.isFinite(upper) ? upper : x;
      scale[a] = Double.isFinite(range) ? range / RANGE : Math.max(1, Math.abs(x));
      low[a] = (lower - origin[a]) / scale[a];
      high[a] = (upper - origin[a]) / scale[a];
    }
    bounds = new SimpleBounds(low, high);
    best = start.clone();
  }

  /** The variables of a problem that have room to move. */
  static int[] movable(Problem problem) {
    return IntStream.range(0, problem.variables())
        .filter(j -> problem.lower(j) < problem.upper(j))
        .toArray();
  }

  /**
   * Minimises.
   *
   * @param function NaN where there is no value; evaluated within the bounds
   * @param from a point with a value
   * @param radius of the first trust region, at most half the range of 10
   * @param end radius of the last one, less than the first
   * @param evaluations the most of the function
   * @return the best point evaluated
   */
  double[] minimise(
      ToDoubleFunction<double[]> function,
      double[] from,
      double radius,
      double end,
      int evaluations) {
    best = from.clone();
    least = function.applyAsDouble(from);
    most = least;
    if (places.length == 0 || Double.isNaN(least)) {
      return best;
    }
    int used = scale.length;
    double[] start = new double[used];
    for (int a = 0; a < places.length; a++) {
      start[a] = (from[places[a]] - origin[a]) / scale[a];
      start[a] = Math.max(bounds.getLower()[a], Math.min(bounds.getUpper()[a], start[a]));
    }
    try {
      new BOBYQAOptimizer(2 * used + 1, radius, Math.min(end, 0.1 * radius))
          .optimize(
              new MaxEval(evaluations),
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
    for (int a = 0; a < places.length; a++) {
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
