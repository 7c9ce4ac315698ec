package org.firstmover.solvers.tariff;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.firstmover.game.tariff.EquityMeasure;
import org.firstmover.solvers.lp.LinearProgram;

/** Least differences of burdens, and least slopes on income, by linear programmes. */
final class BurdenProgram {
  private static final int ROUNDS = 200;
  private static final double STILL = 1e-13;
  private static final double THOUSAND = 1000;

  private final Burdens burdens;
  private final double[] otherwise;
  private final double[] lower;
  private final double[] upper;
  private final double[] numbers;
  private final int classes;

  private BurdenProgram(Burdens burdens, double[] otherwise) {
    this.burdens = burdens;
    this.otherwise = otherwise;
    lower = burdens.lower();
    upper = burdens.upper();
    numbers = burdens.numbers();
    classes = burdens.classes();
  }

  /**
   * The least sum of the differences of all pairs.
   *
   * @param otherwise what is right if the programme has no answer
   */
  static double[] differences(Burdens burdens, double[] otherwise) {
    return new BurdenProgram(burdens, otherwise).differences(OptionalDouble.empty());
  }

  /** The least slope on income, of either sign; {@code otherwise} likewise. */
  static double[] slope(Burdens burdens, double[] otherwise) {
    return new BurdenProgram(burdens, otherwise).slope();
  }

  /** Dinkelbach: the least sum of differences less a multiple of the mean, until that is 0. */
  static double[] gini(Burdens burdens, double[] from) {
    double[] best = from;
    for (int round = 0; round < ROUNDS; round++) {
      double ratio = burdens.value(best);
      if (!Double.isFinite(ratio)) {
        return best;
      }
      double[] next = new BurdenProgram(burdens, best).differences(OptionalDouble.of(ratio));
      if (!(burdens.value(next) < ratio - STILL)) {
        return best;
      }
      best = next;
    }
    return best;
  }

  /**
   * Variables: burdens above their lower bounds, then the size of the difference of each pair.
   *
   * @param ratio times the mean that is taken away from differences by numbers of households; empty
   *     for the plain sum of differences
   */
  private double[] differences(OptionalDouble ratio) {
    int pairs = classes * (classes - 1) / 2;
    LinearProgram program = programme(pairs, 2 * pairs);
    double all = Arrays.stream(numbers).sum();
    int pair = 0;
    for (int i = 0; i < classes; i++) {
      program.objective(i, ratio.orElse(0) * numbers[i] / all);
      for (int j = 0; j < i; j++, pair++) {
        double weight = ratio.isPresent() ? numbers[i] * numbers[j] / (all * all) : 1;
        program.objective(classes + pair, -weight);
        for (int side = 0; side < 2; side++) {
          int row = 1 + 2 * pair + side;
          int sign = side == 0 ? 1 : -1;
          program.inequality(row, i, sign).inequality(row, j, -sign);
          program.inequality(row, classes + pair, -1);
          program.atMost(row, sign * (lower[j] - lower[i]));
        }
      }
    }
    return solved(program);
  }

  /** Variables: burdens above their lower bounds, then the size of the slope. */
  private double[] slope() {
    LinearProgram program = programme(1, 2);
    double[] unit = new double[classes];
    double atLower = EquityMeasure.slope(lower, numbers, burdens.means()) * THOUSAND;
    program.objective(classes, -1);
    for (int c = 0; c < classes; c++) {
      unit[c] = 1;
      double part = EquityMeasure.slope(unit, numbers, burdens.means()) * THOUSAND;
      unit[c] = 0;
      program.inequality(1, c, part).inequality(2, c, -part);
    }
    program.inequality(1, classes, -1).atMost(1, -atLower);
    program.inequality(2, classes, -1).atMost(2, atLower);
    return solved(program);
  }

  /** With bounds and the revenue, in row 0 where it need only be reached. */
  private LinearProgram programme(int further, int rows) {
    LinearProgram program = new LinearProgram(classes + further, 1 + rows, burdens.exact() ? 1 : 0);
    double all = burdens.allIncome();
    boolean needed = Double.isFinite(burdens.need());
    for (int c = 0; c < classes; c++) {
      program.below(c, upper[c] - lower[c]);
      double share = burdens.incomes()[c] / all;
      if (burdens.exact()) {
        program.equality(0, c, share);
      } else if (needed) {
        program.inequality(0, c, -share);
      }
    }
    double missing = (burdens.need() - burdens.revenue(lower)) / all;
    if (burdens.exact()) {
      program.equalTo(0, missing);
    } else {
      program.atMost(0, needed ? -missing : 0);
    }
    return program;
  }

  private double[] solved(LinearProgram program) {
    LinearProgram.Answer answer = program.solve();
    if (!answer.optimal()) {
      return otherwise;
    }
    double[] y = new double[classes];
    Arrays.setAll(y, c -> Math.min(upper[c], lower[c] + answer.x()[c]));
    return y;
  }
}
