package org.firstmover.game.meanfield;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.firstmover.random.RandomStream;

/** Asks a mean-field game at one commitment and flow. */
final class MeanFieldProbe {
  /** Of central differences, relative to shares and to the leader's numbers. */
  private static final double STEP = 1e-5;

  private static final double SLOPE_TOLERANCE = 1e-5;

  /** Shares that are changed, of a population. */
  private static final int PAIRS = 8;

  private final MeanFieldGame game;
  private final double[] commitment;
  private final double[][][] flow;
  private final double[] given;
  private final double[][][] seen;

  MeanFieldProbe(MeanFieldGame game, double[] commitment, double[][][] flow) {
    this.game = game;
    this.commitment = commitment;
    this.flow = flow;
    given = commitment.clone();
    seen = copy(flow);
  }

  boolean untouched() {
    return Arrays.equals(commitment, given) && Arrays.deepEquals(flow, seen);
  }

  /** Rewards and transitions of all populations at these times, and the leader's value. */
  List<double[]> answers(int[] times) {
    List<double[]> answers = new ArrayList<>();
    for (int p = 0; p < game.populations().size(); p++) {
      for (int t : times) {
        answers.add(rewards(p, t, commitment, flow[t]));
        if (game.horizon().stationary() || t + 1 < game.horizon().steps()) {
          answers.add(transitions(p, t));
        }
      }
    }
    answers.add(new double[] {game.leaderValue(commitment, flow)});
    return answers;
  }

  double[] transitions(int p, int t) {
    return transitions(p, t, commitment, flow[t]);
  }

  private double[] rewards(int p, int t, double[] at, double[][] crowd) {
    double[] filled = new double[game.populations().get(p).pairs()];
    Arrays.fill(filled, Double.NaN);
    game.rewards(p, t, at, crowd, filled);
    return filled;
  }

  private double[] transitions(int p, int t, double[] at, double[][] crowd) {
    double[] filled = new double[game.populations().get(p).successors().size()];
    Arrays.fill(filled, Double.NaN);
    game.transitions(p, t, at, crowd, filled);
    return filled;
  }

  /** Looks at slopes of weighted sums of all that the game computes. */
  void slopes(Slopes slopes, int[] times, RandomStream random) {
    int count = game.populations().size();
    for (int p = 0; p < count; p++) {
      int number = p;
      for (int t : times) {
        double[] weights = weights(game.populations().get(p).pairs(), random);
        double[][][] slope = ones();
        double[] own = ones(commitment.length);
        slopes.rewards(p, t, commitment, flow[t], weights, slope[t], own);
        compare(
            "rewards of population " + p + ", time " + t,
            (at, crowds) -> sum(weights, rewards(number, t, at, crowds[t])),
            slope,
            own,
            random);
        boolean last = !game.horizon().stationary() && t + 1 == game.horizon().steps();
        if (!last && !game.fixedTransitions(p)) {
          double[] odds = weights(game.populations().get(p).successors().size(), random);
          double[][][] moved = ones();
          double[] ownMoved = ones(commitment.length);
          slopes.transitions(p, t, commitment, flow[t], odds, moved[t], ownMoved);
          compare(
              "transitions of population " + p + ", time " + t,
              (at, crowds) -> sum(odds, transitions(number, t, at, crowds[t])),
              moved,
              ownMoved,
              random);
        }
      }
    }
    double[][][] slope = ones();
    double[] own = ones(commitment.length);
    slopes.leaderValue(commitment, flow, slope, own);
    compare("the leader's value", game::leaderValue, slope, own, random);
  }

  /** What slopes are taken of. */
  private interface Sum {
    double of(double[] commitment, double[][][] flow);
  }

  /** Slopes were added to ones. */
  private void compare(
      String what, Sum sum, double[][][] slope, double[] own, RandomStream random) {
    for (int i = 0; i < own.length; i++) {
      int place = i;
      double step = STEP * Math.max(1, Math.abs(commitment[i]));
      agree(
          what + ", by the leader's number " + i,
          own[i] - 1,
          step,
          by -> {
            double[] moved = commitment.clone();
            moved[place] += by;
            return sum.of(moved, flow);
          });
    }
    for (int draw = 0; draw < PAIRS; draw++) {
      int t = random.nextInt(0, flow.length - 1);
      int p = random.nextInt(0, flow[t].length - 1);
      int k = random.nextInt(0, flow[t][p].length - 1);
      double[][][] moved = copy(flow);
      agree(
          what + ", by the share in pair " + k + " of population " + p + " at time " + t,
          slope[t][p][k] - 1,
          STEP * flow[t][p][k],
          by -> {
            moved[t][p][k] = flow[t][p][k] + by;
            return sum.of(commitment, moved);
          });
    }
  }

  private static void agree(
      String where, double slope, double step, ToDoubleFunction<Double> moved) {
    double high = moved.applyAsDouble(step);
    double low = moved.applyAsDouble(-step);
    double difference = (high - low) / (2 * step);
    double rounding = 1e-15 * (Math.abs(high) + Math.abs(low)) / step;
    MeanFieldConformance.require(
        Math.abs(slope - difference)
            <= SLOPE_TOLERANCE * (1 + Math.abs(difference) + Math.abs(slope)) + 10 * rounding,
        "slope " + slope,
        "slopes of " + where,
        "about " + difference + ", as differences say",
        "it was set and not added, or the game has a kink there and should have no slopes");
  }

  private double[] weights(int size, RandomStream random) {
    double[] weights = new double[size];
    Arrays.setAll(weights, k -> random.nextDouble(-1, 1));
    return weights;
  }

  private static double sum(double[] weights, double[] numbers) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * numbers[k];
    }
    return sum;
  }

  private double[][][] ones() {
    double[][][] ones = copy(flow);
    for (double[][] crowd : ones) {
      for (double[] row : crowd) {
        Arrays.fill(row, 1);
      }
    }
    return ones;
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[][][] copy(double[][][] flow) {
    return Arrays.stream(flow)
        .map(crowd -> Arrays.stream(crowd).map(double[]::clone).toArray(double[][]::new))
        .toArray(double[][][]::new);
  }
}
