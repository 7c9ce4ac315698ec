package org.firstmover.verify.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firstmover.solution.Check.Kind;
import org.firstmover.verify.hierarchy.LinearProgramme.Outcome;
import org.firstmover.verify.hierarchy.LinearProgramme.Result;

/**
 * Bounds the regret of a follower whose gain f is concave. Wherever it is taken, f(y) + f'(y) (s -
 * y) is at least f(s); with y the response x alone, the highest such value over her constraints
 * less f(x) is the gap of Frank and Wolfe. More points y near x follow where slopes jump, cannot be
 * measured at a bound, or leave too much; the highest point of the least cut is a linear programme.
 *
 * <p>Errors of slopes are added to the cuts, times how far the variable may go from the point, or
 * from its bound if it has one only. Where it has none, a box around x takes its place; concavity
 * then asks in addition that no point of its artificial sides is better than x, or else the answer
 * is one of a search.
 *
 * <p>Sources: M. Jaggi, "Revisiting Frank-Wolfe", ICML 2013; J. Kelley, "The cutting-plane method
 * for solving convex programs", J. SIAM 8 (1960).
 */
final class CuttingPlanes {
  /** How far inside her bounds slopes are measured, relative to max(1, |x|). */
  private static final double[] INSETS = {0, 1e-5, 1e-6, 1e-7, 1e-9};

  /** How far from x further slopes are measured, in turns. */
  private static final double[] STRIDES = {1e-4, 1e-2, 1e-6, 1};

  /** How far out slopes are measured where variables have no end, relative to max(1, |x|). */
  private static final double[] OUTWARDS = {1e-2, 1, 1e2};

  private static final double FARTHEST = 1e6;

  /** Sides of the box that are looked at, at most. */
  private static final int SIDES = 40;

  /** How wide the box around x is where a variable has no end, relative to max(1, |x|). */
  private static final double BOX = 100;

  /** How near to an end of its range, as a part of it, a variable is on one side of the rest. */
  private static final double NEAR = 0.05;

  private static final double ASIDE = 1e-3;

  /** Slopes that may be off by so much, relative to the gain, bound nothing. */
  private static final double DOUBT = 1e4;

  private final Random random = new Random(1);
  private final FollowerProblem problem;
  private final Slopes slopes;
  private final Polyhedron bounds;
  private final Polyhedron box;
  private final double value;
  private final double enough;
  private final List<Cut> cuts = new ArrayList<>();
  private double bound = Double.POSITIVE_INFINITY;
  private double found;
  private double[] best;
  private Result last;

  /**
   * @param bounds her region with all bounds that can be told
   * @param enough a bound that need not be improved
   */
  CuttingPlanes(FollowerProblem problem, Polyhedron bounds, double enough) {
    this.problem = problem;
    this.bounds = bounds;
    this.slopes = problem.slopes(bounds);
    this.value = problem.gain(problem.own);
    this.enough = enough;
    this.best = bounds.clamped(problem.own);
    this.found = Math.max(0, problem.gain(best) - value);
    this.last = new Result(Outcome.STUCK, Double.NaN, best);
    double[] low = bounds.lower().clone();
    double[] high = bounds.upper().clone();
    for (int j = 0; j < low.length; j++) {
      double wide = BOX * Math.max(1, Math.abs(best[j]));
      if (isFree(j)) {
        low[j] = best[j] - wide;
        high[j] = best[j] + wide;
      }
    }
    box = new Polyhedron(low, high, bounds.rows(), bounds.constants(), bounds.equality());
  }

  /**
   * @param cutsAllowed how many slopes may be taken
   */
  Regret regret(int cutsAllowed) {
    int taken = 0;
    for (int k = 0; k < INSETS.length && !(bound <= enough); k++) {
      taken += cut(inside(best, INSETS[k])) ? 1 : 0;
      solve();
    }
    for (int k = 0; k < OUTWARDS.length && last.outcome() == Outcome.UNBOUNDED; k++, taken++) {
      cut(outwards(OUTWARDS[k]));
      solve();
    }
    for (; taken < cutsAllowed && bound > enough; taken++) {
      if (last.outcome() == Outcome.UNBOUNDED) {
        cut(inside(along(last.point(), OUTWARDS[taken % OUTWARDS.length]), INSETS[1]));
      } else if (last.outcome() == Outcome.OPTIMUM && !(bound <= 1.001 * found)) {
        cut(inside(next(last.point(), STRIDES[taken % STRIDES.length]), INSETS[1]));
      } else {
        break;
      }
      solve();
    }
    if (last.outcome() == Outcome.EMPTY) {
      return new Regret(Double.NaN, Kind.BOUND, "her constraints leave nothing");
    }
    if (bound <= enough) {
      return boxIsWideEnough()
          ? new Regret(bound, Kind.BOUND, "slopes of her concave gain over her constraints")
          : new Regret(
              bound, Kind.SEARCH, "slopes of her concave gain in a box around her response");
    }
    return found > enough
        ? new Regret(bound, Kind.BOUND, "at least " + found + " by a better response")
        : new Regret(
            found, Kind.SEARCH, "cutting planes found nothing better; they leave " + bound);
  }

  /** Whether the answer of a search needs no other search beside it. */
  boolean isConvincing() {
    return bound <= enough;
  }

  /** The point, moved off her bounds as far as there is room. */
  private double[] inside(double[] point, double inset) {
    double[] moved = bounds.clamped(point);
    for (int j = 0; j < moved.length; j++) {
      double low = bounds.lower()[j];
      double high = bounds.upper()[j];
      double off = Math.min(inset * Math.max(1, Math.abs(moved[j])), 0.25 * (high - low));
      moved[j] = Math.max(low + off, Math.min(high - off, moved[j]));
    }
    return moved;
  }

