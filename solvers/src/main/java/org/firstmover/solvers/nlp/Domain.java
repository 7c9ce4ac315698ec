package org.firstmover.solvers.nlp;

import java.util.Arrays;

/**
 * What a problem is minimised over, functions apart.
 *
 * @param lower bounds, one a variable; -infinity for none; not copied, as are the others
 * @param upper bounds; infinity for none
 * @param equality of each constraint, whether it says c = 0; else it says c &lt;= 0
 */
public record Domain(double[] lower, double[] upper, boolean[] equality) {
  /** The same bounds for all variables. */
  public static Domain box(int variables, double lower, double upper, boolean... equality) {
    double[] low = new double[variables];
    double[] high = new double[variables];
    Arrays.fill(low, lower);
    Arrays.fill(high, upper);
    return new Domain(low, high, equality);
  }
}
