package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Slopes;
import org.firstmover.game.meanfield.Successors;

/**
 * The equilibrium of a finite horizon in occupation measures d, the flow as one vector: d solves
 * the linear programme min c(d)'d subject to A(d) d = b, d &gt;= 0 that it makes itself. Rows of A
 * are states at times: who is there at time 0, and at t + 1 who is there less who comes; c are
 * rewards with the sign changed, discounted; A' y of a pair is y of its state less the mean y of
 * those that follow, so that y = -V for values V.
 *
 * <p>Source: X. Guo, A. Hu, J. Zhang, "MF-OMO: an optimization formulation of mean-field games",
 * SIAM J. Control and Optimization, 2024, section 3.
 */
final class OccupationMeasures {
  /** Share of a population below which a state counts as empty. */
  private static final double EMPTY = 1e-12;

  private final Dynamics dynamics;
  private final double[][][] flow;

  /** Where the pairs, and the rows, of a population at a time begin. */
  private final int[][] pair;

  private final int[][] row;
  private final int pairs;
  private final int rows;
  private final double[] weights;

  OccupationMeasures(Dynamics dynamics) {
    this.dynamics = dynamics;
    flow = dynamics.table();
    pair = new int[dynamics.steps()][dynamics.populations()];
    row = new int[dynamics.steps()][dynamics.populations()];
    int k = 0;
    int r = 0;
    int successors = 0;
    for (int t = 0; t < pair.length; t++) {
      for (int p = 0; p < pair[t].length; p++) {
        Population population = dynamics.population(p);
        pair[t][p] = k;
        row[t][p] = r;
        k += population.pairs();
        r += population.stateCount();
        successors = Math.max(successors, population.successors().size());
      }
    }
    pairs = k;
    rows = r;
    weights = new double[successors];
  }

  /** Why games have no such form. */
  static Optional<String> refusal(MeanFieldGame game) {
    if (game.horizon().stationary()) {
      return Optional.of("its occupation measures are those of a finite horizon");
    }
    return game.entropy() > 0
        ? Optional.of("its linear programmes are those of followers without an entropy bonus")
        : Optional.empty();
  }

  int pairs() {
    return pairs;
  }

  int rows() {
    return rows;
  }

  /** Fetches c and A at d. */
  void meet(double[] d) {
    each((t, p) -> System.arraycopy(d, pair[t][p], flow[t][p], 0, flow[t][p].length));
    dynamics.meet(flow);
  }

  /** The flow of a policy as one vector. */
  void measure(double[][][] policy, double[] d) {
    dynamics.flow(policy, flow);
    each((t, p) -> System.arraycopy(flow[t][p], 0, d, pair[t][p], flow[t][p].length));
  }

  /** pi = d / sum of d in the state; where nobody is, an action of the best value. */
  void policy(double[] d, double[][][] best, double[][][] policy) {
    each(
        (t, p) -> {
          int actions = dynamics.population(p).actionCount();
          for (int from = 0; from < policy[t][p].length; from += actions) {
            double sum = 0;
            for (int k = from; k < from + actions; k++) {
              policy[t][p][k] = Math.max(0, d[pair[t][p] + k]);
              sum += policy[t][p][k];
            }
            if (sum > EMPTY) {
              Choice.clip(policy[t][p], from, actions);
            } else {
              Choice.softmax(best[t][p], policy[t][p], from, actions, 0);
            }
          }
        });
  }

  /** y = -V, discounted, of the values of actions. */
  void lessValues(double[][][] actionValues, double[] y) {
    double discount = dynamics.game().horizon().discount();
    each(
        (t, p) -> {
          int actions = dynamics.population(p).actionCount();
          for (int s = 0; s < dynamics.population(p).stateCount(); s++) {
            y[row[t][p] + s] =
                -Math.pow(discount, t) * Choice.best(actionValues[t][p], s * actions, actions, 0);
          }
        });
  }

