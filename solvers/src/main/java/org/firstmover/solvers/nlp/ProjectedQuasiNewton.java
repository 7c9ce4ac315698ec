package org.firstmover.solvers.nlp;

import java.util.Arrays;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.solvers.nlp.Outcome.Ending;

/**
 * Minimises a function of many variables, up to millions, within bounds: variables that are near a
 * bound and pushed against it move along the slope, the others by a limited-memory quasi-Newton
 * step, and what leaves the box is brought back to it. Iterations allocate nothing.
 *
 * <p>The line search bisects for the weak Wolfe conditions along the bent path, so that it also
 * makes good progress on non-smooth functions; where rounding hides the decrease, slopes decide.
 *
 * <p>The residual is the largest entry of y - P(y - g), P bringing a point into the bounds.
 *
 * <p>Sources: D. P. Bertsekas, "Projected Newton methods for optimization problems with simple
 * constraints", SIAM J. Control and Optimization 20 (1982); M. Schmidt, D. Kim, S. Sra, "Projected
 * Newton-type methods in machine learning", in Optimization for Machine Learning, MIT Press 2012;
 * A. S. Lewis and M. L. Overton, "Nonsmooth optimization via quasi-Newton methods", Mathematical
 * Programming 141 (2013), algorithm 4.6; W. W. Hager and H. Zhang, "A new conjugate gradient method
 * with guaranteed descent and an efficient line search", SIAM J. Optimization 16 (2005), equation
 * 4.1.
 */
public final class ProjectedQuasiNewton {
  private static final double[] NONE = {};
  private static final double SUFFICIENT = 1e-4;
  private static final double FLATTER = 0.9;
  private static final double ROUNDING = 1e-14;
  private static final double NEAR = 1e-3;

  /** Where less than rounding is to be gained, values may differ by so many times more. */
  private static final double UNMEASURED = 1e4;

  private static final int TRIALS = 60;
  private static final int BISECTIONS = 12;
  private static final int IDLE = 50;

  private final int variables;
  private final LimitedMemory memory;
  private final double[] lower;
  private final double[] upper;
  private final double[] free;
  private final double[] direction;
  private double[] here;
  private double[] there;
  private double[] slopes;
  private double[] newSlopes;
  private double value;
  private double newValue;
  private long evaluations;
  private long gradients;
  private long iterations;

  /**
   * @param memory how many steps to remember, 5 to 20; each takes two arrays of all variables
   */
  public ProjectedQuasiNewton(int variables, int memory) {
    this.variables = variables;
    this.memory = new LimitedMemory(variables, memory);
    this.lower = new double[variables];
    this.upper = new double[variables];
    this.free = new double[variables];
    this.direction = new double[variables];
    this.here = new double[variables];
    this.there = new double[variables];
    this.slopes = new double[variables];
    this.newSlopes = new double[variables];
  }

  /**
   * Minimises.
   *
   * @param problem without constraints but bounds
   * @param start moved into the bounds first
   */
  public Outcome minimise(AdjointProblem problem, double[] start, Stopping stopping) {
    if (problem.variables() != variables || problem.constraints() != 0) {
      throw new IllegalArgumentException(
          "problem of ["
              + problem.variables()
              + "] variables and ["
              + problem.constraints()
              + "] constraints, expected "
              + variables
              + " and 0");
    }
    memory.clear();
    evaluations = 0;
    gradients = 0;
    iterations = 0;
    for (int i = 0; i < variables; i++) {
      lower[i] = problem.lower(i);
      upper[i] = problem.upper(i);
      here[i] = Math.min(Math.max(start[i], lower[i]), upper[i]);
    }
    Arrays.fill(slopes, Double.NaN);
    evaluations++;
    value = problem.evaluate(here, NONE);
    if (Math.abs(value) < Double.POSITIVE_INFINITY) {
      gradients++;
      problem.lagrangianGradient(NONE, slopes);
    }
    return outcome(iterate(problem, stopping));
  }

  private Ending iterate(AdjointProblem problem, Stopping stopping) {
    double least = Double.POSITIVE_INFINITY;
    int idle = 0;
    while (true) {
      double residual = residual();
      if (residual <= stopping.tolerance()) {
        return Ending.CONVERGED;
      }
      if (!(residual < Double.POSITIVE_INFINITY) || idle > IDLE) {
        return Ending.STALLED;
      }
      if (evaluations >= stopping.evaluations() || stopping.interrupted().getAsBoolean()) {
        return Ending.LIMIT;
      }
      direct(residual);
      double before = value;
      if (search(problem, stopping.evaluations())) {
        iterations++;
        boolean fell = before - value > ROUNDING * (1 + Math.abs(before));
        idle = fell || residual < 0.9 * least ? 0 : idle + 1;
        least = Math.min(least, residual);
      } else if (memory.empty()) {
        return evaluations >= stopping.evaluations() ? Ending.LIMIT : Ending.STALLED;
      } else {
        memory.clear();
      }
    }
  }

