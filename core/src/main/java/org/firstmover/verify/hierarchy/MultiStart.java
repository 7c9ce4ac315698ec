package org.firstmover.verify.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Looks for a better response of a follower with several variables: uphill along slopes from her
 * response, from vertices of her constraints in random directions and from points between them. The
 * random numbers are those of {@link Random} with a fixed seed, the same everywhere.
 */
final class MultiStart {
  private static final int STARTS = 40;
  private static final int STEPS = 200;

  /** How wide a region without end is taken to be, relative to max(1, |x|), in turns. */
  private static final double[] BOXES = {10, 1000};

  private final FollowerProblem problem;
  private final Polyhedron bounds;
  private final Slopes slopes;
  private final Random random = new Random(1);
  private final List<double[]> vertices = new ArrayList<>();
  private int evaluations;
  private double[] best;
  private double highest;

  private MultiStart(FollowerProblem problem, Polyhedron bounds, int evaluations) {
    this.problem = problem;
    this.bounds = bounds;
    this.slopes = problem.formula().isPresent() ? problem.slopes(bounds) : new Uphill();
    this.evaluations = evaluations;
    this.best = bounds.clamped(problem.own);
    this.highest = Double.NEGATIVE_INFINITY;
  }

  /**
   * Of gains that are no formulas: central differences without further ado, one-sided at bounds.
   */
  private final class Uphill implements Slopes {
    @Override
    public double at(double[] own, double[] result, double[] errors) {
      double value = gain(own);
      double[] moved = own.clone();
      for (int j = 0; j < own.length; j++) {
        double step = 1e-6 * Math.max(1, Math.abs(own[j]));
        double up = Math.min(bounds.upper()[j], own[j] + step);
        double down = Math.max(bounds.lower()[j], own[j] - step);
        moved[j] = up;
        double above = gain(moved);
        moved[j] = down;
        result[j] = up > down ? (above - gain(moved)) / (up - down) : 0;
        moved[j] = own[j];
      }
      return value;
    }
  }

  /**
   * The highest gain found.
   *
   * @param bounds her region with all bounds that can be told
   * @param evaluations how many values may be asked for, about
   */
  static double highest(FollowerProblem problem, Polyhedron bounds, int evaluations) {
    MultiStart search = new MultiStart(problem, bounds, evaluations);
    search.run();
    return search.highest;
  }

  private double gain(double[] choice) {
    evaluations--;
    double gain = problem.gain(choice);
    return Double.isNaN(gain) ? Double.NEGATIVE_INFINITY : gain;
  }

  private void run() {
    climb(best.clone());
    double[] response = best.clone();
    for (int start = 0; start < STARTS && evaluations > 0; start++) {
      double[] vertex = vertex(response, BOXES[start % BOXES.length]);
      if (vertex.length == 0) {
        continue;
      }
      vertices.add(vertex);
      climb(start % 2 == 0 ? vertex : mixture());
    }
  }

  private double[] vertex(double[] response, double wide) {
    double[] low = bounds.lower().clone();
    double[] high = bounds.upper().clone();
    double[] direction = new double[low.length];
    for (int j = 0; j < low.length; j++) {
      double reach = wide * Math.max(1, Math.abs(response[j]));
      low[j] = Math.max(low[j], Math.min(response[j], high[j]) - reach);
      high[j] = Math.min(high[j], Math.max(response[j], low[j]) + reach);
      direction[j] = random.nextGaussian();
    }
    Polyhedron box =
        new Polyhedron(low, high, bounds.rows(), bounds.constants(), bounds.equality());
    LinearProgramme.Result result =
        LinearProgramme.highest(box, List.of(new Cut(0, direction)), response);
    return result.outcome() == LinearProgramme.Outcome.OPTIMUM ? result.point() : new double[0];
  }

  /** A random point between up to three vertices and the best so far. */
  private double[] mixture() {
    double[] point = best.clone();
    for (int k = 0; k < 3; k++) {
      double[] vertex = vertices.get(random.nextInt(vertices.size()));
      double part = random.nextDouble();
      for (int j = 0; j < point.length; j++) {
        point[j] += part * (vertex[j] - point[j]);
      }
    }
    return point;
  }

  /** Uphill; when slopes lead no farther, towards vertices. */
  private void climb(double[] from) {
    double[] at = from;
    double value = gain(at);
    double[] slope = new double[at.length];
    double[] errors = new double[at.length];
    double step = 1;
    for (int k = 0; k < STEPS && evaluations > 0; k++) {
      slopes.at(at, slope, errors);
      for (int j = 0; j < slope.length; j++) {
        slope[j] = Double.isFinite(slope[j]) ? slope[j] : 0;
      }
      double[] direction = new TangentCone(bounds, at, 1e-10).project(slope);
      double length = TangentCone.norm(direction);
      double[] next = length == 0 ? at : farther(at, value, direction, step / length);
      double reached = next == at ? value : gain(next);
      if (!(reached > value + 1e-13 * Math.abs(value))) {
        next = towardsVertices(at, value);
        reached = next == at ? value : gain(next);
        if (!(reached > value + 1e-9 * (1 + Math.abs(value)))) {
          break;
        }
      }
      step = Math.max(1e-8, distance(at, next));
      at = next;
      value = reached;
    }
    if (value > highest) {
      highest = value;
      best = at;
    }
  }

  private double[] towardsVertices(double[] at, double value) {
    for (double[] vertex : vertices) {
      double[] direction = new double[at.length];
      for (int j = 0; j < at.length; j++) {
        direction[j] = vertex[j] - at[j];
      }
      double[] next = farther(at, value, direction, 1);
      if (next != at) {
        return next;
      }
    }
    return at;
  }

  /** Halves the step until it leads up, or doubles it while it does; else stays. */
  private double[] farther(double[] at, double value, double[] direction, double first) {
    double reach = bounds.reach(at, direction);
    double[] best = at;
    double highest = value;
    double step = Math.min(first, reach);
    for (int k = 0; k < 30 && step > 0 && evaluations > 0; k++) {
      double[] tried = new double[at.length];
      for (int j = 0; j < at.length; j++) {
        tried[j] = at[j] + step * direction[j];
      }
      tried = bounds.clamped(tried);
      double there = gain(tried);
      if (there > highest) {
        highest = there;
        best = tried;
        if (step == reach || (k > 0 && step < first)) {
          return best;
        }
        step = Math.min(2 * step, reach);
      } else if (best != at) {
        return best;
      } else {
        step *= 0.5;
      }
    }
    return best;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(sum);
  }
}
