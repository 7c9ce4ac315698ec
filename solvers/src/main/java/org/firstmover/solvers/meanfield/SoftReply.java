package org.firstmover.solvers.meanfield;

/**
 * With entropy weight lambda: logits of every policy are y = Q / lambda, Q the values of actions
 * for who goes on as well as can be, up to a number a state. Unknown are the logits.
 */
final class SoftReply implements Condition {
  private static final double DIFFERENCE = 1e-6;

  private final Dynamics dynamics;
  private final double[][][] logits;
  private final double[][][] sum;
  private final double[][][] policy;
  private final double[][][] flow;
  private final double[][][] values;

  SoftReply(Dynamics dynamics) {
    this.dynamics = dynamics;
    logits = dynamics.table();
    sum = dynamics.table();
    policy = dynamics.table();
    flow = dynamics.table();
    values = dynamics.table();
  }

  @Override
  public int at(double[][][] from) {
    Choice.logarithms(from, logits, Double.MIN_NORMAL);
    int size = 0;
    for (double[][] at : from) {
      for (double[] row : at) {
        size += row.length;
      }
    }
    return size;
  }

  @Override
  public void evaluate(double[] displacement, double[] filled) {
    move(displacement, 1, policy);
    dynamics.flow(policy, flow);
    dynamics.meet(flow);
    dynamics.values().best(values);
    double lambda = dynamics.entropy();
    int i = 0;
    for (int t = 0; t < sum.length; t++) {
      for (int p = 0; p < sum[t].length; p++) {
        int actions = dynamics.population(p).actionCount();
        for (int from = 0; from < sum[t][p].length; from += actions) {
          double mean = 0;
          for (int k = from; k < from + actions; k++) {
            double difference = values[t][p][k] / lambda - sum[t][p][k];
            filled[i + k - from] = difference;
            mean += difference / actions;
          }
          for (int a = 0; a < actions; a++) {
            filled[i++] -= mean;
          }
        }
      }
    }
  }

  @Override
  public double reach(double[] direction) {
    double most = Double.MIN_NORMAL;
    for (double entry : direction) {
      most = Math.max(most, Math.abs(entry));
    }
    return DIFFERENCE / most;
  }

  @Override
  public void move(double[] displacement, double length, double[][][] moved) {
    int i = 0;
    for (int t = 0; t < sum.length; t++) {
      for (int p = 0; p < sum[t].length; p++) {
        for (int k = 0; k < sum[t][p].length; k++) {
          sum[t][p][k] = logits[t][p][k] + length * displacement[i++];
        }
      }
    }
    Choice.softmax(dynamics, sum, moved, 1);
  }
}
