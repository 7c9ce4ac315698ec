package org.firstmover.solvers.nlp;

import java.util.Arrays;
import org.firstmover.solvers.nlp.QuadraticProgram.Answer;

/**
 * The quadratic programme of a step where its linearised constraints contradict one another: each
 * violated constraint may stay violated, on the same side, at a price. It always has a solution.
 *
 * <p>Source: P. E. Gill, W. Murray, M. A. Saunders, "SNOPT: an SQP algorithm for large-scale
 * constrained optimization", SIAM Review 47 (2005), section 4.3 (elastic mode).
 */
final class ElasticProgram {
  private final int variables;
  private final int[] violated;
  private final double[][] rows;
  private final double[] right;
  private final double[] signs;
  private final double total;

  /**
   * @param jacobian of the constraints, [constraint][variable]
   * @param constraints their values
   * @param violations by how much each is violated
   */
  ElasticProgram(double[][] jacobian, double[] constraints, double[] violations) {
    this.variables = jacobian[0].length;
    int m = constraints.length;
    this.violated = new int[m];
    int count = 0;
    for (int k = 0; k < m; k++) {
      violated[k] = violations[k] > 0 ? count++ : -1;
    }
    this.signs = new double[count];
    this.rows = new double[m][];
    this.right = new double[m];
    double sum = 0;
    for (int k = 0; k < m; k++) {
      rows[k] = Arrays.copyOf(jacobian[k], variables + count);
      right[k] = -constraints[k];
      sum += violations[k];
      if (violated[k] >= 0) {
        signs[violated[k]] = constraints[k] > 0 ? 1 : -1;
        rows[k][variables + violated[k]] = -signs[violated[k]];
      }
    }
    this.total = sum;
  }

  /** The sum of all violations before the step. */
  double before() {
    return total;
  }

  /** The sum of what a solution leaves violated. */
  double after(Answer answer) {
    double sum = 0;
    for (int i = variables; i < variables + signs.length; i++) {
      sum += answer.point()[i];
    }
    return sum;
  }

  /**
   * Solves.
   *
   * @param inverseFactor J of 1/H = J J', [column][row]
   * @param gradient of the objective
   * @param price of one unit of violation; somewhat more where it is as large as the total
   * @param lower bounds of the step
   * @param upper likewise
   * @return of which the first entries of point and bound multipliers are the step's
   */
  Answer solve(
      double[][] inverseFactor,
      double[] gradient,
      double price,
      boolean[] equality,
      double[] lower,
      double[] upper) {
    int n = variables + signs.length;
    QuadraticProgram programme = new QuadraticProgram(n, rows.length);
    double[][] factor = programme.inverseFactor();
    double root = Math.sqrt(total / price);
    for (int k = 0; k < n; k++) {
      if (k < variables) {
        System.arraycopy(inverseFactor[k], 0, factor[k], 0, variables);
      } else {
        factor[k][k] = root;
      }
    }
    double[] slopes = Arrays.copyOf(gradient, n);
    double[] least = Arrays.copyOf(lower, n);
    double[] most = Arrays.copyOf(upper, n);
    Arrays.fill(slopes, variables, n, price);
    Arrays.fill(most, variables, n, Double.POSITIVE_INFINITY);
    return programme.solve(slopes, rows, right, equality, least, most);
  }
}
