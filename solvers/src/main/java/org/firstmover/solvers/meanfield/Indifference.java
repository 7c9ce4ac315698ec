package org.firstmover.solvers.meanfield;

import java.util.Arrays;

/**
 * Without entropy: in states where anybody is, the actions in use have equal values. In use is what
 * the natural residual keeps, the positive entries of the projection of pi + Q / scale onto the
 * simplex; the others are taken as 0. Where nobody is followers do what is best and matter to
 * nobody.
 *
 * <p>Unknown are the shares in pairs in use, G their values less the mean over those of the state;
 * both are scaled so that the equations of a potential game are symmetric.
 */
final class Indifference implements Condition {
  /** Share of a population below which a state counts as empty. */
  private static final double EMPTY = 1e-10;

  /** What actions that come into use begin with. */
  private static final double LEAST = 1e-6;

  private static final double DIFFERENCE = 1e-7;

  private final Dynamics dynamics;
  private final double[][][] base;
  private final double[][][] moved;
  private final double[][][] flow;
  private final double[][][] values;
  private final double[][][] best;

  /** Place among the unknowns of a pair in use, else -1. */
  private final int[][][] unknown;

  private double[] masses = new double[0];
  private int count;

  Indifference(Dynamics dynamics) {
    this.dynamics = dynamics;
    base = dynamics.table();
    moved = dynamics.table();
    flow = dynamics.table();
    values = dynamics.table();
    best = dynamics.table();
    unknown = new int[base.length][][];
    for (int t = 0; t < base.length; t++) {
      unknown[t] = new int[base[t].length][];
      for (int p = 0; p < base[t].length; p++) {
        unknown[t][p] = new int[base[t][p].length];
      }
    }
  }

  @Override
  public int at(double[][][] policy) {
    Dynamics.copy(policy, base);
    values(base);
    double scale = dynamics.rewardRange();
    eachState((t, p, from, actions) -> use(t, p, from, actions, scale));
    dynamics.flow(base, flow);
    dynamics.meet(flow);
    dynamics.values().best(best);
    count = 0;
    eachState(this::number);
    masses = Arrays.copyOf(masses, count);
    eachState(
        (t, p, from, actions) -> {
          double mass = mass(t, p, from, actions);
          for (int k = from; k < from + actions; k++) {
            if (unknown[t][p][k] >= 0) {
              masses[unknown[t][p][k]] = mass;
            }
          }
        });
    return count;
  }

  private void values(double[][][] policy) {
    dynamics.flow(policy, flow);
    dynamics.meet(flow);
    dynamics.values().of(policy, values);
  }

  /** Keeps what the projection of pi + Q / scale keeps. */
  private void use(int t, int p, int from, int actions, double scale) {
    double[] q = values[t][p];
    double[] row = base[t][p];
    double most = Choice.best(q, from, actions, 0);
    double level = Double.NEGATIVE_INFINITY;
    for (boolean dropped = true; dropped; ) {
      double sum = -1;
      int kept = 0;
      for (int k = from; k < from + actions; k++) {
        double lifted = row[k] + (q[k] - most) / scale;
        if (lifted > level) {
          sum += lifted;
          kept++;
        }
      }
      dropped = sum / kept > level;
      level = Math.max(level, sum / kept);
    }
    double sum = 0;
    for (int k = from; k < from + actions; k++) {
      row[k] = row[k] + (q[k] - most) / scale > level ? Math.max(row[k], LEAST) : 0;
      sum += row[k];
    }
    for (int k = from; k < from + actions; k++) {
      row[k] /= sum;
    }
  }

  private double mass(int t, int p, int from, int actions) {
    double mass = 0;
    for (int k = from; k < from + actions; k++) {
      mass += flow[t][p][k];
    }
    return mass;
  }

  /** Numbers the unknowns of a state; an empty one has none and its best action. */
  private void number(int t, int p, int from, int actions) {
    double[] row = base[t][p];
    int[] places = unknown[t][p];
    Arrays.fill(places, from, from + actions, -1);
    if (mass(t, p, from, actions) <= EMPTY) {
      Choice.softmax(best[t][p], row, from, actions, 0);
      return;
    }
    int used = 0;
    for (int k = from; k < from + actions; k++) {
      used += row[k] > 0 ? 1 : 0;
    }
    for (int k = from; used > 1 && k < from + actions; k++) {
      places[k] = row[k] > 0 ? count++ : -1;
    }
  }

  @Override
  public void evaluate(double[] displacement, double[] filled) {
    displace(displacement, 1, moved);
    values(moved);
    eachState(
        (t, p, from, actions) -> {
          int[] places = unknown[t][p];
          double sum = 0;
          int used = 0;
          for (int k = from; k < from + actions; k++) {
            if (places[k] >= 0) {
              sum += values[t][p][k];
              used++;
            }
          }
          for (int k = from; k < from + actions; k++) {
            if (places[k] >= 0) {
              filled[places[k]] = values[t][p][k] - sum / used;
            }
          }
        });
  }

  /** Adds what is zero in sum in each state. */
  private void displace(double[] displacement, double length, double[][][] policy) {
    eachState(
        (t, p, from, actions) -> {
          int[] places = unknown[t][p];
          double sum = 0;
          int used = 0;
          for (int k = from; k < from + actions; k++) {
            if (places[k] >= 0) {
              sum += displacement[places[k]];
              used++;
            }
          }
          for (int k = from; k < from + actions; k++) {
            int i = places[k];
            policy[t][p][k] =
                base[t][p][k] + (i < 0 ? 0 : length * (displacement[i] - sum / used) / masses[i]);
          }
        });
  }

  @Override
  public double reach(double[] direction) {
    double most = Double.MIN_NORMAL;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, Math.abs(direction[i]) / masses[i]);
    }
    return DIFFERENCE / most;
  }

  @Override
  public void move(double[] displacement, double length, double[][][] policy) {
    displace(displacement, length, policy);
    eachState((t, p, from, actions) -> Choice.clip(policy[t][p], from, actions));
  }

  /** Something done in one state of a population at one time. */
  @FunctionalInterface
  private interface InState {
    void act(int time, int population, int from, int actions);
  }

  private void eachState(InState visitor) {
    for (int t = 0; t < base.length; t++) {
      for (int p = 0; p < base[t].length; p++) {
        int actions = dynamics.population(p).actionCount();
        for (int from = 0; from < base[t][p].length; from += actions) {
          visitor.act(t, p, from, actions);
        }
      }
    }
  }
}
