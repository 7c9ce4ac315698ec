package org.firstmover.game.expression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A formula that is affine in some of its variables, its own: constant term plus coefficients times
 * own variables, where both may depend on the other variables in any way.
 *
 * <p>The test is one of structure: sums, differences, changes of sign, products of which one factor
 * is free of own variables, quotients whose divisor is, and the power 1. So {@code x * y / x} is
 * not affine in y and x together, though it equals y, and {@code 0 * x^2} is not affine in x.
 */
public final class Affine {
  private final Formula formula;
  private final int[] own;
  private final Map<Integer, Integer> positions = new HashMap<>();
  private final boolean fixed;

  private Affine(Formula formula, int[] own, boolean fixed) {
    this.formula = formula;
    this.own = own;
    this.fixed = fixed;
    for (int i = 0; i < own.length; i++) {
      positions.put(own[i], i);
    }
  }

  /**
   * The formula by its own variables, or nothing if it is not affine in them.
   *
   * @param own places in the array of all variables, each once
   */
  public static Optional<Affine> in(Formula formula, int... own) {
    Degrees.Degree degree = formula.evaluate(new Degrees(own));
    return degree.degree() > 1
        ? Optional.empty()
        : Optional.of(new Affine(formula, own.clone(), degree.fixed()));
  }

  /** Places of the own variables. */
  public int[] own() {
    return own.clone();
  }

  /**
   * Whether the coefficients are numbers, whatever the other variables (the constant term may
   * vary).
   */
  public boolean hasFixedCoefficients() {
    return fixed;
  }

  /**
   * The constant term.
   *
   * @param point one number for each variable of the scope; those of own variables do not matter
   * @param coefficients filled with one number for each own variable
   */
  public double at(double[] point, double[] coefficients) {
    AffineForm form = formula.evaluate(new AffineForms(point, positions));
    Arrays.fill(coefficients, 0, own.length, 0);
    form.into(coefficients);
    return form.constant();
  }
}
