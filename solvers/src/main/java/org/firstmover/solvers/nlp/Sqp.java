package org.firstmover.solvers.nlp;

import java.util.Arrays;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.solvers.nlp.Outcome.Ending;
import org.firstmover.solvers.nlp.QuadraticProgram.Answer;
import org.firstmover.solvers.nlp.QuadraticProgram.State;

/**
 * Sequential quadratic programming for up to some hundred variables: each step solves a quadratic
 * model of the Lagrangian under the linearised constraints, and is shortened until a sum of
 * objective and weighted violations falls enough.
 *
 * <p>The residual is the largest entry of grad f + sum_k multipliers_k grad c_k + boundMultipliers,
 * relative to max(1, largest slope of f), or of a multiplier times the distance of its constraint
 * or bound.
 *
 * <p>Functions should be smooth. At kinks steps shrink, what was learned of curvature is forgotten,
 * and in the end the outcome is STALLED; that it is a minimum is then not said.
 *
 * <p>Sources: S. P. Han, "A globally convergent method for nonlinear programming", JOTA 22 (1977),
 * M. J. D. Powell, LNM 630 (1978) and D. Kraft, "A software package for sequential quadratic
 * programming", DFVLR-FB 88-28 (1988), for steps, penalties and line search; R. Fletcher, "Second
 * order corrections for non-differentiable optimization", LNM 912 (1982); {@link DampedBfgs} and
 * {@link ElasticProgram} name theirs.
 */
public final class Sqp {
  private static final double SUFFICIENT = 1e-4;
  private static final double ROUNDING = 1e-14;
  private static final double SHORTEST = 1e-14;
  private static final double HUGE_MULTIPLIER = 1e7;
  private static final double HIGHEST_PRICE = 1e6;
  private static final double PROGRESS = 1e-12;
  private static final int IDLE = 30;
  private static final int RESTARTS = 2;

  /** So long weights may fall; that they do for ever could lead in circles. */
  private static final int FALLING = 200;

  private final JacobianProblem problem;
  private final Stopping stopping;
  private final int variables;
  private final int constraints;
  private final boolean[] equality;
  private final double[] lower;
  private final double[] upper;
  private final QuadraticProgram programme;
  private final DampedBfgs bfgs;
  private final double[] stepLower;
  private final double[] stepUpper;
  private final double[] right;
  private final double[] weights;
  private final double[] slopes;
  private final double[] change;
  private final double[] step;
  private Iterate here;
  private Iterate there;
  private double[] multipliers;
  private double[] boundMultipliers;
  private int[] active = {};
  private double price = 1;
  private double nearest = Double.POSITIVE_INFINITY;
  private long evaluations;
  private long gradients;
  private long iterations;

  private Sqp(JacobianProblem problem, Stopping stopping) {
    this.problem = problem;
    this.stopping = stopping;
    this.variables = problem.variables();
    this.constraints = problem.constraints();
    this.equality = new boolean[constraints];
    for (int k = 0; k < constraints; k++) {
      equality[k] = problem.equality(k);
    }
    this.lower = new double[variables];
    this.upper = new double[variables];
    Arrays.setAll(lower, problem::lower);
    Arrays.setAll(upper, problem::upper);
    this.programme = new QuadraticProgram(variables, constraints);
    this.bfgs = new DampedBfgs(programme.inverseFactor());
    this.stepLower = new double[variables];
    this.stepUpper = new double[variables];
    this.right = new double[constraints];
    this.weights = new double[constraints];
    this.slopes = new double[variables];
    this.change = new double[variables];
    this.step = new double[variables];
    this.here = new Iterate(problem);
    this.there = new Iterate(problem);
    this.multipliers = new double[constraints];
    this.boundMultipliers = new double[variables];
  }

  /**
   * Minimises.
   *
   * @param start moved into the bounds first; all functions must be finite there
   */
  public static Outcome minimise(JacobianProblem problem, double[] start, Stopping stopping) {
    return new Sqp(problem, stopping).run(start);
  }

