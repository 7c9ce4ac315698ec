package org.firstmover.verify.hierarchy;

/**
 * What multipliers leave of the slopes of a follower's gain (Karush, Kuhn, Tucker), relative to 1 +
 * the norm of the slopes.
 *
 * <p>How much may be left follows from the regret that is allowed: a gain that curves by L along a
 * direction with slope r rises by t r - L t^2 / 2 after t; if that is at most e for every t that
 * she may go, then r &lt;= e / t + L t / 2 at the best of them, sqrt(2 L e) where she may go that
 * far. So a response that passes for a best one is not failed by its slopes, however steep the gain
 * is. L is what a step of 2 e / r, which would gain e with that curvature, falls short of the
 * slope: it is large at a kink, where slopes say nothing.
 *
 * @param value the norm of the projected slopes, relative
 * @param tolerance relative likewise
 * @param measured whether there are slopes
 */
record SlopeResidual(double value, double tolerance, boolean measured) {
  private static final double NEAR = 1e-6;
  private static final double INSET = 1e-7;

  /**
   * @param regret that is allowed
   * @param least tolerance
   */
  static SlopeResidual of(FollowerProblem problem, double regret, double least) {
    Polyhedron region = problem.region;
    double[] x = region.clamped(problem.own);
    double[] slopes = new double[x.length];
    double[] errors = new double[x.length];
    double value = problem.slopes(region).at(inside(region, x), slopes, errors);
    double size = 1 + TangentCone.norm(slopes);
    double error = TangentCone.norm(errors);
    if (!Double.isFinite(value) || !Double.isFinite(size) || !Double.isFinite(error)) {
      return new SlopeResidual(Double.NaN, least, false);
    }
    double[] direction = new TangentCone(region, x, NEAR).project(slopes);
    double left = TangentCone.norm(direction);
    if (left <= least * size) {
      return new SlopeResidual(left / size, least, true);
    }
    double allowed = allowed(problem, x, direction, left, regret) + error;
    return new SlopeResidual(left / size, Math.max(least, allowed / size), true);
  }

  private static double[] inside(Polyhedron region, double[] x) {
    double[] moved = x.clone();
    for (int j = 0; j < x.length; j++) {
      double low = region.lower()[j];
      double high = region.upper()[j];
      double off = Math.min(INSET * Math.max(1, Math.abs(x[j])), 0.25 * (high - low));
      moved[j] = Math.max(low + off, Math.min(high - off, x[j]));
    }
    return moved;
  }

  private static double allowed(
      FollowerProblem problem, double[] x, double[] direction, double left, double regret) {
    double[] unit = direction.clone();
    for (int j = 0; j < unit.length; j++) {
      unit[j] /= left;
    }
    double reach = problem.region.reach(x, unit);
    double step = Math.min(2 * regret / left, reach);
    if (!(step > 0)) {
      return left; // she may not go there after all
    }
    double rise = problem.gain(moved(x, unit, step)) - problem.gain(x);
    double curvature = Math.max(0, 2 * (left * step - rise) / (step * step));
    double farthest = Math.sqrt(2 * regret / curvature);
    return farthest <= reach
        ? Math.sqrt(2 * regret * curvature)
        : regret / reach + 0.5 * curvature * reach;
  }

  private static double[] moved(double[] x, double[] direction, double step) {
    double[] moved = x.clone();
    for (int j = 0; j < x.length; j++) {
      moved[j] += step * direction[j];
    }
    return moved;
  }
}
