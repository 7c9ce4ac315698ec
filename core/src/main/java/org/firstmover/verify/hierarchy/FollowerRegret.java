package org.firstmover.verify.hierarchy;

import java.util.function.DoubleUnaryOperator;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Tolerances;

/**
 * Chooses how the regret of a follower is established, by her variables and how her gain curves.
 */
final class FollowerRegret {
  private static final int MOST_CUTS = 60;
  private static final int FEWEST_CUTS = 6;

  private FollowerRegret() {}

  /**
   * @param enough a bound that need not be improved
   * @param evaluations how many values may be asked for, about
   */
  static Regret of(FollowerProblem problem, double enough, int evaluations) {
    if (!problem.region.isFinite()) {
      return new Regret(Double.NaN, Kind.BOUND, "her constraints have no value");
    }
    if (!Double.isFinite(problem.gain(problem.own))) {
      return new Regret(Double.NaN, Kind.BOUND, "her gain is not a finite number");
    }
    Polyhedron bounds = problem.region.tightened();
    boolean concave = problem.isConcave(bounds, 20_000L * evaluations);
    if (problem.size() == 1) {
      return ofOneVariable(problem, bounds, concave, enough, evaluations);
    }
    if (concave) {
      int each = problem.formula().isPresent() ? 30 : 10 * problem.size();
      int cuts = Math.min(MOST_CUTS, Math.max(FEWEST_CUTS, evaluations / each));
      // Constraints that are met within the tolerance only may leave nothing, taken exactly.
      Polyhedron region =
          LinearProgramme.isEmpty(bounds) && bounds.violation(problem.own) <= Tolerances.ITERATIVE
              ? bounds.through(problem.own)
              : bounds;
      CuttingPlanes planes = new CuttingPlanes(problem, region, enough);
      Regret regret = planes.regret(cuts);
      if (regret.kind() == Kind.BOUND || planes.isConvincing()) {
        return regret;
      }
      double found = Math.max(regret.value(), searched(problem, bounds, evaluations));
      return new Regret(found, Kind.SEARCH, regret.how());
    }
    return new Regret(
        searched(problem, bounds, evaluations),
        Kind.SEARCH,
        "multi-start search: not known to be concave");
  }

  private static double searched(FollowerProblem problem, Polyhedron bounds, int evaluations) {
    int enough = Math.max(evaluations, 20 * problem.size());
    double found = MultiStart.highest(problem, bounds, enough);
    return Math.max(0, found - problem.gain(problem.own));
  }

  private static Regret ofOneVariable(
      FollowerProblem problem, Polyhedron bounds, boolean concave, double enough, int evaluations) {
    double from = bounds.lower()[0];
    double to = bounds.upper()[0];
    double[] choice = new double[1];
    DoubleUnaryOperator gain =
        s -> {
          choice[0] = s;
          return problem.gain(choice);
        };
    double x = problem.own[0];
    if (concave) {
      return new ConcaveLine(gain, from, to).regret(x, enough);
    }
    int points = Math.max(500, Math.min(4000, evaluations / 2));
    double best = GlobalLine.highest(gain, from, to, x, points);
    double found = Math.max(0, gain.applyAsDouble(best) - gain.applyAsDouble(x));
    return new Regret(
        found, Kind.SEARCH, "global search in one dimension: not known to be concave");
  }
}