  private Outcome run(double[] start) {
    for (int i = 0; i < variables; i++) {
      here.point[i] = clamp(start[i], i);
    }
    Arrays.fill(here.gradient, Double.NaN);
    if (!evaluate(here) || !differentiate(here)) {
      return outcome(Ending.STALLED);
    }
    forget();
    double meritAtReset = Double.POSITIVE_INFINITY;
    int idle = 0;
    int restarts = 0;
    while (true) {
      if (!direct()) {
        return outcome(Ending.INFEASIBLE);
      }
      if (here.violation <= stopping.tolerance() && residual() <= stopping.tolerance()) {
        return outcome(Ending.CONVERGED);
      }
      if (evaluations >= stopping.evaluations() || stopping.interrupted().getAsBoolean()) {
        return outcome(Ending.LIMIT);
      }
      double slope = weigh();
      idle = progress(slope) ? 0 : idle + 1;
      if (idle > IDLE) {
        if (restarts++ == RESTARTS) {
          return outcome(Ending.STALLED);
        }
        idle = 0;
        forget();
        continue;
      }
      if (advance(slope)) {
        iterations++;
        learn();
      } else {
        double merit = merit(here);
        boolean hopeless = bfgs.fresh() || !(merit < meritAtReset - 1e-10 * (1 + Math.abs(merit)));
        if (hopeless) {
          return outcome(evaluations >= stopping.evaluations() ? Ending.LIMIT : Ending.STALLED);
        }
        meritAtReset = merit;
        forget();
      }
    }
  }

  /** Whether the merit is about to fall by what matters, or the residual is the least so far. */
  private boolean progress(double slope) {
    double residual = Math.max(residual(), here.violation);
    boolean nearer = residual < 0.9 * nearest;
    nearest = Math.min(nearest, residual);
    return nearer || -slope > PROGRESS * (1 + Math.abs(merit(here)));
  }

  /** The first step is then about as long as the point is. */
  private void forget() {
    double slope = Vectors.norm(here.gradient);
    bfgs.reset(Math.max(1, slope / Math.max(1, Vectors.norm(here.point))));
  }

  private double clamp(double value, int variable) {
    return Math.min(Math.max(value, lower[variable]), upper[variable]);
  }

  private boolean evaluate(Iterate at) {
    evaluations++;
    return at.evaluate();
  }

  private boolean differentiate(Iterate at) {
    gradients++;
    return at.differentiate();
  }

  /** Finds a step and multipliers; answers no if the violation cannot be lessened. */
  private boolean direct() {
    for (int i = 0; i < variables; i++) {
      stepLower[i] = lower[i] - here.point[i];
      stepUpper[i] = upper[i] - here.point[i];
    }
    for (int k = 0; k < constraints; k++) {
      right[k] = -here.values[k];
    }
    Answer answer =
        programme.solve(
            here.gradient, here.jacobian, right, equality, stepLower, stepUpper, active);
    double steepest = Math.max(1, Vectors.largest(here.gradient));
    boolean usable =
        answer.optimal() && Vectors.largest(answer.multipliers()) <= HUGE_MULTIPLIER * steepest;
    if (usable || here.violation == 0) {
      take(answer);
      return true;
    }
    return directElastically(steepest, answer);
  }

  private boolean directElastically(double steepest, Answer rigid) {
    ElasticProgram elastic = new ElasticProgram(here.jacobian, here.values, here.violations);
    double highest = HIGHEST_PRICE * steepest;
    price = Math.min(Math.max(price, steepest), highest);
    while (true) {
      Answer answer =
          elastic.solve(
              programme.inverseFactor(), here.gradient, price, equality, stepLower, stepUpper);
      double left = elastic.after(answer);
      if (left <= 0.5 * elastic.before() || price == highest) {
        take(answer);
        active = rigid.active();
        return answer.state() != State.OPTIMAL
            || here.violation <= stopping.tolerance()
            || left < (1 - 1e-6) * elastic.before();
      }
      price = Math.min(10 * price, highest);
    }
  }

  private void take(Answer answer) {
    System.arraycopy(answer.point(), 0, step, 0, variables);
    multipliers = answer.multipliers();
    boundMultipliers = Arrays.copyOf(answer.boundMultipliers(), variables);
    active = answer.active();
  }

  private double residual() {
    here.lagrangianSlopes(multipliers, slopes);
    double steepest = Math.max(1, Vectors.largest(here.gradient));
    double most = 0;
    for (int i = 0; i < variables; i++) {
      double multiplier = boundMultipliers[i];
      double distance = multiplier > 0 ? stepUpper[i] : -stepLower[i];
      most = Math.max(most, Math.abs(slopes[i] + multiplier) / steepest);
      most = Math.max(most, multiplier == 0 ? 0 : Math.abs(multiplier) * distance);
    }
    for (int k = 0; k < constraints; k++) {
      most = Math.max(most, equality[k] ? 0 : Math.abs(multipliers[k] * here.values[k]));
    }
    return most;
  }

