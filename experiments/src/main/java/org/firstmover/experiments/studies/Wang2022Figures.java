package org.firstmover.experiments.studies;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;

/**
 * What {@link Wang2022} is held against: the numbers behind Figures 3 and 4, which the authors'
 * repository has as tables, and what theory says. A spread is a standard error, not a number where
 * it is not known.
 */
final class Wang2022Figures {
  private static final String TABLES =
      "the result tables in the authors' repository (guaguakai/equilibrium_gradient), Figures 3 and"
          + " 4; ";
  private static final double UNKNOWN = Double.NaN;

  /** Seeds behind the means of subsidies, budget by budget. */
  private static final double[] SEEDS = {30, 30, 30, 28, 24};

  private final List<Published> figures = new ArrayList<>();

  private Wang2022Figures() {}

  static List<Published> all() {
    Wang2022Figures all = new Wang2022Figures();
    all.subsidies();
    all.security();
    all.insurance();
    return all.figures;
  }

  private void subsidies() {
    Series at = new Series(Wang2022.SUBSIDIES, Wang2022.BUDGETS);
    String value = Quantity.VALUE.name();
    String errors = TABLES + "error: the plotted standard deviation over the root of the seeds";
    double[] start = perRoot(0.228, 0.228, 0.228, 0.228, 0.228);
    String starting =
        TABLES + "error: from the deviation of the start at budget 1, on which it stays";
    at.add(value, Wang2022.INITIAL, numbers(15.269, 15.269, 15.269, 15.277, 15.246), start, errors);
    at.add(
        value,
        Wang2022.PUBLISHED,
        numbers(16.114, 17.165, 18.149, 19.196, 20.481),
        perRoot(0.428, 0.942, 1.376, 1.691, 1.970),
        errors);
    at.add(
        value,
        Wang2022.DIFFERENCES,
        numbers(15.269, 15.269, 15.269, 15.277, 15.246),
        start,
        starting);
    at.add(
        value,
        Wang2022.TRUST_REGION,
        numbers(15.270, 15.268, 15.267, 15.276, 15.245),
        start,
        starting);
    at.add(
        value,
        Wang2022.COMPLEMENTARITY,
        numbers(15.269, 15.269, 15.269, 15.277, 15.246),
        start,
        starting);
    at.add(
        value,
        Wang2022.CORRECTED,
        numbers(16.73, 18.79, 20.44, 21.72, 22.77),
        numbers(0.16, 0.28, 0.35, 0.38, 0.38),
        "not published: an independent implementation of Algorithm 1 with the transpose, 10 games of"
            + " its own, last iterates, constant learning rate");
    String broken = TABLES + "error not known";
    violation(at, Wang2022.PUBLISHED, broken, 0.0016, 0.0026, 0.0033, 0.0036, 0.0054);
    violation(at, Wang2022.DIFFERENCES, broken, 0, 0, 0, 0, 0);
    violation(at, Wang2022.TRUST_REGION, broken, 2.318, 1.873, 1.525, 1.419, 0.676);
    violation(
        at,
        Wang2022.COMPLEMENTARITY,
        broken + "; half the budget, as if the solver had left its variables in the middle",
        0.5,
        1,
        1.5,
        2,
        2.5);
    at.add(
        Wang2022.GAIN,
        "",
        numbers(0.845, 1.896, 2.880, 3.920, 5.235),
        numbers(0.06, 0.172, 0.251, 0.320, 0.41),
        TABLES + "differences seed by seed; error at budgets 2 to 4: that of the value");
  }

