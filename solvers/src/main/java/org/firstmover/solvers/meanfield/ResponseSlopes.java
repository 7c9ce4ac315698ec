package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Slopes;
import org.firstmover.solvers.linear.Gmres;

/**
 * The total slopes of the leader's value in her numbers, J(theta, mu(theta)), where the followers'
 * entropy weight lambda is above 0: their equilibrium is then the fixed point of logits
 *
 * <p>lambda y = Q(theta, mu(theta, softmax y)),
 *
 * <p>Q the best action values, and by implicit differentiation dJ/dtheta = J_theta + J_mu mu_theta
 * + v' Q_theta with (lambda I - Q_y)' v = (J_mu mu_y)', one linear system whatever the number of
 * the leader's numbers.
 */
final class ResponseSlopes {
  private static final double ACCURACY = 1e-11;
  private static final int MOST_PRODUCTS = 200;

  private final Dynamics dynamics;
  private final MeanFieldGame game;
  private final double lambda;
  private final double[][][] policy;
  private final double[][][] flow;
  private final double[][][] actionValues;

  /**
   * @param dynamics at the commitment, of a game that knows its slopes
   * @param equilibrium of it
   */
  ResponseSlopes(Dynamics dynamics, Equilibrium equilibrium) {
    this.dynamics = dynamics;
    game = dynamics.game();
    lambda = game.entropy();
    policy = equilibrium.policy();
    flow = equilibrium.flow();
    actionValues = dynamics.table();
    dynamics.meet(flow);
    dynamics.values().best(actionValues);
  }

  /**
   * The slopes.
   *
   * @param total filled, one number for each of the leader's
   * @return what is left of the linear system, relative to its right-hand side
   */
  double total(double[] total) {
    Slopes slopes = game.slopes().orElseThrow();
    Arrays.fill(total, 0);
    double[][][] flowSlopes = dynamics.table();
    slopes.leaderValue(dynamics.commitment(), flow, flowSlopes, total);
    Pullback pullback = new Pullback(dynamics);
    double[] right = Tables.joined(logits(pullback, flowSlopes));
    double[] v = new double[right.length];
    double residual =
        new Gmres(right.length, MOST_PRODUCTS)
            .solve(
                (in, out) -> {
                  double[] back = Tables.joined(through(new Pullback(dynamics), split(in)));
                  for (int k = 0; k < out.length; k++) {
                    out[k] = lambda * in[k] - back[k];
                  }
                },
                right,
                ACCURACY,
                v);
    through(pullback, split(v));
    for (int i = 0; i < total.length; i++) {
      total[i] += pullback.commitmentSlopes()[i];
    }
    return residual;
  }

  /** Q_y' v; the slopes in the leader's numbers stay in the pullback. */
  private double[][][] through(Pullback pullback, double[][][] v) {
    double[][][] flowSlopes = dynamics.table();
    for (int p = 0; p < dynamics.populations(); p++) {
      double[] nothing = new double[dynamics.population(p).stateCount()];
      pullback.values(p, policy, actionValues, true, lambda, v, nothing, flow, flowSlopes);
    }
    return logits(pullback, flowSlopes);
  }

  private double[][][] logits(Pullback pullback, double[][][] flowSlopes) {
    double[][][] policySlopes = dynamics.table();
    pullback.flow(policy, flow, flowSlopes, policySlopes);
    double[][][] logitSlopes = dynamics.table();
    pullback.softmax(policy, policySlopes, logitSlopes);
    return logitSlopes;
  }

  private double[][][] split(double[] all) {
    double[][][] table = dynamics.table();
    Tables.split(all, 0, table);
    return table;
  }
}