  /** Chooses the weights of violations; answers how fast the merit falls along the step. */
  private double weigh() {
    for (int k = 0; k < constraints; k++) {
      double multiplier = Math.abs(multipliers[k]);
      double kept = iterations < FALLING ? (weights[k] + multiplier) / 2 : weights[k];
      weights[k] = Math.max(multiplier, kept);
    }
    double slope = slope();
    if (!(slope < 0) && iterations < FALLING) {
      for (int k = 0; k < constraints; k++) {
        weights[k] = Math.abs(multipliers[k]);
      }
      slope = slope();
    }
    return slope;
  }

  private double slope() {
    double slope = Vectors.dot(here.gradient, step);
    for (int k = 0; k < constraints; k++) {
      if (weights[k] > 0) {
        double linear = here.values[k] + Vectors.dot(here.jacobian[k], step);
        slope += weights[k] * (problem.violation(k, linear) - here.violations[k]);
      }
    }
    return slope;
  }

  private double merit(Iterate at) {
    return at.value + Vectors.dot(weights, at.violations);
  }

  /** What rounding may make of the merit. */
  private double noise() {
    double size = Math.abs(here.value);
    for (int k = 0; k < constraints; k++) {
      size += weights[k] * (here.violations[k] + Math.abs(here.values[k]) * ROUNDING);
    }
    return ROUNDING * size;
  }

  /** Goes to a better point, with slopes there; answers whether one was found. */
  private boolean advance(double slope) {
    double merit = merit(here);
    double noise = noise();
    double shortest = SHORTEST * (1 + Vectors.largest(here.point));
    double longest = Vectors.largest(step);
    double fraction = 1;
    while (fraction * longest > shortest && evaluations < stopping.evaluations()) {
      boolean finite = move(fraction);
      double gained = finite ? merit(there) - merit : Double.NaN;
      if (gained <= SUFFICIENT * fraction * slope + noise && differentiate(there)) {
        return true;
      }
      if (fraction == 1 && finite && correct(merit + SUFFICIENT * slope + noise)) {
        return true;
      }
      double falling = fraction * slope;
      double parabola = falling / (2 * (falling - gained));
      fraction *= finite ? Math.min(Math.max(parabola, 0.1), 0.5) : 0.2;
    }
    return false;
  }

  private boolean move(double fraction) {
    for (int i = 0; i < variables; i++) {
      there.point[i] = clamp(here.point[i] + fraction * step[i], i);
    }
    return evaluate(there);
  }

  /**
   * The second-order correction: the full step again, with the constraints' values at its end. One
   * that is much longer is no correction: such steps were seen to run away.
   */
  private boolean correct(double enough) {
    if (Vectors.dot(weights, there.violations) == 0) {
      return false;
    }
    for (int k = 0; k < constraints; k++) {
      right[k] = Vectors.dot(here.jacobian[k], step) - there.values[k];
    }
    Answer answer =
        programme.solve(
            here.gradient, here.jacobian, right, equality, stepLower, stepUpper, active);
    double[] corrected = answer.point();
    if (!answer.optimal() || Vectors.norm(corrected) > 2 * Vectors.norm(step)) {
      return false;
    }
    for (int i = 0; i < variables; i++) {
      there.point[i] = clamp(here.point[i] + corrected[i], i);
    }
    return evaluate(there) && merit(there) <= enough && differentiate(there);
  }

  /** Takes the new point, and what it tells of curvature. */
  private void learn() {
    here.lagrangianSlopes(multipliers, slopes);
    there.lagrangianSlopes(multipliers, change);
    Vectors.add(-1, slopes, change);
    for (int i = 0; i < variables; i++) {
      step[i] = there.point[i] - here.point[i];
    }
    bfgs.update(step, change);
    Iterate old = here;
    here = there;
    there = old;
  }

  private Outcome outcome(Ending ending) {
    return new Outcome(
        ending,
        here.point.clone(),
        here.value,
        here.values.clone(),
        multipliers,
        boundMultipliers,
        residual(),
        here.violation,
        evaluations,
        gradients,
        iterations);
  }
}
