package org.firstmover.verify.hierarchy;

/**
 * Sums and products of doubles, rounded down or up unless they are exact. A product with 0 is 0,
 * whatever the other factor: bounds at infinity stand for numbers that are finite.
 */
final class Rounding {
  private Rounding() {}

  static double sumDown(double a, double b) {
    double sum = a + b;
    return Double.isNaN(sum)
        ? Double.NEGATIVE_INFINITY
        : isExactSum(a, b, sum) ? sum : Math.nextDown(sum);
  }

  static double sumUp(double a, double b) {
    return -sumDown(-a, -b);
  }

  /** By the error term of a sum (Knuth), which is exact itself. */
  private static boolean isExactSum(double a, double b, double sum) {
    if (Double.isInfinite(a) || Double.isInfinite(b)) {
      return true;
    }
    double part = sum - a;
    return (a - (sum - part)) + (b - part) == 0;
  }

  static double productDown(double a, double b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    double product = a * b;
    if (Double.isInfinite(a) || Double.isInfinite(b) || Math.fma(a, b, -product) == 0) {
      return product;
    }
    return Math.nextDown(product);
  }

  static double productUp(double a, double b) {
    return -productDown(-a, b);
  }

  /** The least product of numbers of two intervals. */
  static double least(double aLow, double aHigh, double bLow, double bHigh) {
    return Math.min(
        Math.min(productDown(aLow, bLow), productDown(aLow, bHigh)),
        Math.min(productDown(aHigh, bLow), productDown(aHigh, bHigh)));
  }

  static double greatest(double aLow, double aHigh, double bLow, double bHigh) {
    return -least(-aHigh, -aLow, bLow, bHigh);
  }
}
