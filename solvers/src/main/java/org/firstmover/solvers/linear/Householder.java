package org.firstmover.solvers.linear;

/**
 * A QR decomposition A P = Q R by reflections. Columns are whole arrays: above the diagonal they
 * hold R, from it on the vectors v of the reflections I - 2 v v' / v'v, scaled to v'v = 2.
 */
final class Householder {
  private final double[][] columns;
  private final double[] diagonal;
  private final int[] order;
  private final int steps;

  private Householder(double[][] columns, boolean pivoted) {
    this.columns = columns;
    this.order = new int[columns.length];
    this.steps = columns.length == 0 ? 0 : Math.min(columns.length, columns[0].length);
    this.diagonal = new double[steps];
    for (int j = 0; j < columns.length; j++) {
      order[j] = j;
    }
    decompose(pivoted);
  }

  /**
   * @param columns [column][row], overwritten
   */
  static Householder plain(double[][] columns) {
    return new Householder(columns, false);
  }

  /** With the longest remaining column next: the diagonal of R falls. */
  static Householder pivoted(double[][] columns) {
    return new Householder(columns, true);
  }

  private void decompose(boolean pivoted) {
    int width = columns.length;
    double[] lengths = new double[width];
    double[] computed = new double[width];
    for (int j = 0; j < width; j++) {
      lengths[j] = Vectors.norm(columns[j]);
      computed[j] = lengths[j];
    }
    for (int k = 0; k < steps; k++) {
      if (pivoted) {
        bringLongest(k, lengths, computed);
      }
      double[] v = columns[k];
      int height = v.length;
      double length = Vectors.norm(v, k, height);
      diagonal[k] = v[k] > 0 ? -length : length;
      if (length == 0) {
        continue;
      }
      // v = (x - r e_k) / sqrt(length * |x_k - r|), so that v'v = 2
      double head = Math.abs(v[k]) + length;
      double factor = 1 / (Math.sqrt(length) * Math.sqrt(head));
      v[k] = v[k] > 0 ? head : -head;
      for (int i = k; i < height; i++) {
        v[i] *= factor;
      }
      for (int j = k + 1; j < width; j++) {
        double[] column = columns[j];
        Vectors.add(-Vectors.dot(v, column, k, height), v, column, k, height);
        if (pivoted) {
          shorten(j, k, lengths, computed);
        }
      }
    }
  }

  private void bringLongest(int k, double[] lengths, double[] computed) {
    int longest = k;
    for (int j = k + 1; j < columns.length; j++) {
      if (lengths[j] > lengths[longest]) {
        longest = j;
      }
    }
    double[] column = columns[k];
    columns[k] = columns[longest];
    columns[longest] = column;
    int place = order[k];
    order[k] = order[longest];
    order[longest] = place;
    lengths[longest] = lengths[k];
    computed[longest] = computed[k];
  }

  /** The length below row k, from that below row k - 1 unless too many digits have cancelled. */
  private void shorten(int j, int k, double[] lengths, double[] computed) {
    if (lengths[j] == 0) {
      return;
    }
    double cosine = columns[j][k] / lengths[j];
    double left = Math.max(0, 1 - cosine * cosine);
    double share = lengths[j] / computed[j];
    if (left * share * share < 1e-8) {
      lengths[j] = Vectors.norm(columns[j], k + 1, columns[j].length);
      computed[j] = lengths[j];
    } else {
      lengths[j] *= Math.sqrt(left);
    }
  }

  /** Entry of R, row at most column. */
  double upper(int row, int column) {
    return row == column ? diagonal[row] : columns[column][row];
  }

  /** x becomes Q'x, of the first reflections only. */
  void reflect(double[] x, int reflections) {
    for (int k = 0; k < reflections; k++) {
      reflectBy(k, x);
    }
  }

  /** x becomes Q x. */
  void reflectBack(double[] x, int reflections) {
    for (int k = reflections - 1; k >= 0; k--) {
      reflectBy(k, x);
    }
  }

  private void reflectBy(int k, double[] x) {
    if (diagonal[k] != 0) {
      double[] v = columns[k];
      Vectors.add(-Vectors.dot(v, x, k, v.length), v, x, k, v.length);
    }
  }

  /** P'x. */
  double[] permute(double[] x) {
    double[] permuted = new double[x.length];
    for (int j = 0; j < order.length; j++) {
      permuted[j] = x[order[j]];
    }
    return permuted;
  }

  /** P x. */
  double[] unpermute(double[] x) {
    double[] original = new double[x.length];
    for (int j = 0; j < order.length; j++) {
      original[order[j]] = x[j];
    }
    return original;
  }

  /** Solves R x = b in the leading square of this size, in place. */
  void solveUpper(double[] x, int size) {
    for (int j = size - 1; j >= 0; j--) {
      x[j] /= diagonal[j];
      Vectors.add(-x[j], columns[j], x, 0, j);
    }
  }

  /** Solves R'x = b, in place. */
  void solveLower(double[] x, int size) {
    for (int j = 0; j < size; j++) {
      x[j] = (x[j] - Vectors.dot(columns[j], x, 0, j)) / diagonal[j];
    }
  }

  /** x becomes R'x. */
  void lowerTimes(double[] x, int size) {
    for (int j = size - 1; j >= 0; j--) {
      x[j] = x[j] * diagonal[j] + Vectors.dot(columns[j], x, 0, j);
    }
  }

  /** x becomes R x. */
  void upperTimes(double[] x, int size) {
    for (int j = 0; j < size; j++) {
      Vectors.add(x[j], columns[j], x, 0, j);
      x[j] *= diagonal[j];
    }
  }
}
