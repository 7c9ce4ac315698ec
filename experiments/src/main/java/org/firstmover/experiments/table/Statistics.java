package org.firstmover.experiments.table;

import java.util.List;

/**
 * Of one quantity over seeds.
 *
 * @param count how many values
 * @param mean not a number if there are none
 * @param error standard error of the mean; not a number for fewer than two values
 */
public record Statistics(int count, double mean, double error) {
  static Statistics of(List<Double> values) {
    int n = values.size();
    if (n == 0) {
      return new Statistics(0, Double.NaN, Double.NaN);
    }
    // from the first value: the mean of equal numbers is exactly that number
    double first = values.get(0);
    double sum = 0;
    for (double value : values) {
      sum += value - first;
    }
    double mean = first + sum / n;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Statistics(n, mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n));
  }

  /**
   * The difference to a figure in standard errors of both; 0 where they agree to nine digits, not a
   * number where neither has a spread, or the spread is not known.
   */
  double away(double value, double spread) {
    if (Math.abs(mean - value) <= 1e-9 * (1 + Math.abs(value))) {
      return 0;
    }
    double together = Math.sqrt(error * error + spread * spread);
    return together > 0 ? (mean - value) / together : Double.NaN;
  }
}