  /** Adds a cut; not if slopes cannot be measured here. */
  private boolean cut(double[] at) {
    double[] slope = new double[at.length];
    double[] error = new double[at.length];
    double there = slopes.at(at, slope, error);
    double constant = there;
    double doubt = 0;
    for (int j = 0; j < at.length; j++) {
      double fromLow = at[j] - box.lower()[j];
      double fromHigh = box.upper()[j] - at[j];
      double far = Math.max(fromLow, fromHigh);
      doubt += error[j] == 0 ? 0 : error[j] * (Double.isInfinite(far) ? 1 : far);
      // |s - y| is at most s - y + 2 (y - low), which is little more where y is near its bound.
      boolean near = Math.min(fromLow, fromHigh) < NEAR * (fromLow + fromHigh);
      if (error[j] > 0 && near) {
        slope[j] += fromLow < fromHigh ? error[j] : -error[j];
        constant += 2 * error[j] * Math.min(fromLow, fromHigh);
      } else if (error[j] > 0) {
        constant += error[j] * Math.max(fromLow, fromHigh);
      }
      constant -= slope[j] * at[j];
    }
    if (!Double.isFinite(constant) || doubt > DOUBT * (1 + Math.abs(there))) {
      return false;
    }
    cuts.add(new Cut(constant, slope));
    return true;
  }

  private void solve() {
    if (cuts.isEmpty()) {
      return;
    }
    last = LinearProgramme.highest(box, cuts, best);
    if (last.outcome() == Outcome.OPTIMUM) {
      bound = Math.min(bound, Math.max(0, last.value() - value));
    }
  }

  /** A point in the directions in which variables have no end, all at once. */
  private double[] outwards(double far) {
    double[] point = inside(best, INSETS[1]);
    for (int j = 0; j < point.length; j++) {
      double step = far * Math.max(1, Math.abs(point[j]));
      if (!isFree(j)) {
        point[j] += Double.isInfinite(bounds.upper()[j]) ? step : 0;
        point[j] -= Double.isInfinite(bounds.lower()[j]) ? step : 0;
      }
    }
    return point;
  }

  /** A point on a ray from the best response; looks for something better on it. */
  private double[] along(double[] ray, double far) {
    double longest = 0;
    for (double entry : ray) {
      longest = Math.max(longest, Math.abs(entry));
    }
    double[] end = best.clone();
    for (int j = 0; j < end.length; j++) {
      end[j] += FARTHEST * ray[j] / longest;
    }
    double[] start = best;
    double[] tried = new double[end.length];
    for (double part = 1; part > 1e-9; part *= 0.1) {
      between(start, end, part, tried);
      offer(tried);
    }
    between(start, end, far / FARTHEST, tried);
    return tried;
  }

  private boolean offer(double[] tried) {
    double better = problem.gain(tried) - value;
    if (!(better > found)) {
      return false;
    }
    found = better;
    best = tried.clone();
    return true;
  }

  private boolean isFree(int j) {
    return Double.isInfinite(bounds.lower()[j]) && Double.isInfinite(bounds.upper()[j]);
  }

  /** Looks for something better on the way there; answers where to take slopes next. */
  private double[] next(double[] there, double stride) {
    int n = there.length;
    double[] start = best;
    double longest = 0;
    for (int j = 0; j < n; j++) {
      longest = Math.max(longest, Math.abs(there[j] - start[j]) / Math.max(1, Math.abs(start[j])));
    }
    double[] tried = new double[n];
    boolean improved = false;
    double part = 1;
    for (int k = 0; k < 16; k++, part *= 0.25) {
      between(start, there, part, tried);
      improved |= offer(tried);
    }
    if (improved) {
      return best;
    }
    between(start, there, Math.min(1, stride / longest), tried);
    // Where slopes jump a point between may be on the jump, too, but hardly one beside it.
    double aside = Math.min(ASIDE, 0.3 * stride);
    for (int j = 0; j < n; j++) {
      tried[j] += aside * Math.max(1, Math.abs(tried[j])) * (2 * random.nextDouble() - 1);
    }
    return tried;
  }

  private static void between(double[] a, double[] b, double part, double[] result) {
    for (int j = 0; j < a.length; j++) {
      result[j] = a[j] + part * (b[j] - a[j]);
    }
  }

  /** Whether nothing on an artificial side of the box is better than x. */
  private boolean boxIsWideEnough() {
    int sides = 0;
    for (int j = 0; j < box.size(); j++) {
      if (isFree(j)) {
        sides += 2;
        if (sides > SIDES || !isWorse(j, box.lower()[j]) || !isWorse(j, box.upper()[j])) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isWorse(int variable, double side) {
    double[] low = box.lower().clone();
    double[] high = box.upper().clone();
    low[variable] = side;
    high[variable] = side;
    Polyhedron face = new Polyhedron(low, high, box.rows(), box.constants(), box.equality());
    for (int k = 0; k < 8; k++) {
      Result result = LinearProgramme.highest(face, cuts, best);
      if (result.outcome() == Outcome.EMPTY || result.value() <= value) {
        return true;
      }
      if (result.outcome() != Outcome.OPTIMUM
          || problem.gain(result.point()) > value
          || !cut(inside(result.point(), 1e-5))) {
        return false;
      }
    }
    return false;
  }
}
