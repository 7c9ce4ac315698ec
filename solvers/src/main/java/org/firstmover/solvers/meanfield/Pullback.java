package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Slopes;
import org.firstmover.game.meanfield.Successors;
import org.firstmover.solvers.linear.Gmres;

/**
 * Reverse derivatives of a flow in the policy that makes it, and of action values in the flow that
 * they are met at: weights of what comes out are turned into slopes of the weighted sum in what
 * goes in. Tables are {@code double[time][population][pair]}; slopes are added to what they hold,
 * and those in the leader's numbers to {@link #commitmentSlopes}.
 *
 * <p>With m the shares of states, mu(s, a) = m(s) pi(a | s) and m' = P(mu)' mu, a weight z on m'
 * weighs mu with P z and with what it has by way of P. In a stationary game m' = m, which makes z a
 * solution of a linear system; shares have sum 1, so that z is free by a constant for each
 * population, and the system is made regular by adding the mean of z.
 */
final class Pullback {
  private static final double ACCURACY = 1e-12;
  private static final int MOST_PRODUCTS = 200;
  private static final int MOST_SWEEPS = 100_000;

  private final Dynamics dynamics;
  private final MeanFieldGame game;
  private final Slopes slopes;
  private final double[] commitment;
  private final boolean stationary;
  private final double discount;
  private final int steps;
  private final int populations;
  private final double[] commitmentSlopes;

  /**
   * @param dynamics at a commitment, of a game that knows its slopes
   */
  Pullback(Dynamics dynamics) {
    this.dynamics = dynamics;
    game = dynamics.game();
    slopes = game.slopes().orElseThrow();
    commitment = dynamics.commitment();
    stationary = game.horizon().stationary();
    discount = game.horizon().discount();
    steps = dynamics.steps();
    populations = dynamics.populations();
    commitmentSlopes = new double[commitment.length];
  }

  /** Slopes in the leader's numbers so far. */
  double[] commitmentSlopes() {
    return commitmentSlopes;
  }

  /**
   * From weights of the flow to slopes in the policy; rewards and transitions must be met there.
   *
   * @param weights written to
   */
  void flow(
      double[][][] policy, double[][][] flow, double[][][] weights, double[][][] policySlopes) {
    double[][] later = stationary ? lasting(policy[0], flow[0], weights[0]) : states();
    for (int t = steps - 1; t >= 0; t--) {
      if (stationary || t + 1 < steps) {
        moved(t, flow[t], later, weights[t], commitmentSlopes);
      }
      for (int p = 0; p < populations; p++) {
        int actions = dynamics.population(p).actionCount();
        double[] row = weights[t][p];
        Arrays.fill(later[p], 0);
        for (int k = 0; k < row.length; k++) {
          double mass = share(flow[t][p], k, actions);
          policySlopes[t][p][k] += mass * row[k];
          later[p][k / actions] += policy[t][p][k] * row[k];
        }
      }
    }
  }

  /** Weights z of next states, turned into weights of the pairs that lead there. */
  private void moved(
      int time, double[][] crowd, double[][] z, double[][] weights, double[] leaderSlopes) {
    for (int p = 0; p < populations; p++) {
      Successors successors = dynamics.population(p).successors();
      int[] first = successors.first();
      int[] next = successors.states();
      double[] odds = dynamics.odds()[time][p];
      boolean fixed = game.fixedTransitions(p);
      double[] byOdds = new double[fixed ? 0 : odds.length];
      for (int k = 0; k < crowd[p].length; k++) {
        double sum = 0;
        for (int j = first[k]; j < first[k + 1]; j++) {
          sum += odds[j] * z[p][next[j]];
          if (!fixed) {
            byOdds[j] = crowd[p][k] * z[p][next[j]];
          }
        }
        weights[p][k] += sum;
      }
      if (!fixed) {
        slopes.transitions(p, time, commitment, crowd, byOdds, weights, leaderSlopes);
      }
    }
  }

  /** z = G'z + b - mean z, G the derivative of next shares in shares; b from the weights. */
  private double[][] lasting(double[][] policy, double[][] crowd, double[][] weights) {
    double[][] b = states();
    gathered(policy, weights, b);
    int size = Arrays.stream(b).mapToInt(row -> row.length).sum();
    double[] z = new double[size];
    double[] unused = new double[commitment.length];
    new Gmres(size, MOST_PRODUCTS)
        .solve(
            (in, out) -> {
              double[][] state = split(in);
              double[][] pairs = dynamics.table()[0];
              moved(0, crowd, state, pairs, unused);
              double[][] back = states();
              gathered(policy, pairs, back);
              int place = 0;
              for (int p = 0; p < populations; p++) {
                int actions = dynamics.population(p).actionCount();
                double mean = 0;
                for (int k = 0; k < crowd[p].length; k++) {
                  mean += crowd[p][k] * state[p][k / actions];
                }
                for (int s = 0; s < back[p].length; s++, place++) {
                  out[place] = in[place] - back[p][s] + mean;
                }
              }
            },
            joined(b, size),
            ACCURACY,
            z);
    return split(z);
  }

  /** Weights of pairs, gathered in their states by the policy. */
  private void gathered(double[][] policy, double[][] pairs, double[][] state) {
    for (int p = 0; p < populations; p++) {
      int actions = dynamics.population(p).actionCount();
      for (int k = 0; k < pairs[p].length; k++) {
        state[p][k / actions] += policy[p][k] * pairs[p][k];
      }
    }
  }

