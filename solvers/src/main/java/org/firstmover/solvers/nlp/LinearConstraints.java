package org.firstmover.solvers.nlp;

import org.firstmover.solvers.linear.Vectors;

/**
 * Constraints of a quadratic programme as normals and right-hand sides, a'd &lt;= b: row k is
 * constraint k, then come the upper bounds d_i &lt;= upper_i, then the lower ones -d_i &lt;=
 * -lower_i.
 */
final class LinearConstraints {
  final int rowCount;
  final int variables;
  private final double[] norms;
  private double[][] rows = {};
  private double[] right = {};
  private double[] lower = {};
  private double[] upper = {};

  LinearConstraints(int variables, int rowCount) {
    this.variables = variables;
    this.rowCount = rowCount;
    this.norms = new double[rowCount];
  }

  void set(double[][] newRows, double[] newRight, double[] newLower, double[] newUpper) {
    rows = newRows;
    right = newRight;
    lower = newLower;
    upper = newUpper;
    for (int k = 0; k < rowCount; k++) {
      norms[k] = Vectors.norm(rows[k]);
    }
  }

  /** Rows and bounds. */
  int count() {
    return rowCount + 2 * variables;
  }

  int above(int variable) {
    return rowCount + variable;
  }

  int below(int variable) {
    return rowCount + variables + variable;
  }

  boolean isRow(int constraint) {
    return constraint < rowCount;
  }

  boolean isAbove(int constraint) {
    return constraint >= rowCount && constraint < rowCount + variables;
  }

  /** The variable of a bound. */
  int variable(int constraint) {
    return isAbove(constraint) ? constraint - rowCount : constraint - rowCount - variables;
  }

  /** Whether a variable can have one value only. */
  boolean fixed(int variable) {
    return lower[variable] == upper[variable];
  }

  /** b; infinite where there is no bound. */
  double right(int constraint) {
    if (isRow(constraint)) {
      return right[constraint];
    }
    int i = variable(constraint);
    return isAbove(constraint) ? upper[i] : -lower[i];
  }

  /** The length of a. */
  double norm(int constraint) {
    return isRow(constraint) ? norms[constraint] : 1;
  }

  /** a'd - b. */
  double excess(int constraint, double[] point) {
    if (isRow(constraint)) {
      return Vectors.dot(rows[constraint], point) - right[constraint];
    }
    int i = variable(constraint);
    return isAbove(constraint) ? point[i] - upper[i] : lower[i] - point[i];
  }

  /** The size of what a constraint compares at a point of this length. */
  double size(int constraint, double length) {
    return Math.abs(right(constraint)) + norm(constraint) * length;
  }

  /** Hands a over. */
  void give(int constraint, ActiveNormals normals) {
    if (isRow(constraint)) {
      normals.take(rows[constraint]);
    } else {
      normals.take(variable(constraint), isAbove(constraint) ? 1 : -1);
    }
  }

  double clamp(double value, int variable) {
    return Math.min(Math.max(value, lower[variable]), upper[variable]);
  }
}
