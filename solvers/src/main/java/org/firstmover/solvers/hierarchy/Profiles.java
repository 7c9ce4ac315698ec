package org.firstmover.solvers.hierarchy;

import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.RandomStream;

/** Random strategies to start from. */
final class Profiles {
  private Profiles() {}

  /** Of all followers; perhaps outside their rows, as best responses lead back there. */
  static double[] random(HierarchyGame game, RandomStream random) {
    return random(game, game.variables().leaderSize(), game.variables().size(), random);
  }

  /** Of the leader. */
  static double[] randomLeader(HierarchyGame game, RandomStream random) {
    return random(game, 0, game.variables().leaderSize(), random);
  }

  /** Uniform between finite bounds; else around the start, on a scale that varies. */
  private static double[] random(HierarchyGame game, int from, int to, RandomStream random) {
    double[] lower = game.variables().lower();
    double[] upper = game.variables().upper();
    double[] start = game.variables().start();
    double[] drawn = new double[to - from];
    for (int j = from; j < to; j++) {
      double low = lower[j];
      double high = upper[j];
      double width = Math.pow(10, 3 * random.nextDouble() - 1);
      double x;
      if (Double.isFinite(low) && Double.isFinite(high)) {
        x = low + (high - low) * random.nextDouble();
      } else if (Double.isFinite(low)) {
        x = low + width * random.nextDouble();
      } else if (Double.isFinite(high)) {
        x = high - width * random.nextDouble();
      } else {
        x = start[j] + width * random.nextGaussian();
      }
      drawn[j - from] = x;
    }
    return drawn;
  }
}
