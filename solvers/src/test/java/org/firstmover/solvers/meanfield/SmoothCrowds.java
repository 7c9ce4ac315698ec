package org.firstmover.solvers.meanfield;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Slopes;
import org.firstmover.game.meanfield.Successors;
import org.firstmover.random.RandomStream;

/**
 * Two populations of different sizes whose rewards and transitions depend smoothly on both crowds
 * and on two numbers of the leader, with coefficients drawn by a seed and nothing symmetric.
 */
record SmoothCrowds(long seed, Horizon horizon, double entropy) implements MeanFieldGame, Slopes {
  private static final int[] STATES = {3, 2};
  private static final int[] ACTIONS = {2, 3};
  private static final double CROWDING = 0.3;

  @Override
  public String name() {
    return "smooth-crowds";
  }

  @Override
  public String fingerprint() {
    return "smooth-crowds:" + seed;
  }

  @Override
  public List<Variable> leader() {
    return List.of(Variable.list("x", 2, -1, 1, 0.2));
  }

  @Override
  public List<Population> populations() {
    List<Population> all = new ArrayList<>();
    for (int p = 0; p < 2; p++) {
      double[] start = new double[STATES[p]];
      double sum = 0;
      for (int s = 0; s < start.length; s++) {
        start[s] = s + 1.0;
        sum += start[s];
      }
      for (int s = 0; s < start.length; s++) {
        start[s] /= sum;
      }
      all.add(
          new Population(
              "p" + p,
              names("s", STATES[p]),
              names("a", ACTIONS[p]),
              start,
              Successors.all(STATES[p], ACTIONS[p])));
    }
    return all;
  }

  private static List<String> names(String letter, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(letter + i);
    }
    return names;
  }

  /** A coefficient of its own for everything that has a number. */
  private double c(int kind, int p, int t, int k, int j) {
    return RandomStream.of(seed * 1_000_003 + kind * 101 + p * 53 + t * 29 + k * 7919 + j * 31)
        .nextDouble(-1, 1);
  }

  private double linear(int kind, int p, int t, int k, double scale, double[] x, double[][] crowd) {
    double sum = c(kind, p, t, k, 0) + c(kind, p, t, k, 1) * x[0] + c(kind, p, t, k, 2) * x[1];
    sum += c(kind, p, t, k, 3) * x[0] * crowd[0][1];
    for (int q = 0; q < 2; q++) {
      for (int i = 0; i < crowd[q].length; i++) {
        sum += scale * c(kind, p, t, k, 10 + 20 * q + i) * crowd[q][i];
      }
    }
    return sum;
  }

  private void linearSlopes(
      int kind,
      int p,
      int t,
      int k,
      double scale,
      double weight,
      double[] x,
      double[][] crowd,
      double[][] crowdSlopes,
      double[] xSlopes) {
    xSlopes[0] += weight * (c(kind, p, t, k, 1) + c(kind, p, t, k, 3) * crowd[0][1]);
    xSlopes[1] += weight * c(kind, p, t, k, 2);
    crowdSlopes[0][1] += weight * c(kind, p, t, k, 3) * x[0];
    for (int q = 0; q < 2; q++) {
      for (int i = 0; i < crowd[q].length; i++) {
        crowdSlopes[q][i] += weight * scale * c(kind, p, t, k, 10 + 20 * q + i);
      }
    }
  }

  @Override
  public void rewards(int p, int t, double[] x, double[][] crowd, double[] filled) {
    for (int k = 0; k < filled.length; k++) {
      filled[k] = linear(1, p, t, k, CROWDING, x, crowd);
    }
  }

  @Override
  public boolean fixedTransitions(int p) {
    return false;
  }

  @Override
  public void transitions(int p, int t, double[] x, double[][] crowd, double[] filled) {
    for (int from = 0; from < filled.length; from += STATES[p]) {
      double sum = 0;
      for (int j = from; j < from + STATES[p]; j++) {
        filled[j] = Math.exp(linear(2, p, t, j, 1, x, crowd));
        sum += filled[j];
      }
      for (int j = from; j < from + STATES[p]; j++) {
        filled[j] /= sum;
      }
    }
  }

  @Override
  public double leaderValue(double[] x, double[][][] flow) {
    double value = -x[0] * x[0] - 2 * x[1] * x[1] + x[0] * x[1];
    for (int t = 0; t < flow.length; t++) {
      value += linear(3, 0, t, 0, 1, x, flow[t]) + 2 * flow[t][1][2] * flow[t][1][2];
    }
    return value;
  }

  @Override
  public Optional<Slopes> slopes() {
    return Optional.of(this);
  }

  @Override
  public void rewards(
      int p,
      int t,
      double[] x,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] xSlopes) {
    for (int k = 0; k < weights.length; k++) {
      linearSlopes(1, p, t, k, CROWDING, weights[k], x, crowd, crowdSlopes, xSlopes);
    }
  }

  @Override
  public void transitions(
      int p,
      int t,
      double[] x,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] xSlopes) {
    double[] odds = new double[weights.length];
    transitions(p, t, x, crowd, odds);
    for (int from = 0; from < odds.length; from += STATES[p]) {
      double mean = 0;
      for (int j = from; j < from + STATES[p]; j++) {
        mean += odds[j] * weights[j];
      }
      for (int j = from; j < from + STATES[p]; j++) {
        double weight = odds[j] * (weights[j] - mean);
        linearSlopes(2, p, t, j, 1, weight, x, crowd, crowdSlopes, xSlopes);
      }
    }
  }

  @Override
  public void leaderValue(
      double[] x, double[][][] flow, double[][][] flowSlopes, double[] xSlopes) {
    xSlopes[0] += -2 * x[0] + x[1];
    xSlopes[1] += -4 * x[1] + x[0];
    for (int t = 0; t < flow.length; t++) {
      linearSlopes(3, 0, t, 0, 1, 1, x, flow[t], flowSlopes[t], xSlopes);
      flowSlopes[t][1][2] += 4 * flow[t][1][2];
    }
  }
}
