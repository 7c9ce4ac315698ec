package org.firstmover.verify.hierarchy;

import java.util.Arrays;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.hierarchy.Goal;

/** Slopes of a formula by interval arithmetic at one point: enclosures, at kinks of all slopes. */
final class FormulaSlopes implements Slopes {
  private static final long WORK = 50_000_000;

  private final Formula formula;
  private final Goal goal;
  private final double[] point;
  private final int from;
  private final Slopes otherwise;

  /**
   * @param point all variables, of which the own ones do not matter
   * @param otherwise for formulas that are too large
   */
  FormulaSlopes(Formula formula, Goal goal, double[] point, int from, Slopes otherwise) {
    this.formula = formula;
    this.goal = goal;
    this.point = point.clone();
    this.from = from;
    this.otherwise = otherwise;
  }

  @Override
  public double at(double[] own, double[] slopes, double[] errors) {
    EnclosureAlgebra algebra = new EnclosureAlgebra(point, from, own, own, false, WORK);
    Enclosure value = formula.evaluate(algebra);
    if (algebra.isExhausted()) {
      return otherwise.at(own, slopes, errors);
    }
    Arrays.fill(slopes, 0);
    Arrays.fill(errors, 0);
    for (int i = 0; i < value.count; i++) {
      double low = value.slopeLow[i];
      double high = value.slopeHigh[i];
      slopes[value.own[i]] = goal.gain(0.5 * low + 0.5 * high);
      errors[value.own[i]] = 0.5 * high - 0.5 * low;
    }
    System.arraycopy(own, 0, point, from, own.length);
    return goal.gain(formula.value(point));
  }
}
