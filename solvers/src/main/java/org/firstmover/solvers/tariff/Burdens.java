package org.firstmover.solvers.tariff;

import java.util.Arrays;
import org.firstmover.game.tariff.EquityMeasure;

/**
 * The burdens y_c of classes, % of income, among which fixed charges choose: {@code lower_c <= y_c
 * <= upper_c}, and revenue, sum_c income_c y_c / 100, is as much as needed, or just that.
 *
 * @param measure that is to be least
 * @param incomes of all households of each class, $ a year
 * @param numbers of households
 * @param means of incomes
 * @param lower y_c at the least charge
 * @param upper y_c at the largest charge
 * @param need 100 times the revenue needed, $ a year; negative infinity if there is none
 * @param exact whether it may not be more
 */
record Burdens(
    EquityMeasure measure,
    double[] incomes,
    double[] numbers,
    double[] means,
    double[] lower,
    double[] upper,
    double need,
    boolean exact) {

  int classes() {
    return incomes.length;
  }

  double value(double[] burdens) {
    return value(measure, burdens, numbers, means);
  }

  /** A measure, infinite where it is not defined. */
  static double value(EquityMeasure measure, double[] burdens, double[] numbers, double[] means) {
    double value = measure.of(burdens, numbers, means);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  /** 100 times the revenue of burdens. */
  double revenue(double[] burdens) {
    double sum = 0;
    for (int c = 0; c < incomes.length; c++) {
      sum += incomes[c] * burdens[c];
    }
    return sum;
  }

  double allIncome() {
    return Arrays.stream(incomes).sum();
  }
}
