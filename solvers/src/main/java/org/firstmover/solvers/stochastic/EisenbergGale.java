package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.solvers.linear.DenseLu;
import org.firstmover.solvers.linear.Vectors;

/**
 * Maximise sum_i b_i log(c_i z) subject to A z &lt;= q, z &gt;= 0, by a primal-dual interior-point
 * method: the multipliers p of A z &lt;= q are equilibrium prices. Its optimality conditions are
 *
 * <pre>
 * sum_i b_i c_i / (c_i z) - A' p + w = 0,   A z + s = q,   s p = 0,   z w = 0,   z, w, s, p &gt;= 0,
 * </pre>
 *
 * <p>the products being brought to mu &gt; 0 in Newton steps while mu falls to 0.
 *
 * <p>Sources: E. Eisenberg and D. Gale, "Consensus of subjective probabilities: the pari-mutuel
 * method", Annals of Mathematical Statistics 30, 1959; S. J. Wright, "Primal-dual interior-point
 * methods", SIAM 1997.
 */
final class EisenbergGale {
  /** All products together, relative to all the money, at which steps end. */
  private static final double CLOSE = 1e-14;

  private static final int MOST = 200;

  /** How far to the boundary a step goes, and by how much it lowers mu. */
  private static final double SHORT = 0.99;

  private static final double LOWER = 0.1;

  private final double[] budgets;
  private final double[][] gains;
  private final double[][] uses;
  private final double[] supplies;
  private final double money;
  private final double[] z;
  private final double[] w;
  private final double[] slack;
  private final double[] prices;
  private final double[] slopes;
  private final double[] zStep;
  private final double[] wStep;
  private final double[] slackStep;
  private final double[] priceStep;
  private final DenseLu lu;

  /**
   * @param budgets b, above 0
   * @param gains c, [buyer][variable], at least 0, no row all 0
   * @param uses A, [good][variable], at least 0, no row or column all 0
   * @param supplies q, above 0
   */
  EisenbergGale(double[] budgets, double[][] gains, double[][] uses, double[] supplies) {
    this.budgets = budgets;
    this.gains = gains;
    this.uses = uses;
    this.supplies = supplies;
    money = Arrays.stream(budgets).sum();
    int n = gains[0].length;
    z = new double[n];
    w = new double[n];
    slopes = new double[n];
    zStep = new double[n];
    wStep = new double[n];
    slack = new double[supplies.length];
    prices = new double[supplies.length];
    slackStep = new double[supplies.length];
    priceStep = new double[supplies.length];
    lu = new DenseLu(n);
  }

  /** z once it is solved; not a copy. */
  double[] z() {
    return z;
  }

  /** p once it is solved; not a copy. */
  double[] prices() {
    return prices;
  }

  void solve() {
    begin();
    for (int k = 0; k < MOST; k++) {
      double products = Vectors.dot(slack, prices) + Vectors.dot(z, w);
      if (products <= CLOSE * money) {
        return;
      }
      step(LOWER * products / (z.length + prices.length));
      double length = SHORT / Math.max(SHORT, 1 / room());
      Vectors.add(length, zStep, z);
      Vectors.add(length, wStep, w);
      Vectors.add(length, slackStep, slack);
      Vectors.add(length, priceStep, prices);
    }
  }

  /** Half of the scarcest good is shared out evenly. */
  private void begin() {
    double even = Double.POSITIVE_INFINITY;
    for (int j = 0; j < supplies.length; j++) {
      even = Math.min(even, 0.5 * supplies[j] / Arrays.stream(uses[j]).sum());
    }
    Arrays.fill(z, even);
    for (int j = 0; j < supplies.length; j++) {
      slack[j] = supplies[j] - Vectors.dot(uses[j], z);
      prices[j] = money / (supplies.length * supplies[j]);
    }
    differentiate();
    for (int v = 0; v < z.length; v++) {
      double cost = cost(v);
      w[v] = Math.max(0.1 * cost, cost - slopes[v]);
    }
  }

  /** Slopes b_i c_i / (c_i z), summed. */
  private void differentiate() {
    Arrays.fill(slopes, 0);
    for (int i = 0; i < gains.length; i++) {
      Vectors.add(budgets[i] / Vectors.dot(gains[i], z), gains[i], slopes);
    }
  }

  /** A' p of a variable. */
  private double cost(int variable) {
    double cost = 0;
    for (int j = 0; j < uses.length; j++) {
      cost += uses[j][variable] * prices[j];
    }
    return cost;
  }

  /** The Newton step to products mu, with all but z eliminated. */
  private void step(double mu) {
    differentiate();
    double[][] matrix = lu.rows();
    for (int v = 0; v < z.length; v++) {
      Arrays.fill(matrix[v], 0);
      matrix[v][v] = w[v] / z[v];
      zStep[v] = slopes[v] + mu / z[v];
    }
    for (int i = 0; i < gains.length; i++) {
      double utility = Vectors.dot(gains[i], z);
      addSquare(budgets[i] / (utility * utility), gains[i], matrix);
    }
    for (int j = 0; j < uses.length; j++) {
      double over = Vectors.dot(uses[j], z) + slack[j] - supplies[j];
      addSquare(prices[j] / slack[j], uses[j], matrix);
      Vectors.add(-(mu + prices[j] * over) / slack[j], uses[j], zStep);
    }
    if (!lu.factor()) {
      throw new IllegalStateException("a convex programme has a singular Newton system");
    }
    lu.solve(zStep);
    for (int v = 0; v < z.length; v++) {
      wStep[v] = (mu - w[v] * zStep[v]) / z[v] - w[v];
    }
    for (int j = 0; j < uses.length; j++) {
      double over = Vectors.dot(uses[j], z) + slack[j] - supplies[j];
      slackStep[j] = -over - Vectors.dot(uses[j], zStep);
      priceStep[j] = (mu - prices[j] * slackStep[j]) / slack[j] - prices[j];
    }
  }

  /** Adds a multiple of row' row. */
  private static void addSquare(double factor, double[] row, double[][] matrix) {
    for (int v = 0; v < row.length; v++) {
      if (row[v] != 0) {
        Vectors.add(factor * row[v], row, matrix[v]);
      }
    }
  }

  /** The length of the step at which the first number becomes 0; infinite if none does. */
  private double room() {
    return Math.min(
        Math.min(room(z, zStep), room(w, wStep)),
        Math.min(room(slack, slackStep), room(prices, priceStep)));
  }

  private static double room(double[] numbers, double[] step) {
    double room = Double.POSITIVE_INFINITY;
    for (int k = 0; k < numbers.length; k++) {
      if (step[k] < 0) {
        room = Math.min(room, -numbers[k] / step[k]);
      }
    }
    return room;
  }
}