  /** The largest entry of y - P(y - g); NaN if there is one. */
  private double residual() {
    double largest = 0;
    for (int i = 0; i < variables; i++) {
      double moved = Math.min(Math.max(here[i] - slopes[i], lower[i]), upper[i]);
      largest = Math.max(largest, Math.abs(here[i] - moved));
    }
    return largest;
  }

  /** Chooses the direction of the path. */
  private void direct(double residual) {
    double near = Math.min(NEAR, residual);
    double scale = memory.scale();
    if (scale == 0) {
      scale = Math.max(1, Vectors.largest(here)) / Math.max(1, Vectors.largest(slopes));
    }
    boolean all = true;
    for (int i = 0; i < variables; i++) {
      boolean pushed =
          slopes[i] > 0 ? here[i] <= lower[i] + near : slopes[i] < 0 && here[i] >= upper[i] - near;
      free[i] = pushed ? 0 : 1;
      direction[i] = pushed ? 0 : -slopes[i];
      all &= !pushed;
    }
    if (memory.empty()) {
      Vectors.scale(scale, direction);
    } else {
      memory.apply(direction, free, all);
    }
    if (!all) {
      for (int i = 0; i < variables; i++) {
        if (free[i] == 0) {
          direction[i] = -scale * slopes[i];
        }
      }
    }
  }

  /** Goes along the path to a better point; answers whether there was one. */
  private boolean search(AdjointProblem problem, long limit) {
    double slope = startSlope();
    if (!(slope < 0)) {
      return false;
    }
    double noise = ROUNDING * Math.abs(value);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double length = 1;
    boolean current = false;
    int left = TRIALS;
    while (left-- > 0 && evaluations < limit) {
      double linear = move(length);
      if (low == 0 && linear == 0) {
        break;
      }
      current = false;
      evaluate(problem);
      double change = newValue - value;
      boolean hidden = Math.abs(change) <= (-linear <= noise ? UNMEASURED : 1) * noise;
      if (linear < 0 && (change <= SUFFICIENT * linear || hidden) && differentiate(problem)) {
        double end = endSlope();
        if (hidden && end > (1 - 2 * SUFFICIENT) * -slope) {
          high = length;
        } else {
          low = length;
          current = true;
          left = high < Double.POSITIVE_INFINITY ? Math.min(left, BISECTIONS) : left;
          if (end >= FLATTER * slope) {
            break;
          }
        }
      } else {
        high = length;
      }
      length = next(low, high, length, slope, change);
    }
    if (low == 0) {
      return false;
    }
    if (!current) {
      move(low);
      evaluate(problem);
      if (!differentiate(problem)) {
        return false;
      }
    }
    accept();
    return true;
  }

  private static double next(double low, double high, double length, double slope, double change) {
    if (high == Double.POSITIVE_INFINITY) {
      return 2 * low;
    }
    if (low > 0) {
      return (low + high) / 2;
    }
    double falling = slope * length;
    double parabola = falling / (2 * (falling - change));
    return length * (parabola > 0.1 ? Math.min(parabola, 0.5) : 0.1);
  }

  /** The slope of the path at its start. */
  private double startSlope() {
    double slope = 0;
    for (int i = 0; i < variables; i++) {
      double d = direction[i];
      boolean stays = d > 0 ? here[i] >= upper[i] : here[i] <= lower[i];
      slope += stays ? 0 : slopes[i] * d;
    }
    return slope;
  }

  /** The slope of the path at the new point: of variables that have not come to a bound. */
  private double endSlope() {
    double slope = 0;
    for (int i = 0; i < variables; i++) {
      double d = direction[i];
      boolean stays = d > 0 ? there[i] >= upper[i] : there[i] <= lower[i];
      slope += stays ? 0 : newSlopes[i] * d;
    }
    return slope;
  }

  /** Moves along the path; answers by how much the function would fall if it were linear. */
  private double move(double length) {
    double linear = 0;
    for (int i = 0; i < variables; i++) {
      double moved = here[i] + length * direction[i];
      there[i] = Math.min(Math.max(moved, lower[i]), upper[i]);
      linear += slopes[i] * (there[i] - here[i]);
    }
    return linear;
  }

  private void evaluate(AdjointProblem problem) {
    evaluations++;
    newValue = problem.evaluate(there, NONE);
  }

  private boolean differentiate(AdjointProblem problem) {
    gradients++;
    problem.lagrangianGradient(NONE, newSlopes);
    return Vectors.finite(newSlopes);
  }

  private void accept() {
    memory.learn(here, there, slopes, newSlopes);
    double[] point = here;
    here = there;
    there = point;
    double[] gradient = slopes;
    slopes = newSlopes;
    newSlopes = gradient;
    value = newValue;
  }

  private Outcome outcome(Ending ending) {
    double[] boundMultipliers = new double[variables];
    for (int i = 0; i < variables; i++) {
      boolean held = slopes[i] > 0 ? here[i] <= lower[i] : here[i] >= upper[i];
      boundMultipliers[i] = held ? -slopes[i] : 0;
    }
    return new Outcome(
        ending,
        here.clone(),
        value,
        NONE,
        NONE,
        boundMultipliers,
        residual(),
        0,
        evaluations,
        gradients,
        iterations);
  }
}
