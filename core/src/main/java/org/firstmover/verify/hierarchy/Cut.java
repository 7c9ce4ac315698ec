package org.firstmover.verify.hierarchy;

/**
 * An upper bound on a concave gain, everywhere: constant + slopes * s.
 *
 * @param slopes one a variable
 */
record Cut(double constant, double[] slopes) {
  double at(double[] s) {
    double value = constant;
    for (int j = 0; j < s.length; j++) {
      value += slopes[j] * s[j];
    }
    return value;
  }
}