  /** c, of what was met last. */
  void costs(double[] filled) {
    double discount = dynamics.game().horizon().discount();
    each(
        (t, p) -> {
          double weight = Math.pow(discount, t);
          double[] rewards = dynamics.rewards()[t][p];
          for (int k = 0; k < rewards.length; k++) {
            filled[pair[t][p] + k] = -weight * rewards[k];
          }
        });
  }

  /** A x - b, or A x. */
  void flow(double[] x, boolean lessStart, double[] filled) {
    Arrays.fill(filled, 0);
    each(
        (t, p) -> {
          Population population = dynamics.population(p);
          int actions = population.actionCount();
          int[] first = population.successors().first();
          int[] next = population.successors().states();
          double[] odds = dynamics.odds()[t][p];
          int here = pair[t][p];
          boolean last = t + 1 == pair.length;
          for (int k = 0; k < population.pairs(); k++) {
            double mass = x[here + k];
            filled[row[t][p] + k / actions] += mass;
            for (int j = first[k]; !last && j < first[k + 1]; j++) {
              filled[row[t + 1][p] + next[j]] -= odds[j] * mass;
            }
          }
          if (t == 0 && lessStart) {
            for (int s = 0; s < population.stateCount(); s++) {
              filled[row[0][p] + s] -= population.start()[s];
            }
          }
        });
  }

  /** A' y. */
  void transposed(double[] y, double[] filled) {
    each(
        (t, p) -> {
          Population population = dynamics.population(p);
          int actions = population.actionCount();
          int[] first = population.successors().first();
          int[] next = population.successors().states();
          double[] odds = dynamics.odds()[t][p];
          boolean last = t + 1 == pair.length;
          for (int k = 0; k < population.pairs(); k++) {
            double sum = y[row[t][p] + k / actions];
            for (int j = first[k]; !last && j < first[k + 1]; j++) {
              sum -= odds[j] * y[row[t + 1][p] + next[j]];
            }
            filled[pair[t][p] + k] = sum;
          }
        });
  }

  /**
   * Adds the slopes in d, through c and A, of u'(A d - b) + e'(A' y - c) at fixed d and y.
   *
   * @param u one a row
   * @param e one a pair
   */
  void pullBack(Slopes slopes, double[] d, double[] y, double[] u, double[] e, double[] dSlopes) {
    double discount = dynamics.game().horizon().discount();
    double[] commitment = dynamics.commitment();
    double[] ignored = new double[commitment.length];
    double[][][] found = dynamics.table();
    each(
        (t, p) -> {
          Population population = dynamics.population(p);
          double[] rewardWeights = new double[population.pairs()];
          for (int k = 0; k < rewardWeights.length; k++) {
            rewardWeights[k] = Math.pow(discount, t) * e[pair[t][p] + k];
          }
          slopes.rewards(p, t, commitment, flow[t], rewardWeights, found[t], ignored);
          if (t + 1 < pair.length && !dynamics.game().fixedTransitions(p)) {
            Successors successors = population.successors();
            for (int k = 0; k < rewardWeights.length; k++) {
              for (int j = successors.first()[k]; j < successors.first()[k + 1]; j++) {
                int after = row[t + 1][p] + successors.states()[j];
                int here = pair[t][p] + k;
                weights[j] = -d[here] * u[after] - e[here] * y[after];
              }
            }
            slopes.transitions(p, t, commitment, flow[t], weights, found[t], ignored);
          }
        });
    each(
        (t, p) -> {
          for (int k = 0; k < found[t][p].length; k++) {
            dSlopes[pair[t][p] + k] += found[t][p][k];
          }
        });
  }

  /** Something done for a population at a time. */
  @FunctionalInterface
  private interface At {
    void act(int time, int population);
  }

  private void each(At visitor) {
    for (int t = 0; t < pair.length; t++) {
      for (int p = 0; p < pair[t].length; p++) {
        visitor.act(t, p);
      }
    }
  }
}
