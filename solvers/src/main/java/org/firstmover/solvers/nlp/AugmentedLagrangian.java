package org.firstmover.solvers.nlp;

import java.util.Optional;
import org.firstmover.solvers.nlp.Outcome.Ending;

/**
 * Minimises a function of many variables under constraints: a sequence of problems with bounds
 * only, in which constraints enter by multipliers and by the squares of what is violated, each
 * solved by {@link ProjectedQuasiNewton}.
 *
 * <p>The residual is that of {@link ProjectedQuasiNewton} for f + sum_k multipliers_k c_k, or the
 * largest |min(-c_k, multipliers_k)| of an inequality if that is more.
 *
 * <p>Sources: R. T. Rockafellar, "The multiplier method of Hestenes and Powell applied to convex
 * programming", JOTA 12 (1973), for the function; R. Andreani, E. G. Birgin, J. M. Martinez, M. L.
 * Schuverdt, "On augmented Lagrangian methods with general lower-level constraints", SIAM J.
 * Optimization 18 (2007), algorithm 3.1, for penalty and safeguards.
 */
public final class AugmentedLagrangian {
  private static final double LARGEST_MULTIPLIER = 1e12;
  private static final double LEAST_PENALTY = 1;
  private static final double FIRST_PENALTY = 100;
  private static final double LARGEST_PENALTY = 1e10;
  private static final double GROWTH = 10;
  private static final double ENOUGH = 0.5;
  private static final double FIRST_ACCURACY = 1e-2;
  private static final int STUCK = 6;

  private final ProjectedQuasiNewton inner;
  private final PenaltyFunction function;
  private final Stopping stopping;
  private double[] point;
  private double residual = Double.NaN;
  private long evaluations;
  private long gradients;
  private long iterations;

  private AugmentedLagrangian(
      AdjointProblem problem, double[] start, double[] multipliers, int memory, Stopping stopping) {
    this.inner = new ProjectedQuasiNewton(problem.variables(), memory);
    this.function = new PenaltyFunction(problem, multipliers, stopping.tolerance());
    this.stopping = stopping;
    this.point = start.clone();
    for (int i = 0; i < point.length; i++) {
      point[i] = Math.min(Math.max(point[i], problem.lower(i)), problem.upper(i));
    }
  }

  /**
   * The answer.
   *
   * @param last where the method ended
   * @param feasible the point of the least value among those evaluated that violate no constraint
   *     by more than the tolerance
   */
  public record Answer(Outcome last, Optional<Feasible> feasible) {}

  /** A point that satisfies the constraints up to a violation. */
  public record Feasible(double[] point, double value, double violation) {}

  /** Minimises from multipliers 0, remembering ten steps. */
  public static Answer minimise(AdjointProblem problem, double[] start, Stopping stopping) {
    return minimise(problem, start, new double[problem.constraints()], 10, stopping);
  }

  /**
   * Minimises.
   *
   * @param start moved into the bounds first; all functions must be finite there
   * @param multipliers a first guess, one a constraint
   * @param memory how many steps the inner method remembers
   */
  public static Answer minimise(
      AdjointProblem problem, double[] start, double[] multipliers, int memory, Stopping stopping) {
    return new AugmentedLagrangian(problem, start, multipliers, memory, stopping).run();
  }

  private Answer run() {
    evaluate();
    function.choosePenalty(LEAST_PENALTY, FIRST_PENALTY);
    double accuracy = Math.max(stopping.tolerance(), FIRST_ACCURACY);
    double before = Double.POSITIVE_INFINITY;
    double nearest = Double.POSITIVE_INFINITY;
    int stuck = 0;
    while (true) {
      double[] from = point;
      Outcome found = solve(accuracy);
      if (function.bottomless() && function.penalty() < LARGEST_PENALTY) {
        function.penalty(GROWTH * function.penalty());
        point = from;
        evaluate();
        continue;
      }
      function.updateMultipliers(LARGEST_MULTIPLIER);
      double open = function.open();
      residual = Math.max(found.residual(), open);
      double distance = Math.max(residual, function.violation());
      if (distance <= stopping.tolerance()) {
        return answer(Ending.CONVERGED, found);
      }
      if (found.ending() == Ending.LIMIT) {
        return answer(Ending.LIMIT, found);
      }
      stuck = distance < 0.9 * nearest ? 0 : stuck + 1;
      nearest = Math.min(nearest, distance);
      boolean violated = function.violation() > stopping.tolerance();
      if (!(distance < Double.POSITIVE_INFINITY)
          || (stuck > STUCK && (!violated || function.penalty() == LARGEST_PENALTY))) {
        return answer(violated ? Ending.INFEASIBLE : Ending.STALLED, found);
      }
      if (open > Math.max(ENOUGH * before, stopping.tolerance())) {
        function.penalty(Math.min(GROWTH * function.penalty(), LARGEST_PENALTY));
      }
      before = open;
      accuracy = Math.max(stopping.tolerance(), 0.1 * Math.min(accuracy, open));
    }
  }

  private void evaluate() {
    evaluations++;
    function.evaluate(point, new double[0]);
  }

  private Outcome solve(double accuracy) {
    long left = stopping.evaluations() - evaluations;
    Outcome found =
        inner.minimise(function, point, new Stopping(accuracy, left, stopping.interrupted()));
    evaluations += found.evaluations();
    gradients += found.gradients();
    iterations += found.iterations();
    point = found.point();
    evaluate();
    return found;
  }

  private Answer answer(Ending ending, Outcome found) {
    Outcome last =
        new Outcome(
            ending,
            point,
            function.value(),
            function.values().clone(),
            function.multipliers().clone(),
            found.boundMultipliers(),
            residual,
            function.violation(),
            evaluations,
            gradients,
            iterations);
    return new Answer(last, function.feasible());
  }
}