  private void security() {
    Series at = new Series(Wang2022.SECURITY, Wang2022.SMALL_BUDGETS);
    String value = Quantity.VALUE.name();
    String source =
        TABLES
            + "means over 27 seeds; the plotted error of 0.09 is the deviation of 97 over the root of"
            + " 100, that of 27 is 0.17";
    double[] errors = numbers(0.17, 0.17, 0.17, 0.17, 0.17);
    at.add(
        value,
        Wang2022.INITIAL,
        numbers(-3.7809, -3.7809, -3.7809, -3.7809, -3.7809),
        errors,
        source);
    at.add(
        value,
        Wang2022.PUBLISHED,
        numbers(-3.7374, -3.7020, -3.6810, -3.6601, -3.6141),
        errors,
        source);
    at.add(
        value,
        Wang2022.DIFFERENCES,
        numbers(-3.7808, -3.7808, -3.7808, -3.7807, -3.7808),
        errors,
        source);
    at.add(
        value,
        Wang2022.TRUST_REGION,
        numbers(-3.7808, -3.7843, -3.7810, -3.8061, -3.7796),
        errors,
        source);
    at.add(
        value,
        Wang2022.COMPLEMENTARITY,
        numbers(-3.9839, -3.9839, -3.9839, -3.9839, -3.9839),
        errors,
        source + "; its violation is 674, which no picture here would bear");
    String broken = TABLES + "means over 27 seeds, error not known";
    violation(at, Wang2022.PUBLISHED, broken, 0.0007, 0.0092, 0.0923, 0.0689, 0.0495);
    violation(at, Wang2022.DIFFERENCES, broken, 0, 0, 0, 0, 0);
    violation(at, Wang2022.TRUST_REGION, broken, 0.675, 2.252, 0.052, 2.221, 1.825);
    at.add(
        Wang2022.GAIN,
        "",
        numbers(0.0327, 0.0857, 0.1055, 0.1312, 0.1692),
        numbers(0.0048, 0.0189, 0.0209, 0.0223, 0.0253),
        TABLES + "differences seed by seed over all 90 stored runs of the gradient method");
  }

  private void insurance() {
    Series at = new Series(Wang2022.INSURANCE, Wang2022.RISKS);
    String value = Quantity.VALUE.name();
    String source = TABLES + "29 or 30 seeds";
    at.add(
        value,
        Wang2022.PUBLISHED,
        numbers(21.40, 45.89, 70.66, 94.30, 118.09),
        numbers(0.62, 1.34, 1.89, 2.28, 2.89),
        source);
    at.add(
        value,
        Wang2022.DIFFERENCES,
        numbers(3.58, 9.98, 14.98, 22.91, 35.49),
        numbers(0.28, 0.73, 1.04, 2.20, 2.38),
        source + "; at 0.4 less one run that ended near -460");
    String infeasible = source + "; as much as the violation: money that nobody owes";
    at.add(
        value,
        Wang2022.TRUST_REGION,
        numbers(1.83, 1.88, 1.85, 1.85, 1.88),
        numbers(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        infeasible + "; error not known");
    at.add(
        value,
        Wang2022.COMPLEMENTARITY,
        numbers(38.4, 35.9, 37.5, 50.1, 52.0),
        numbers(11.7, 9.8, 6.8, 14.1, 10.5),
        infeasible);
    String broken = source + ", error not known";
    violation(at, Wang2022.PUBLISHED, broken, 0.149, 0.224, 0.317, 0.269, 0.310);
    violation(at, Wang2022.DIFFERENCES, broken, 0.011, 0.102, 0.419, 0.939, 1.319);
    violation(at, Wang2022.TRUST_REGION, broken, 1.84, 1.88, 1.85, 1.85, 1.89);
    violation(at, Wang2022.COMPLEMENTARITY, broken, 38.5, 34.8, 36.5, 47.6, 49.5);
    at.add(
        "full insurance",
        Wang2022.STRONGER,
        numbers(34.7687, 69.5374, 104.306, 139.075, 173.843),
        new double[5],
        "theory: the mean of 10 r L sqrt(q (1 - q)), L uniform on 50 to 100 and q = sigmoid(L / 100),"
            + " by numerical integration");
    at.add(
        "bound",
        Wang2022.STRONGER,
        numbers(37.5, 75, 112.5, 150, 187.5),
        new double[5],
        "theory: the mean of 10 r L / 2, L uniform on 50 to 100");
  }

  private void violation(Series at, String method, String source, double... values) {
    double[] unknown = numbers(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
    at.add(Wang2022Quantities.VIOLATION.name(), method, values, unknown, source);
  }

  private static double[] numbers(double... numbers) {
    return numbers;
  }

  private static double[] perRoot(double... deviations) {
    double[] errors = new double[deviations.length];
    for (int k = 0; k < errors.length; k++) {
      errors[k] = deviations[k] / Math.sqrt(SEEDS[k]);
    }
    return errors;
  }

  /** Figures of one game, one a setting. */
  private final class Series {
    private final String game;
    private final List<String> settings;

    Series(String game, List<String> settings) {
      this.game = game;
      this.settings = settings;
    }

    void add(String quantity, String method, double[] values, double[] errors, String source) {
      for (int k = 0; k < settings.size(); k++) {
        figures.add(
            new Published(quantity, game, settings.get(k), method, values[k], errors[k], source));
      }
    }
  }
}
