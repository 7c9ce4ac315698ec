package org.firstmover.catalog.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.Variables;

/**
 * Derivatives of {@link DefenderCoordination}. With w_t what a player gets at target t, m the mean
 * of w, and e_it the chance that nobody but i protects t, her mean has the slopes
 *
 * <pre>
 *   h_t = p_t (w_t (1 + omega v_t) - omega m)   in v_t,    -e_it h_t   in x_it,
 * </pre>
 *
 * and dh_t/dv_s = omega [t = s] (h_t + p_t w_t) - omega (p_s h_t + p_t h_s): diagonal but for two
 * terms of rank one.
 */
final class DefenderDerivatives implements Derivatives {
  private final DefenderCoordination.Stakes stakes;
  private final DefenderCoordination.Rules rules;
  private final int[][] assignments;
  private final int targets;
  private final int first;

  /** Number of the first variable of each follower, and of all, without the leader's. */
  private final int[] begins;

  private final Attacks attacks;

  /** w and h of each defender. */
  private final double[][] gets;

  private final double[][] slopes;

  /** e_it. */
  private final double[][] alone;

  /** Of the leader: what she gets, or pays, and the slopes of its mean. */
  private final double[] leaderGets;

  private final double[] leaderSlopes;

  private double[] point = {};

  DefenderDerivatives(
      DefenderCoordination.Stakes stakes, DefenderCoordination.Rules rules, Variables variables) {
    this.stakes = stakes;
    this.rules = rules;
    assignments = stakes.assignments();
    targets = stakes.leader().length;
    first = variables.leaderSize();
    begins = new int[assignments.length + 1];
    for (int i = 0; i < assignments.length; i++) {
      begins[i + 1] = begins[i] + assignments[i].length;
    }
    attacks = new Attacks(assignments, stakes.attractiveness(), first);
    gets = new double[assignments.length][targets];
    slopes = new double[assignments.length][targets];
    alone = new double[assignments.length][targets];
    leaderGets = new double[targets];
    leaderSlopes = new double[targets];
  }

  @Override
  public int at(double[] point) {
    this.point = point;
    attacks.at(point);
    for (int i = 0; i < assignments.length; i++) {
      for (int t = 0; t < targets; t++) {
        gets[i][t] = stakes.defenders()[i][t] + point[i * targets + t];
      }
      double mean = attacks.mean(stakes.defenders()[i], point, i * targets);
      attacks.slopes(gets[i], mean, slopes[i]);
      for (int target : assignments[i]) {
        alone[i][target] = attacks.unprotectedBut(i, i, target);
      }
    }
    return 0;
  }

  /** Both the objective and, by the paper, the cost are means over attacks. */
  @Override
  public void leaderGradient(double objective, double[] weights, double[] gradient) {
    boolean asInPaper = rules.costs() == DefenderCoordination.Costs.PAPER;
    double weight = weights[0];
    double mean = 0;
    for (int t = 0; t < targets; t++) {
      double attacked = attacks.probability[t] * attacks.unprotected[t];
      double promised = 0;
      for (int i = 0; i < assignments.length; i++) {
        promised += point[i * targets + t];
        gradient[i * targets + t] = weight * (asInPaper ? attacked : attacks.absent[i][t]);
      }
      leaderGets[t] = objective * stakes.leader()[t] + (asInPaper ? weight * promised : 0);
      mean += attacked * leaderGets[t];
    }
    attacks.slopes(leaderGets, mean, leaderSlopes);
    int place = first;
    for (int i = 0; i < assignments.length; i++) {
      for (int target : assignments[i]) {
        gradient[place++] =
            -alone[i][target] * leaderSlopes[target]
                - (asInPaper ? 0 : weight * point[i * targets + target]);
      }
    }
  }

  @Override
  public void followerGradients(double[] gradients) {
    int place = 0;
    for (int i = 0; i < assignments.length; i++) {
      for (int target : assignments[i]) {
        gradients[place++] = -alone[i][target] * slopes[i][target];
      }
    }
  }

  @Override
  public boolean followerGradient(int follower, double[] gradient) {
    Arrays.fill(gradient, 0, first, 0);
    for (int t = 0; t < targets; t++) {
      gradient[follower * targets + t] = attacks.probability[t] * attacks.unprotected[t];
    }
    int place = first;
    for (int j = 0; j < assignments.length; j++) {
      for (int target : assignments[j]) {
        gradient[place++] = -alone[j][target] * slopes[follower][target];
      }
    }
    return true;
  }

  @Override
  public void jacobian(double[][] jacobian) {
    for (int i = 0; i < assignments.length; i++) {
      double[] own = slopes[i];
      for (int a = 0; a < assignments[i].length; a++) {
        int t = assignments[i][a];
        double[] row = jacobian[begins[i] + a];
        double scale = -Attacks.REACTION * alone[i][t];
        double probability = attacks.probability[t];
        double slope = own[t];
        double diagonal = -scale * (slope + probability * gets[i][t]);
        for (int j = 0; j < assignments.length; j++) {
          double[] others = alone[j];
          int[] theirs = assignments[j];
          for (int b = 0; b < theirs.length; b++) {
            int s = theirs[b];
            row[begins[j] + b] =
                scale * others[s] * (attacks.probability[s] * slope + probability * own[s]);
          }
          int same = Arrays.binarySearch(theirs, t);
          if (same >= 0) {
            double both = j == i ? 0 : attacks.unprotectedBut(i, j, t) * slope;
            row[begins[j] + same] += others[t] * diagonal + both;
          }
        }
      }
    }
  }

  /** dF_it/dpi_is = -e_it p_t ([t = s] (1 + omega v_t) - omega p_s v_s). */
  @Override
  public void pullback(double[] u, double[] gradient) {
    for (int i = 0; i < assignments.length; i++) {
      double sum = 0;
      for (int a = 0; a < assignments[i].length; a++) {
        int t = assignments[i][a];
        double weight = u[begins[i] + a] * alone[i][t] * attacks.probability[t];
        gradient[i * targets + t] -= weight * (1 + Attacks.REACTION * attacks.unprotected[t]);
        sum += weight;
      }
      for (int s = 0; s < targets; s++) {
        gradient[i * targets + s] +=
            Attacks.REACTION * attacks.probability[s] * attacks.unprotected[s] * sum;
      }
    }
  }
}
