package org.firstmover.solvers.meanfield;

import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Slopes;

/**
 * Of a commitment and any policies, softmax of logits: the leader's value J, the followers'
 * exploitability E, and slopes of their weighted sums. All constraints of a flow hold, as the flow
 * is the one that the policies make: this is the occupation measure in coordinates without
 * constraints.
 *
 * <p>Where the game has no entropy weight, the best values in E are those at a small temperature,
 * which is smooth and never too small: E is at least the true exploitability.
 */
final class JointValues {
  private final MeanFieldGame game;
  private final MeanFieldGame smooth;
  private final Dynamics dynamics;
  private final Dynamics best;
  private double[][][] policy;
  private final double[][][] reply;
  private final double[][][] flow;
  private final double[][][] bestValues;
  private final double[][][] ownValues;
  private double exploitability;

  /**
   * @param temperature of best values where the game has no entropy weight, above 0
   */
  JointValues(MeanFieldGame game, double[] commitment, double temperature) {
    this.game = game;
    smooth = game.entropy() > 0 ? game : new Tempered(game, temperature);
    dynamics = new Dynamics(game, commitment);
    best = new Dynamics(smooth, commitment);
    policy = dynamics.table();
    reply = dynamics.table();
    flow = dynamics.table();
    bestValues = dynamics.table();
    ownValues = dynamics.table();
  }

  /** Evaluates at logits, {@code double[time][population][pair]} one after the other. */
  void at(double[] logits, int from) {
    policy = Logits.policy(dynamics, logits, from);
    dynamics.flow(policy, flow);
    dynamics.meet(flow);
    dynamics.values().of(policy, ownValues);
    best.meet(flow);
    best.values().best(bestValues);
    Choice.softmax(dynamics, bestValues, reply, smooth.entropy());
    exploitability = 0;
    for (int p = 0; p < dynamics.populations(); p++) {
      int actions = dynamics.population(p).actionCount();
      for (int k = 0; k < flow[0][p].length; k++) {
        exploitability += flow[0][p][k] * advantage(p, k - k % actions, actions);
      }
    }
  }

  /** What following the best reply is worth in a state more than the policy. */
  private double advantage(int p, int from, int actions) {
    return Choice.best(bestValues[0][p], from, actions, smooth.entropy())
        - Choice.mean(ownValues[0][p], policy[0][p], from, actions, game.entropy());
  }

  /** J. */
  double leaderValue() {
    return game.leaderValue(dynamics.commitment(), flow);
  }

  /** E. */
  double exploitability() {
    return exploitability;
  }

  /** How many logits there are. */
  int size() {
    return Tables.size(policy);
  }

  /**
   * Slopes of a J + b E.
   *
   * @param leader filled: in the leader's numbers
   * @param logits filled from one place on: in the logits
   */
  void slopes(double a, double b, double[] leader, double[] logits, int from) {
    Slopes own = game.slopes().orElseThrow();
    double[] leaderSlopes = new double[leader.length];
    double[][][] flowSlopes = dynamics.table();
    own.leaderValue(dynamics.commitment(), flow, flowSlopes, leaderSlopes);
    for (double[][] time : flowSlopes) {
      for (double[] row : time) {
        for (int k = 0; k < row.length; k++) {
          row[k] *= a;
        }
      }
    }
    Pullback pullback = new Pullback(dynamics);
    double[][][] policySlopes = dynamics.table();
    for (int p = 0; p < dynamics.populations() && b != 0; p++) {
      exploitability(pullback, p, b, flowSlopes, policySlopes);
    }
    pullback.flow(policy, flow, flowSlopes, policySlopes);
    double[][][] logitSlopes = dynamics.table();
    pullback.softmax(policy, policySlopes, logitSlopes);
    Tables.join(logitSlopes, logits, from);
    for (int i = 0; i < leader.length; i++) {
      leader[i] = a * leaderSlopes[i] + pullback.commitmentSlopes()[i];
    }
  }

  private void exploitability(
      Pullback pullback, int p, double b, double[][][] flowSlopes, double[][][] policySlopes) {
    int actions = dynamics.population(p).actionCount();
    boolean stationary = game.horizon().stationary();
    double[] first = new double[dynamics.population(p).stateCount()];
    for (int k = 0; k < flow[0][p].length; k++) {
      first[k / actions] += b * flow[0][p][k];
    }
    double[] minus = first.clone();
    for (int s = 0; s < minus.length; s++) {
      minus[s] = -minus[s];
    }
    if (stationary) {
      for (int k = 0; k < flow[0][p].length; k++) {
        flowSlopes[0][p][k] += b * advantage(p, k - k % actions, actions);
      }
    }
    pullback.values(
        p, reply, bestValues, true, smooth.entropy(), dynamics.table(), first, flow, flowSlopes);
    pullback.values(
        p, policy, ownValues, false, game.entropy(), dynamics.table(), minus, flow, flowSlopes);
    // those who follow the policy are where the flow is, discounted; for ever if stationary
    double mass = stationary ? 1 / (1 - game.horizon().discount()) : 1;
    for (int t = 0; t < flow.length; t++) {
      for (int from = 0; from < flow[t][p].length; from += actions) {
        double share = 0;
        for (int k = from; k < from + actions; k++) {
          share += flow[t][p][k];
        }
        for (int k = from; k < from + actions; k++) {
          double bonus = game.entropy() > 0 ? game.entropy() * Math.log(policy[t][p][k]) : 0;
          policySlopes[t][p][k] -=
              policy[t][p][k] > 0 ? b * mass * share * (ownValues[t][p][k] - bonus) : 0;
        }
      }
      mass *= game.horizon().discount();
    }
  }
}
