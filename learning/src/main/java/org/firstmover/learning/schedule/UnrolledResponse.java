package org.firstmover.learning.schedule;

import java.util.Arrays;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.markov.JointTables;

/**
 * Everyone's logits, the gradient steps of followers from there, and the leader's gradient through
 * them, step by step backwards: with a step y + eta dJ/dy the adjoint of what was before it is that
 * of what is behind it plus eta times the Hessian of J times its part in y.
 */
final class UnrolledResponse {
  final ExpectedReturns returns;
  final int leaders;
  final double[] point;
  private final double[][] passed;
  private final double[] gradient;
  private final double[] product;
  private final double[] direction;
  final double[] adjoint;
  private final double eta;

  /**
   * @param steps of followers
   * @param eta their step size
   */
  UnrolledResponse(JointTables tables, int steps, double eta) {
    returns = new ExpectedReturns(tables);
    leaders = returns.first(1);
    int size = returns.logits();
    point = new double[size];
    passed = new double[steps][size];
    gradient = new double[size];
    product = new double[size];
    direction = new double[size];
    adjoint = new double[size];
    this.eta = eta;
  }

  void draw(int from, int to, double spread, RandomStream random) {
    for (int i = from; i < to; i++) {
      point[i] = spread * random.nextGaussian();
    }
  }

  int followers() {
    int count = 0;
    while (returns.first(1 + count) < point.length) {
      count++;
    }
    return count;
  }

  /** All of followers' steps. */
  void follow() {
    for (double[] here : passed) {
      System.arraycopy(point, 0, here, 0, point.length);
      for (int i = 1; i <= followers(); i++) {
        returns.of(i).at(here);
        returns.of(i).gradient(gradient);
        for (int k = returns.first(i); k < returns.first(i + 1); k++) {
          point[k] += eta * gradient[k];
        }
      }
    }
  }

  /** Fills the adjoint, whose first entries are the leader's gradient; her return. */
  double backwards() {
    double value = returns.of(0).at(point);
    returns.of(0).gradient(adjoint);
    for (int step = passed.length - 1; step >= 0; step--) {
      System.arraycopy(adjoint, 0, gradient, 0, gradient.length);
      for (int i = 1; i <= followers(); i++) {
        Arrays.fill(direction, 0);
        int from = returns.first(i);
        System.arraycopy(gradient, from, direction, from, returns.first(i + 1) - from);
        returns.of(i).at(passed[step]);
        returns.of(i).hessianTimes(direction, product);
        for (int k = 0; k < adjoint.length; k++) {
          adjoint[k] += eta * product[k];
        }
      }
    }
    return value;
  }
}
