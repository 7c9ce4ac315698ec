package org.firstmover.solvers.hierarchy;

import org.firstmover.game.hierarchy.HierarchyGame;

/**
 * Slopes and curvature of a follower's gain by central differences of values, for games that give
 * nothing else.
 *
 * @param point all variables; unchanged on return
 * @param place the first of her variables
 */
record Differences(HierarchyGame game, int follower, double[] point, int place) {
  private static final double FIRST = 6e-6;
  private static final double SECOND = 2e-4;

  /** Fills the gradient and the Hessian of minus her gain. */
  void into(double[] gradient, double[][] hessian) {
    for (int a = 0; a < gradient.length; a++) {
      double step = FIRST * (1 + Math.abs(point[place + a]));
      gradient[a] = -(moved(a, step, a, 0) - moved(a, -step, a, 0)) / (2 * step);
      for (int b = 0; b <= a; b++) {
        double one = SECOND * (1 + Math.abs(point[place + a]));
        double other = SECOND * (1 + Math.abs(point[place + b]));
        double second =
            moved(a, one, b, other)
                - moved(a, one, b, -other)
                - moved(a, -one, b, other)
                + moved(a, -one, b, -other);
        hessian[a][b] = -second / (4 * one * other);
        hessian[b][a] = hessian[a][b];
      }
    }
  }

  private double moved(int a, double one, int b, double other) {
    double first = point[place + a];
    double second = point[place + b];
    point[place + a] += one;
    point[place + b] += other;
    double gain = game.followerGain(follower, point);
    point[place + b] = second;
    point[place + a] = first;
    return gain;
  }
}
