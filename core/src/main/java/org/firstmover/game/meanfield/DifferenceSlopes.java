package org.firstmover.game.meanfield;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.firstmover.game.hierarchy.Variable;

/**
 * Slopes of a game that gives none, by differences of second order: two or three questions for each
 * share and each of the leader's numbers, so for small games, and to about eight digits. Shares
 * stay at least 0 and the leader's numbers within their bounds. The game must be smooth there.
 *
 * <p>A game of one's own returns it from {@link MeanFieldGame#slopes()}.
 */
public final class DifferenceSlopes implements Slopes {
  /** Near the cube root of the precision of numbers, where truncation and rounding are alike. */
  private static final double STEP = 1e-5;

  /** For shares so small that a longer step would miss the curvature, as that of logarithms. */
  private static final double LEAST_STEP = 1e-6;

  private final MeanFieldGame game;

  public DifferenceSlopes(MeanFieldGame game) {
    this.game = game;
  }

  @Override
  public void rewards(
      int population,
      int time,
      double[] commitment,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] commitmentSlopes) {
    Filling filling =
        (numbers, shares, filled) -> game.rewards(population, time, numbers, shares, filled);
    add(filling, commitment, crowd, weights, crowdSlopes, commitmentSlopes);
  }

  @Override
  public void transitions(
      int population,
      int time,
      double[] commitment,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] commitmentSlopes) {
    Filling filling =
        (numbers, shares, filled) -> game.transitions(population, time, numbers, shares, filled);
    add(filling, commitment, crowd, weights, crowdSlopes, commitmentSlopes);
  }

  @Override
  public void leaderValue(
      double[] commitment, double[][][] flow, double[][][] flowSlopes, double[] commitmentSlopes) {
    double[] numbers = commitment.clone();
    double[][][] shares =
        Arrays.stream(flow).map(DifferenceSlopes::copy).toArray(double[][][]::new);
    Value value = () -> game.leaderValue(numbers, shares);
    for (int t = 0; t < shares.length; t++) {
      inShares(value, shares[t], flowSlopes[t]);
    }
    inNumbers(value, numbers, commitmentSlopes);
  }

  /** What a game fills, rewards or transitions. */
  private interface Filling {
    void fill(double[] numbers, double[][] shares, double[] filled);
  }

  private void add(
      Filling filling,
      double[] commitment,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] commitmentSlopes) {
    double[] filled = new double[weights.length];
    double[] numbers = commitment.clone();
    double[][] shares = copy(crowd);
    Value value =
        () -> {
          filling.fill(numbers, shares, filled);
          return sum(weights, filled);
        };
    inShares(value, shares, crowdSlopes);
    inNumbers(value, numbers, commitmentSlopes);
  }

  /** What is computed from shares and numbers as they are now. */
  private interface Value {
    double now();
  }

  private static void inShares(Value value, double[][] shares, double[][] slopes) {
    for (int p = 0; p < shares.length; p++) {
      for (int k = 0; k < shares[p].length; k++) {
        double step = Math.min(STEP, Math.max(shares[p][k] / 2, LEAST_STEP));
        slopes[p][k] += slope(value, shares[p], k, step, 0, Double.POSITIVE_INFINITY);
      }
    }
  }

  private void inNumbers(Value value, double[] numbers, double[] slopes) {
    int i = 0;
    for (Variable variable : game.leader()) {
      for (int entry = 0; entry < variable.size(); entry++) {
        double step = STEP * Math.max(1, Math.abs(numbers[i]));
        slopes[i] +=
            slope(value, numbers, i, step, variable.lowerAt(entry), variable.upperAt(entry));
        i++;
      }
    }
  }

  /** Central where both sides are within the bounds, else one-sided. */
  private static double slope(
      Value value, double[] numbers, int i, double step, double low, double high) {
    double here = numbers[i];
    DoubleUnaryOperator moved =
        by -> {
          numbers[i] = here + by;
          double result = value.now();
          numbers[i] = here;
          return result;
        };
    if (here - step >= low && here + step <= high) {
      return (moved.applyAsDouble(step) - moved.applyAsDouble(-step)) / (2 * step);
    }
    double inward = here - step < low ? step : -step;
    return (4 * moved.applyAsDouble(inward)
            - moved.applyAsDouble(2 * inward)
            - 3 * moved.applyAsDouble(0))
        / (2 * inward);
  }

  private static double sum(double[] weights, double[] numbers) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * numbers[k];
    }
    return sum;
  }

  private static double[][] copy(double[][] crowd) {
    return Arrays.stream(crowd).map(double[]::clone).toArray(double[][]::new);
  }
}
