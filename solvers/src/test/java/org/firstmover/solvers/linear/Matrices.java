package org.firstmover.solvers.linear;

import org.firstmover.random.RandomStream;

/** Random matrices and vectors for tests. */
public final class Matrices {
  private Matrices() {}

  public static double[] vector(RandomStream random, int size) {
    double[] vector = new double[size];
    for (int i = 0; i < size; i++) {
      vector[i] = random.nextGaussian();
    }
    return vector;
  }

  public static double[][] gaussian(RandomStream random, int rows, int columns) {
    double[][] matrix = new double[rows][];
    for (int i = 0; i < rows; i++) {
      matrix[i] = vector(random, columns);
    }
    return matrix;
  }

  public static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  public static double[][] transpose(double[][] a) {
    double[][] transposed = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        transposed[j][i] = a[i][j];
      }
    }
    return transposed;
  }

  public static double[] times(double[][] a, double[] x) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < x.length; j++) {
        product[i] += a[i][j] * x[j];
      }
    }
    return product;
  }

  /** G G' + shift * identity. */
  public static double[][] positive(RandomStream random, int size, double shift) {
    double[][] factor = gaussian(random, size, size);
    double[][] matrix = times(factor, transpose(factor));
    for (int i = 0; i < size; i++) {
      matrix[i][i] += shift;
    }
    return matrix;
  }

  /** An orthogonal matrix: a product of reflections. */
  public static double[][] orthogonal(RandomStream random, int size) {
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      matrix[i][i] = 1;
    }
    for (int k = 0; k < size; k++) {
      double[] v = vector(random, size);
      double square = 0;
      for (double entry : v) {
        square += entry * entry;
      }
      double[] image = times(matrix, v);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          matrix[i][j] -= 2 * image[i] * v[j] / square;
        }
      }
    }
    return matrix;
  }

  /** U diag(values) V' with these singular values. */
  public static double[][] withSingularValues(
      RandomStream random, int rows, int columns, double[] values) {
    double[][] left = orthogonal(random, rows);
    double[][] right = orthogonal(random, columns);
    double[][] middle = new double[rows][columns];
    for (int i = 0; i < values.length; i++) {
      middle[i][i] = values[i];
    }
    return times(times(left, middle), transpose(right));
  }

  public static double distance(double[] a, double[] b) {
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  public static double largest(double[] a) {
    return distance(a, new double[a.length]);
  }
}