  /**
   * From weights of one population's action values, and of its values of states at time 0, to
   * slopes in the flow.
   *
   * @param reply how a follower goes on whose values these are: the slopes of the values of states
   *     in the values of actions
   * @param actionValues hers
   * @param lambda her entropy weight; the values of states are {@code lambda log sum exp} of her
   *     action values where {@code best}, else the mean with its entropy
   * @param weights written to: the discounted mass of each pair is added
   * @param first weights of states at time 0; written to: the mass of each state if stationary
   */
  void values(
      int p,
      double[][][] reply,
      double[][][] actionValues,
      boolean best,
      double lambda,
      double[][][] weights,
      double[] first,
      double[][][] flow,
      double[][][] flowSlopes) {
    int actions = dynamics.population(p).actionCount();
    double[] mass = first.clone();
    if (stationary) {
      repeated(p, reply[0][p], weights[0][p], mass);
    }
    double[] after = new double[mass.length];
    for (int t = 0; t < steps; t++) {
      boolean onwards = stationary || t + 1 < steps;
      double[] row = weights[t][p];
      for (int k = 0; k < row.length; k++) {
        row[k] += reply[t][p][k] * mass[k / actions];
      }
      slopes.rewards(p, t, commitment, flow[t], row, flowSlopes[t], commitmentSlopes);
      if (onwards && !game.fixedTransitions(p)) {
        int next = stationary ? 0 : t + 1;
        valuesOfStates(actionValues[next][p], best ? null : reply[next][p], actions, lambda, after);
        Successors successors = dynamics.population(p).successors();
        double[] byOdds = new double[successors.size()];
        for (int k = 0; k < row.length; k++) {
          for (int j = successors.first()[k]; j < successors.first()[k + 1]; j++) {
            byOdds[j] = discount * row[k] * after[successors.states()[j]];
          }
        }
        slopes.transitions(p, t, commitment, flow[t], byOdds, flowSlopes[t], commitmentSlopes);
      }
      if (!stationary && onwards) {
        Arrays.fill(mass, 0);
        push(p, t, row, mass);
      }
    }
    if (stationary) {
      System.arraycopy(mass, 0, first, 0, mass.length);
    }
  }

  private static void valuesOfStates(
      double[] q,
      double @org.jspecify.annotations.Nullable [] policy,
      int actions,
      double lambda,
      double[] filled) {
    for (int s = 0; s < filled.length; s++) {
      filled[s] =
          policy == null
              ? Choice.best(q, s * actions, actions, lambda)
              : Choice.mean(q, policy, s * actions, actions, lambda);
    }
  }

  /** mass = first + gamma P' (weights + reply mass), by sweeps. */
  private void repeated(int p, double[] reply, double[] weights, double[] mass) {
    int actions = dynamics.population(p).actionCount();
    double[] first = mass.clone();
    double[] pairs = new double[weights.length];
    double[] next = new double[mass.length];
    double change = Double.POSITIVE_INFINITY;
    for (int sweep = 0; sweep < MOST_SWEEPS && change > ACCURACY; sweep++) {
      for (int k = 0; k < pairs.length; k++) {
        pairs[k] = weights[k] + reply[k] * mass[k / actions];
      }
      System.arraycopy(first, 0, next, 0, next.length);
      push(p, 0, pairs, next);
      change = 0;
      double size = 1;
      for (int s = 0; s < next.length; s++) {
        change = Math.max(change, Math.abs(next[s] - mass[s]));
        size = Math.max(size, Math.abs(next[s]));
        mass[s] = next[s];
      }
      change /= size;
    }
  }

  /** Adds gamma P' pairs to the states. */
  private void push(int p, int time, double[] pairs, double[] states) {
    Successors successors = dynamics.population(p).successors();
    double[] odds = dynamics.odds()[time][p];
    for (int k = 0; k < pairs.length; k++) {
      for (int j = successors.first()[k]; j < successors.first()[k + 1]; j++) {
        states[successors.states()[j]] += discount * odds[j] * pairs[k];
      }
    }
  }

  /** From slopes in a softmax's probabilities to slopes in its logits. */
  void softmax(double[][][] policy, double[][][] policySlopes, double[][][] logitSlopes) {
    for (int t = 0; t < steps; t++) {
      for (int p = 0; p < populations; p++) {
        int actions = dynamics.population(p).actionCount();
        for (int from = 0; from < policy[t][p].length; from += actions) {
          double mean = 0;
          for (int k = from; k < from + actions; k++) {
            mean += policy[t][p][k] * policySlopes[t][p][k];
          }
          for (int k = from; k < from + actions; k++) {
            logitSlopes[t][p][k] += policy[t][p][k] * (policySlopes[t][p][k] - mean);
          }
        }
      }
    }
  }

  private static double share(double[] crowd, int k, int actions) {
    double sum = 0;
    int from = k - k % actions;
    for (int a = from; a < from + actions; a++) {
      sum += crowd[a];
    }
    return sum;
  }

  private double[][] states() {
    double[][] states = new double[populations][];
    Arrays.setAll(states, p -> new double[dynamics.population(p).stateCount()]);
    return states;
  }

  private double[][] split(double[] all) {
    double[][] states = states();
    int place = 0;
    for (double[] row : states) {
      System.arraycopy(all, place, row, 0, row.length);
      place += row.length;
    }
    return states;
  }

  private static double[] joined(double[][] states, int size) {
    double[] all = new double[size];
    int place = 0;
    for (double[] row : states) {
      System.arraycopy(row, 0, all, place, row.length);
      place += row.length;
    }
    return all;
  }
}
