package org.firstmover.verify.meanfield;

import java.util.Arrays;
import java.util.List;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;

/** What crowds policies make, time after time or, in a stationary game, in the long run. */
final class Crowds {
  /** Rounds after which a population that has not settled is said not to. */
  private static final int MOST_ROUNDS = 200_000;

  /** Rounds after which longer and longer steps are tried, and a few more after these. */
  private static final int STEPS_AFTER = 1_000;

  private static final int LAST_ROUNDS = 64;

  /** With more the systems are too large for that. */
  private static final int MOST_STATES = 300;

  /** Total variation at which it has. */
  private static final double SETTLED = 1e-13;

  /** And after long steps, whose errors of rounding go ever more slowly. */
  private static final double HARDLY_MOVES = 1e-10;

  private final MeanFieldGame game;
  private final List<Population> populations;
  private final double[] commitment;
  private final double[][][] policy;
  private final double[][][] flow;
  private double unsettled;
  private long work;

  /**
   * @param policy {@code double[time][population][pair]}
   */
  Crowds(MeanFieldGame game, double[] commitment, double[][][] policy) {
    this.game = game;
    populations = game.populations(); // asked once: a game may make them anew each time
    this.commitment = commitment;
    this.policy = policy;
    int steps = game.horizon().steps();
    flow = new double[steps][populations.size()][];
    double[][] shares = new double[populations.size()][];
    for (int p = 0; p < shares.length; p++) {
      Population population = populations.get(p);
      shares[p] = population.start().clone();
      for (int t = 0; t < steps; t++) {
        flow[t][p] = new double[population.pairs()];
      }
    }
    if (game.horizon().stationary()) {
      settle(shares);
    } else {
      for (int t = 0; t < steps; t++) {
        act(t, shares);
        if (t + 1 < steps) {
          shares = moved(t);
        }
      }
    }
  }

  double[][][] flow() {
    return flow;
  }

  /** Transitions looked at, about. */
  long work() {
    return work;
  }

  /** How much of a population still moves in a stationary game; 0 in others. */
  double unsettled() {
    return unsettled;
  }

  private void act(int time, double[][] shares) {
    for (int p = 0; p < shares.length; p++) {
      int actions = populations.get(p).actionCount();
      for (int k = 0; k < flow[time][p].length; k++) {
        flow[time][p][k] = shares[p][k / actions] * policy[time][p][k];
      }
    }
  }

  /** The shares of all populations' states one step on. */
  private double[][] moved(int time) {
    double[][] next = new double[flow[time].length][];
    for (int p = 0; p < next.length; p++) {
      Population population = populations.get(p);
      Successors successors = population.successors();
      double[] odds = new double[successors.size()];
      game.transitions(p, time, commitment, flow[time], odds);
      next[p] = new double[population.stateCount()];
      work += successors.size() + population.pairs();
      for (int k = 0; k < population.pairs(); k++) {
        for (int j = successors.first()[k]; j < successors.first()[k + 1]; j++) {
          next[p][successors.states()[j]] += flow[time][p][k] * odds[j];
        }
      }
    }
    return next;
  }

  /** Half of each population waits in each round, so that no cycle goes on for ever. */
  private void settle(double[][] shares) {
    int last = MOST_ROUNDS;
    for (int rounds = 0; rounds < MOST_ROUNDS; rounds++) {
      if (rounds == STEPS_AFTER && leap(shares)) {
        last = STEPS_AFTER + LAST_ROUNDS;
      }
      act(0, shares);
      double[][] next = moved(0);
      unsettled = 0;
      for (int p = 0; p < shares.length; p++) {
        for (int s = 0; s < shares[p].length; s++) {
          unsettled += Math.abs(next[p][s] - shares[p][s]) / 2;
          shares[p][s] = (shares[p][s] + next[p][s]) / 2;
        }
      }
      if (unsettled <= SETTLED || (rounds >= last && unsettled <= HARDLY_MOVES)) {
        return;
      }
    }
  }

  /** Moves shares on to where they settle; whether steps could be solved for. */
  private boolean leap(double[][] shares) {
    int[] ends = new int[shares.length];
    for (int p = 0, end = 0; p < shares.length; p++) {
      end += shares[p].length;
      ends[p] = end;
    }
    if (ends[ends.length - 1] > MOST_STATES) {
      return false;
    }
    LongSteps steps =
        new LongSteps(
            ends,
            joined -> {
              act(0, split(joined, ends));
              return join(moved(0));
            });
    double[] found = steps.from(join(shares));
    if (found.length == 0) {
      return false;
    }
    System.arraycopy(split(found, ends), 0, shares, 0, shares.length);
    return true;
  }

  private static double[] join(double[][] parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[][] split(double[] whole, int[] ends) {
    double[][] parts = new double[ends.length][];
    Arrays.setAll(parts, p -> Arrays.copyOfRange(whole, p == 0 ? 0 : ends[p - 1], ends[p]));
    return parts;
  }
}
