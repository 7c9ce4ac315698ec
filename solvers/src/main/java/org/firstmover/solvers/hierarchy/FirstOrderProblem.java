package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solvers.nlp.AdjointProblem;
import org.firstmover.solvers.nlp.Domain;

/** The leader's problem with gradients by {@link FirstOrderAdjoint}. */
final class FirstOrderProblem implements AdjointProblem {
  private final Trials trials;
  private final Derivatives derivatives;
  private final FirstOrderAdjoint adjoint;
  private final int leaders;
  private final double[] all;
  private final double[] slopes;
  private final double[] u;
  private final double[] weights;
  private final double[] multipliers;

  FirstOrderProblem(HierarchyGame game, Derivatives derivatives, Trials trials) {
    this.trials = trials;
    this.derivatives = derivatives;
    adjoint = new FirstOrderAdjoint(game, derivatives, trials.oracle().sets());
    leaders = game.variables().leaderSize();
    all = new double[game.variables().size()];
    slopes = new double[game.variables().followersSize()];
    u = new double[slopes.length];
    weights = new double[trials.oracle().sets().rows()];
    multipliers = new double[weights.length];
  }

  @Override
  public Domain domain() {
    return trials.domain();
  }

  @Override
  public double evaluate(double[] y, double[] constraints) {
    return trials.evaluate(y, constraints);
  }

  @Override
  public void lagrangianGradient(double[] factors, double[] gradient) {
    KktSystem kkt = trials.kkt();
    derivatives.at(kkt.point);
    derivatives.leaderGradient(-1, factors, all);
    System.arraycopy(all, leaders, slopes, 0, slopes.length);
    double[] pulled = adjoint.solve(kkt, slopes, u, weights);
    for (int j = 0; j < leaders; j++) {
      gradient[j] = all[j] - pulled[j];
    }
    if (weights.length > 0) {
      Arrays.setAll(multipliers, r -> -kkt.multipliers[r]);
      for (int r = 0; r < weights.length; r++) {
        weights[r] = -weights[r];
      }
      for (int j = 0; j < u.length; j++) {
        u[j] = -u[j];
      }
      System.arraycopy(gradient, 0, all, 0, leaders);
      derivatives.at(kkt.point);
      derivatives.pullbackConstraints(u, multipliers, weights, all);
      System.arraycopy(all, 0, gradient, 0, leaders);
    }
  }
}
