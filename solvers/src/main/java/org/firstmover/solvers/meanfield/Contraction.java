package org.firstmover.solvers.meanfield;

import java.util.Map;
import org.firstmover.solve.Run;

/**
 * How much of a change is left after one more round: below 1 in all rounds of an iteration that
 * contracts, which then has one end wherever it begins.
 */
final class Contraction {
  /** Changes below are rounding. */
  private static final double STILL = 1e-9;

  private final String whose;
  private final Run run;
  private double before = Double.NaN;
  private double largest = Double.NaN;
  private long round;

  /**
   * @param whose iteration it is
   */
  Contraction(String whose, Run run) {
    this.whose = whose;
    this.run = run;
  }

  /** The size of the change that a round made. */
  void changed(double change) {
    if (before > STILL && change > STILL) {
      double ratio = change / before;
      largest = largest >= ratio ? largest : ratio;
      run.report(whose + " contraction ratio", round, ratio);
    }
    before = change;
    round++;
  }

  /**
   * The largest ratio, by a name that warns of one that is not below 1; nothing if none is known.
   */
  void into(Map<String, Double> values) {
    if (!Double.isNaN(largest)) {
      values.put(
          "largest "
              + whose
              + " contraction ratio"
              + (largest < 1 ? "" : " (warning: not below 1)"),
          largest);
    }
  }

  /**
   * That of the followers' best responses, from the flow in which they do everything alike, each
   * met by the best response to it (Picard), at one commitment.
   */
  static Contraction ofFollowers(Dynamics dynamics, int rounds, Run run) {
    Contraction contraction = new Contraction("followers'", run);
    double[][][] policy = dynamics.uniform();
    double[][][] flow = dynamics.table();
    double[][][] next = dynamics.table();
    double[][][] values = dynamics.table();
    dynamics.flow(policy, flow);
    for (int j = 0; j < rounds; j++) {
      dynamics.meet(flow);
      dynamics.values().best(values);
      Choice.softmax(dynamics, values, policy, dynamics.game().entropy());
      dynamics.flow(policy, next);
      contraction.changed(distance(flow, next));
      Dynamics.copy(next, flow);
    }
    return contraction;
  }

  private static double distance(double[][][] one, double[][][] other) {
    double largest = 0;
    for (int t = 0; t < one.length; t++) {
      for (int p = 0; p < one[t].length; p++) {
        double sum = 0;
        for (int k = 0; k < one[t][p].length; k++) {
          sum += Math.abs(one[t][p][k] - other[t][p][k]);
        }
        largest = Math.max(largest, sum);
      }
    }
    return largest;
  }
}
