package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.solvers.linear.DenseLu;
import org.firstmover.solvers.linear.Vectors;

/**
 * Maximise sum_i b_i log(c_i z) subject to A z &lt;= 1, z &gt;= 0, by a primal-dual interior-point
 * method: the multipliers p of A z &lt;= 1 are equilibrium prices of all there is of each good. Its
 * optimality conditions are
 *
 * <pre>
 * sum_i r_i c_i - A' p + w = 0,   A z + s = 1,   r_i (c_i z) = b_i,   s p = 0,   z w = 0,
 * </pre>
 *
 * <p>with z, w, s, p, r &gt;= 0, where r_i is what a unit of utility costs buyer i. Newton steps
 * bring the last two products to mu &gt; 0 while mu falls to 0. With r = b / (c z) put in, steps
 * would be a good deal worse.
 *
 * <p>Sources: E. Eisenberg and D. Gale, "Consensus of subjective probabilities: the pari-mutuel
 * method", Annals of Mathematical Statistics 30, 1959; Y. Ye, "A path to the Arrow-Debreu
 * competitive market equilibrium", Mathematical Programming 111, 2008.
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
  private final double money;
  private final double[] z;
  private final double[] w;
  private final double[] slack;
  private final double[] prices;
  private final double[] costs;
  private final double[] zStep;
  private final double[] wStep;
  private final double[] slackStep;
  private final double[] priceStep;
  private final double[] costStep;
  private final double[] both;
  private final DenseLu lu;

  /**
   * @param budgets b, above 0
   * @param gains c, [buyer][variable], at least 0, no row all 0, of about the size of 1
   * @param uses A, [good][variable], at least 0, no row or column all 0, likewise
   */
  EisenbergGale(double[] budgets, double[][] gains, double[][] uses) {
    this.budgets = budgets;
    this.gains = gains;
    this.uses = uses;
    money = Arrays.stream(budgets).sum();
    int n = gains[0].length;
    int m = uses.length;
    z = new double[n];
    w = new double[n];
    zStep = new double[n];
    wStep = new double[n];
    slack = new double[m];
    prices = new double[m];
    slackStep = new double[m];
    priceStep = new double[m];
    costs = new double[budgets.length];
    costStep = new double[budgets.length];
    both = new double[n + m];
    lu = new DenseLu(n + m);
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
      double length = Math.min(1, SHORT * room());
      Vectors.add(length, zStep, z);
      Vectors.add(length, wStep, w);
      Vectors.add(length, slackStep, slack);
      Vectors.add(length, priceStep, prices);
      Vectors.add(length, costStep, costs);
    }
  }

  /** Half of the scarcest good is shared out evenly, at prices that are too high for all. */
  private void begin() {
    double even = Double.POSITIVE_INFINITY;
    for (double[] row : uses) {
      even = Math.min(even, 0.5 / Arrays.stream(row).sum());
    }
    Arrays.fill(z, even);
    for (int i = 0; i < gains.length; i++) {
      costs[i] = budgets[i] / Vectors.dot(gains[i], z);
    }
    Arrays.fill(prices, 1);
    double high = 0;
    for (int v = 0; v < z.length; v++) {
      high = Math.max(high, 2 * column(gains, costs, v) / column(uses, prices, v));
    }
    Arrays.fill(prices, high);
    for (int j = 0; j < uses.length; j++) {
      slack[j] = 1 - Vectors.dot(uses[j], z);
    }
    for (int v = 0; v < z.length; v++) {
      w[v] = column(uses, prices, v) - column(gains, costs, v);
    }
  }

  private static double column(double[][] matrix, double[] weights, int column) {
    double sum = 0;
    for (int row = 0; row < matrix.length; row++) {
      sum += weights[row] * matrix[row][column];
    }
    return sum;
  }

  /**
   * The Newton step to products mu. All but z and p is eliminated; they are not, as where buyers
   * are alike only the whole system keeps its digits.
   */
  private void step(double mu) {
    int n = z.length;
    double[][] matrix = lu.rows();
    for (int v = 0; v < n; v++) {
      Arrays.fill(matrix[v], 0);
      matrix[v][v] = w[v] / z[v];
      both[v] = mu / z[v] - column(uses, prices, v);
    }
    for (int i = 0; i < gains.length; i++) {
      double utility = Vectors.dot(gains[i], z);
      for (int v = 0; v < n; v++) {
        double slope = gains[i][v] / utility;
        both[v] += budgets[i] * slope;
        if (slope != 0) {
          Vectors.add(costs[i] * slope, gains[i], matrix[v], 0, n);
        }
      }
    }
    for (int j = 0; j < uses.length; j++) {
      double[] row = matrix[n + j];
      Arrays.fill(row, 0);
      for (int v = 0; v < n; v++) {
        matrix[v][n + j] = uses[j][v];
        row[v] = prices[j] * uses[j][v];
      }
      row[n + j] = -slack[j];
      both[n + j] = prices[j] * (slack[j] - over(j)) - mu;
    }
    if (!lu.factor()) {
      throw new IllegalStateException("a convex programme has a singular Newton system");
    }
    lu.solve(both);
    System.arraycopy(both, 0, zStep, 0, n);
    System.arraycopy(both, n, priceStep, 0, priceStep.length);
    for (int v = 0; v < n; v++) {
      wStep[v] = (mu - w[v] * zStep[v]) / z[v] - w[v];
    }
    for (int j = 0; j < uses.length; j++) {
      slackStep[j] = -over(j) - Vectors.dot(uses[j], zStep);
    }
    for (int i = 0; i < gains.length; i++) {
      double gained = costs[i] * Vectors.dot(gains[i], zStep);
      costStep[i] = (budgets[i] - gained) / Vectors.dot(gains[i], z) - costs[i];
    }
  }

  /** A z + s - 1: what rounding has left. */
  private double over(int good) {
    return Vectors.dot(uses[good], z) + slack[good] - 1;
  }

  /** The length of the step at which the first number becomes 0; infinite if none does. */
  private double room() {
    double amounts = Math.min(room(z, zStep), room(slack, slackStep));
    double money = Math.min(room(w, wStep), room(prices, priceStep));
    return Math.min(Math.min(amounts, money), room(costs, costStep));
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
