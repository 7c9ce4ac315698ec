package org.firstmover.solvers.nlp;

import java.util.Arrays;
import org.firstmover.solvers.linear.Vectors;

/**
 * The normals N of the active constraints, by J and R with J J' = 1/H and J'N = [R; 0]. Columns of
 * J and of R are whole arrays.
 *
 * <p>Normals are added by one reflection and dropped by rotations: O(n^2) each. J J' = 1/H holds
 * throughout.
 *
 * <p>Source: D. Goldfarb and A. Idnani, "A numerically stable dual method for solving strictly
 * convex quadratic programs", Mathematical Programming 27 (1983), section 4.
 */
final class ActiveNormals {
  /** What counts as 0 of a normal's part outside the span of the active ones. */
  private static final double DEPENDENT = 1e-11;

  final int size;

  /** [column][row]. */
  final double[][] inverseFactor;

  private final double[][] upper;
  private final double[] image;
  private final double[] reflection;
  private int active;

  ActiveNormals(int size) {
    this.size = size;
    this.inverseFactor = new double[size][size];
    this.upper = new double[size][];
    for (int k = 0; k < size; k++) {
      upper[k] = new double[Math.min(k + 2, size)];
    }
    this.image = new double[size];
    this.reflection = new double[size];
  }

  int active() {
    return active;
  }

  /** Forgets all normals; J stays. */
  void clear() {
    active = 0;
  }

  /** J becomes 1/L' of H = L L'. */
  void factor(double[][] hessian) {
    active = 0;
    double[][] lower = inverseFactor;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = hessian[i][j] - Vectors.dot(lower[i], lower[j], 0, j);
        if (j < i) {
          lower[i][j] = rest / lower[j][j];
        } else if (rest > 0 && rest < Double.POSITIVE_INFINITY) {
          lower[i][i] = Math.sqrt(rest);
        } else {
          throw new IllegalArgumentException(
              "Hessian with pivot [" + rest + "] in row " + i + ", expected positive definite");
        }
      }
      Arrays.fill(lower[i], i + 1, size, 0);
    }
    invert(lower);
  }

  /** In place, row by row: row i of 1/L is (e_i - sum_j L_ij * row j) / L_ii. */
  private void invert(double[][] lower) {
    for (int i = 0; i < size; i++) {
      double[] row = lower[i];
      System.arraycopy(row, 0, image, 0, i + 1);
      Arrays.fill(row, 0, i + 1, 0);
      for (int j = 0; j < i; j++) {
        Vectors.add(-image[j], lower[j], row, 0, j + 1);
      }
      row[i] = 1;
      double factor = 1 / image[i];
      for (int j = 0; j <= i; j++) {
        row[j] *= factor;
      }
    }
  }

  /** J becomes a multiple of the identity. */
  void diagonal(double value) {
    active = 0;
    for (int k = 0; k < size; k++) {
      Arrays.fill(inverseFactor[k], 0);
      inverseFactor[k][k] = value;
    }
  }

  /** Takes up J'a of a normal a. */
  void take(double[] normal) {
    for (int k = 0; k < size; k++) {
      image[k] = Vectors.dot(inverseFactor[k], normal);
    }
  }

  /** Takes up J'a of a normal with one entry. */
  void take(int variable, double sign) {
    for (int k = 0; k < size; k++) {
      image[k] = sign * inverseFactor[k][variable];
    }
  }

  /**
   * The squared length of what the normal taken up has outside the span of the active ones, in the
   * metric of 1/H; 0 if it depends on them.
   */
  double reach() {
    double outside = Vectors.norm(image, active, size);
    return outside <= DEPENDENT * Vectors.norm(image) ? 0 : outside * outside;
  }

  /**
   * The direction in which the normal taken up falls fastest while the active ones stay: -J2 J2'a.
   */
  void direction(double[] target) {
    Arrays.fill(target, 0);
    for (int k = active; k < size; k++) {
      Vectors.add(-image[k], inverseFactor[k], target);
    }
  }

  /** How the multipliers of the active constraints fall as that of the one taken up grows. */
  void shadow(double[] target) {
    System.arraycopy(image, 0, target, 0, active);
    solveUpper(target);
  }

  /** Adds the normal taken up behind the others. */
  void add() {
    int k = active;
    double[] column = upper[k];
    System.arraycopy(image, 0, column, 0, k);
    double length = Vectors.norm(image, k, size);
    double head = image[k];
    column[k] = head > 0 ? -length : length;
    active++;
    if (k == size - 1) {
      column[k] = head;
      return;
    }
    // reflect columns k and up by v, v'v = 2, so that J'a ends in column k
    double factor = 1 / (Math.sqrt(length) * Math.sqrt(length + Math.abs(head)));
    image[k] = head - column[k];
    Arrays.fill(reflection, 0);
    for (int i = k; i < size; i++) {
      image[i] *= factor;
      Vectors.add(image[i], inverseFactor[i], reflection);
    }
    for (int i = k; i < size; i++) {
      Vectors.add(-image[i], reflection, inverseFactor[i]);
    }
  }

  /** Drops the normal at a position of the order in which they were added. */
  void drop(int position) {
    active--;
    for (int k = position; k < active; k++) {
      System.arraycopy(upper[k + 1], 0, upper[k], 0, k + 2);
    }
    for (int k = position; k < active; k++) {
      rotate(k);
    }
  }

  /** Rotates rows k and k + 1 of R, and these columns of J, so that R is a triangle in column k. */
  private void rotate(int k) {
    double[] column = upper[k];
    double length = Math.hypot(column[k], column[k + 1]);
    double cosine = column[k] / length;
    double sine = column[k + 1] / length;
    column[k] = length;
    for (int j = k + 1; j < active; j++) {
      double[] later = upper[j];
      double above = later[k];
      double below = later[k + 1];
      later[k] = cosine * above + sine * below;
      later[k + 1] = cosine * below - sine * above;
    }
    double[] a = inverseFactor[k];
    double[] b = inverseFactor[k + 1];
    for (int i = 0; i < size; i++) {
      double first = a[i];
      double second = b[i];
      a[i] = cosine * first + sine * second;
      b[i] = cosine * second - sine * first;
    }
  }

  /**
   * The minimiser of the quadratic with the active constraints as equations N'x = b, and their
   * multipliers: H x + g + N multipliers = 0.
   *
   * @param gradient g
   * @param right b, one number an active constraint
   * @param point filled
   * @param multipliers filled, as many entries as constraints are active
   */
  void settle(double[] gradient, double[] right, double[] point, double[] multipliers) {
    Arrays.fill(point, 0);
    for (int k = 0; k < active; k++) {
      double[] column = upper[k];
      image[k] = (right[k] - Vectors.dot(column, image, 0, k)) / column[k];
    }
    for (int k = 0; k < size; k++) {
      double slope = Vectors.dot(inverseFactor[k], gradient);
      if (k < active) {
        multipliers[k] = -(image[k] + slope);
      } else {
        image[k] = -slope;
      }
      Vectors.add(image[k], inverseFactor[k], point);
    }
    solveUpper(multipliers);
  }

  private void solveUpper(double[] x) {
    for (int k = active - 1; k >= 0; k--) {
      x[k] /= upper[k][k];
      Vectors.add(-x[k], upper[k], x, 0, k);
    }
  }
}
