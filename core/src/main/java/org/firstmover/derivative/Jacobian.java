package org.firstmover.derivative;

import java.util.List;
import org.firstmover.game.expression.Formula;

/** Values and gradients of several functions at a point. Not safe for use by several threads. */
public final class Jacobian {
  private final List<Differentiator> functions;

  public Jacobian(List<Differentiator> functions) {
    this.functions = List.copyOf(functions);
  }

  public static Jacobian of(List<Formula> formulas) {
    return new Jacobian(formulas.stream().map(Differentiator::of).toList());
  }

  /** How many functions there are. */
  public int rows() {
    return functions.size();
  }

  /** The function of a row, at the last point. */
  public Differentiator row(int row) {
    return functions.get(row);
  }

  /**
   * Goes to a point.
   *
   * @param point one number for each variable
   * @param values filled, one number for each function
   * @param rows filled: double[function][variable]
   * @return how many kinks were met
   */
  public int at(double[] point, double[] values, double[][] rows) {
    int kinks = 0;
    for (int i = 0; i < functions.size(); i++) {
      Differentiator function = functions.get(i);
      values[i] = function.at(point);
      function.gradient(rows[i]);
      kinks += function.kinks();
    }
    return kinks;
  }
}
