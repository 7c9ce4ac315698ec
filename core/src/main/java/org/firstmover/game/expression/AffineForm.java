package org.firstmover.game.expression;

import java.util.Arrays;

/**
 * A constant and coefficients of own variables, of which only a stretch is stored: a sum of single
 * variables, written out, is added up in time linear in its length.
 */
final class AffineForm {
  private double constant;

  /** Position of the first stored coefficient. */
  private int start;

  private int length;
  private double[] coefficients;

  private AffineForm(double constant, int start, int length, double... coefficients) {
    this.constant = constant;
    this.start = start;
    this.length = length;
    this.coefficients = coefficients;
  }

  static AffineForm constant(double value) {
    return new AffineForm(value, 0, 0);
  }

  static AffineForm variable(int position) {
    return new AffineForm(0, position, 1, 1.0);
  }

  double constant() {
    return constant;
  }

  boolean isConstant() {
    return length == 0;
  }

  void into(double[] target) {
    System.arraycopy(coefficients, 0, target, start, length);
  }

  /** This plus a multiple of the other form, in place. */
  AffineForm plus(double factor, AffineForm other) {
    constant += factor * other.constant;
    if (other.length > 0) {
      cover(other.start, other.start + other.length);
      for (int i = 0; i < other.length; i++) {
        coefficients[other.start - start + i] += factor * other.coefficients[i];
      }
    }
    return this;
  }

  AffineForm times(double factor) {
    constant *= factor;
    for (int i = 0; i < length; i++) {
      coefficients[i] *= factor;
    }
    return this;
  }

  AffineForm over(double divisor) {
    constant /= divisor;
    for (int i = 0; i < length; i++) {
      coefficients[i] /= divisor;
    }
    return this;
  }

  private void cover(int from, int to) {
    if (length == 0) {
      start = from;
    }
    int first = Math.min(start, from);
    int last = Math.max(start + length, to);
    if (first < start || last - first > coefficients.length) {
      double[] wider = new double[Math.max(last - first, 2 * length)];
      System.arraycopy(coefficients, 0, wider, start - first, length);
      coefficients = wider;
    } else {
      Arrays.fill(coefficients, length, last - first, 0);
    }
    start = first;
    length = last - first;
  }
}
