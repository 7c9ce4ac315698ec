package org.firstmover.learning.network;

/**
 * Loops over rows of numbers that the compiler of JDK 17 turns into vector instructions: rows are
 * arrays of their own, as it does so only where all of them are read from the same place on, and
 * four of them are added at once, as more are too many for it.
 */
final class Rows {
  private static final float TANH_BOUND = 8;

  private Rows() {}

  /** Adds a multiple of a row. */
  static void add(int count, float[] sum, float p, float[] x) {
    for (int i = 0; i < count; i++) {
      sum[i] = Math.fma(p, x[i], sum[i]);
    }
  }

  /** Adds multiples of four rows. */
  static void add(
      int count,
      float[] sum,
      float p0,
      float[] x0,
      float p1,
      float[] x1,
      float p2,
      float[] x2,
      float p3,
      float[] x3) {
    for (int i = 0; i < count; i++) {
      sum[i] =
          Math.fma(
              p0, x0[i], Math.fma(p1, x1[i], Math.fma(p2, x2[i], Math.fma(p3, x3[i], sum[i]))));
    }
  }

  /** Adds as many rows, each times its factor. */
  static void addAll(int width, float[] sum, int count, float[] factors, float[][] rows) {
    int k = 0;
    for (; k + 4 <= count; k += 4) {
      float p0 = factors[k];
      float p1 = factors[k + 1];
      float p2 = factors[k + 2];
      float p3 = factors[k + 3];
      // what is encoded as one of many is mostly zeros
      if (p0 != 0 || p1 != 0 || p2 != 0 || p3 != 0) {
        add(width, sum, p0, rows[k], p1, rows[k + 1], p2, rows[k + 2], p3, rows[k + 3]);
      }
    }
    for (; k < count; k++) {
      add(width, sum, factors[k], rows[k]);
    }
  }

  /** Adds as many rows, each times the number at a place of another row. */
  static void addColumn(
      int width, float[] sum, int count, float[][] factors, int column, float[][] rows) {
    int k = 0;
    for (; k + 4 <= count; k += 4) {
      float p0 = factors[k][column];
      float p1 = factors[k + 1][column];
      float p2 = factors[k + 2][column];
      float p3 = factors[k + 3][column];
      if (p0 != 0 || p1 != 0 || p2 != 0 || p3 != 0) {
        add(width, sum, p0, rows[k], p1, rows[k + 1], p2, rows[k + 2], p3, rows[k + 3]);
      }
    }
    for (; k < count; k++) {
      add(width, sum, factors[k][column], rows[k]);
    }
  }

  /**
   * Scalar products of two rows with several others, four at a time: these rows are too short to be
   * worth vectors, but eight sums can run side by side.
   *
   * @param count a multiple of 4
   */
  static void products(
      int width,
      float[] x,
      float[] y,
      int count,
      float[][] rows,
      float[] filledX,
      float[] filledY) {
    for (int k = 0; k < count; k += 4) {
      float[] w0 = rows[k];
      float[] w1 = rows[k + 1];
      float[] w2 = rows[k + 2];
      float[] w3 = rows[k + 3];
      float x0 = 0;
      float x1 = 0;
      float x2 = 0;
      float x3 = 0;
      float y0 = 0;
      float y1 = 0;
      float y2 = 0;
      float y3 = 0;
      for (int i = 0; i < width; i++) {
        float a = x[i];
        float b = y[i];
        x0 = Math.fma(a, w0[i], x0);
        x1 = Math.fma(a, w1[i], x1);
        x2 = Math.fma(a, w2[i], x2);
        x3 = Math.fma(a, w3[i], x3);
        y0 = Math.fma(b, w0[i], y0);
        y1 = Math.fma(b, w1[i], y1);
        y2 = Math.fma(b, w2[i], y2);
        y3 = Math.fma(b, w3[i], y3);
      }
      filledX[k] = x0;
      filledX[k + 1] = x1;
      filledX[k + 2] = x2;
      filledX[k + 3] = x3;
      filledY[k] = y0;
      filledY[k + 1] = y1;
      filledY[k + 2] = y2;
      filledY[k + 3] = y3;
    }
  }

  /**
   * Hyperbolic tangents, in place: x P(x^2) / Q(x^2), fitted by weighted least squares on [-8, 8],
   * within 4e-7 everywhere. Only sums, products and quotients, so that all machines agree.
   */
  static void tanh(int count, float[] row) {
    for (int i = 0; i < count; i++) {
      float x = Math.max(-TANH_BOUND, Math.min(TANH_BOUND, row[i]));
      float u = x * x;
      float p = Math.fma(u, 1.5061815e-8f, 2.1773249e-5f);
      p = Math.fma(u, Math.fma(u, p, 0.0035641561f), 0.1343819f);
      float q = Math.fma(u, 8.4536634e-7f, 3.3991795e-4f);
      q = Math.fma(u, Math.fma(u, q, 0.026136016f), 0.4677151f);
      row[i] = x * Math.fma(u, p, 0.99999994f) / Math.fma(u, q, 1);
    }
  }

  /** Times the slope of the hyperbolic tangent, which is known from its value. */
  static void tanhSlope(int count, float[] value, float[] slope) {
    for (int i = 0; i < count; i++) {
      slope[i] *= 1 - value[i] * value[i];
    }
  }

  static void relu(int count, float[] row) {
    for (int i = 0; i < count; i++) {
      row[i] = Math.max(0, row[i]);
    }
  }

  static void reluSlope(int count, float[] value, float[] slope) {
    for (int i = 0; i < count; i++) {
      slope[i] = value[i] > 0 ? slope[i] : 0;
    }
  }
}
