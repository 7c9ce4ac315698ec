package org.firstmover.solvers.linear;

/**
 * Loops over arrays, in an order that does not depend on the machine: the same input gives the same
 * bits.
 */
public final class Vectors {
  private Vectors() {}

  public static double dot(double[] a, double[] b) {
    return dot(a, b, 0, a.length);
  }

  /** Over the entries from the first on and before the last. */
  public static double dot(double[] a, double[] b, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < to; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  public static double norm(double[] a) {
    return norm(a, 0, a.length);
  }

  /** Euclidean; entries whose squares overflow or vanish are scaled first. */
  public static double norm(double[] a, int from, int to) {
    double square = dot(a, a, from, to);
    if (square > 1e-280 && square < 1e280) {
      return Math.sqrt(square);
    }
    double largest = 0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(a[i]));
    }
    if (largest == 0 || !(largest < Double.POSITIVE_INFINITY)) {
      return largest;
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      double scaled = a[i] / largest;
      sum += scaled * scaled;
    }
    return largest * Math.sqrt(sum);
  }

  /** The largest size of an entry; NaN if there is one. */
  public static double largest(double[] a) {
    double largest = 0;
    for (double entry : a) {
      largest = Math.max(largest, Math.abs(entry));
    }
    return largest;
  }

  /** target += factor * a. */
  public static void add(double factor, double[] a, double[] target) {
    add(factor, a, target, 0, target.length);
  }

  public static void add(double factor, double[] a, double[] target, int from, int to) {
    for (int i = from; i < to; i++) {
      target[i] += factor * a[i];
    }
  }

  public static void scale(double factor, double[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] *= factor;
    }
  }

  public static boolean finite(double[] a) {
    double zero = 0;
    for (double entry : a) {
      zero += 0 * entry;
    }
    return zero == 0;
  }
}
