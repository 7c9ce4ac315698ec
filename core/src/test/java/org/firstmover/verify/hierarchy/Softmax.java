package org.firstmover.verify.hierarchy;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.RealFunction;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Restriction;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.random.RandomStream;

/**
 * Followers who mix over actions to maximise u * p + w * entropy(p): each plays the logit response
 * exp(u_i / w) / sum. Utilities are sums of leader's variables plus a part of one's own.
 */
final class Softmax {
  final int leaderSize;
  final int followers;
  final int actions;
  final double weight;
  final double[][] utilities;

  Softmax(long seed, int leaderSize, int followers, int actions, double weight, double spread) {
    this.leaderSize = leaderSize;
    this.followers = followers;
    this.actions = actions;
    this.weight = weight;
    RandomStream random = RandomStream.of(seed);
    utilities = new double[followers][actions];
    for (double[] row : utilities) {
      for (int i = 0; i < actions; i++) {
        row[i] = random.nextDouble(0, spread);
      }
    }
  }

  /** What action i is worth to a follower: its own part, and every actions-th leader's variable. */
  private double utility(int follower, int action, double[] point) {
    double sum = 0;
    for (int k = action; k < leaderSize; k += actions) {
      sum += point[k];
    }
    return utilities[follower][action] + sum / leaderSize;
  }

  HierarchyGame game() {
    List<FunctionGame.Follower> all = new ArrayList<>();
    for (int f = 0; f < followers; f++) {
      int follower = f;
      int from = leaderSize + f * actions;
      RealFunction gain =
          point -> {
            double sum = 0;
            for (int i = 0; i < actions; i++) {
              double p = point[from + i];
              sum += p * utility(follower, i, point);
              sum -= p == 0 ? 0 : weight * p * Math.log(p);
            }
            return sum;
          };
      RealFunction total =
          point -> {
            double sum = -1;
            for (int i = 0; i < actions; i++) {
              sum += point[from + i];
            }
            return sum;
          };
      all.add(
          new FunctionGame.Follower(
              "f" + f,
              List.of(Variable.list("p" + f, actions, 0, 1)),
              Goal.MAXIMISE,
              gain,
              List.of(new Restriction("sum = 1", true, total))));
    }
    FunctionGame.Leader leader =
        new FunctionGame.Leader(
            List.of(Variable.list("x", leaderSize, 0, 1)),
            Goal.MAXIMISE,
            point -> point[0] - point[leaderSize],
            List.of());
    return new KnownConcave(new FunctionGame("softmax", leader, all));
  }

  /** The leader plays 1/2 everywhere, followers their logit response. */
  double[] equilibrium() {
    double[] point = new double[leaderSize + followers * actions];
    for (int k = 0; k < leaderSize; k++) {
      point[k] = 0.5;
    }
    for (int f = 0; f < followers; f++) {
      int from = leaderSize + f * actions;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < actions; i++) {
        highest = Math.max(highest, utility(f, i, point));
      }
      double sum = 0;
      for (int i = 0; i < actions; i++) {
        point[from + i] = Math.exp((utility(f, i, point) - highest) / weight);
        sum += point[from + i];
      }
      for (int i = 0; i < actions; i++) {
        point[from + i] /= sum;
      }
    }
    return point;
  }
}
