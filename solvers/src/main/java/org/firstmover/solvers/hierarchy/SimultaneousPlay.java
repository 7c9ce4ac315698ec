package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import java.util.Optional;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solvers.nlp.Domain;
import org.firstmover.solvers.nlp.JacobianProblem;
import org.firstmover.solvers.nlp.Outcome;
import org.firstmover.solvers.nlp.Sqp;
import org.firstmover.solvers.nlp.Stopping;

/**
 * What happens without commitment: the leader takes the followers' strategies as given, as they
 * take hers. Her best replies and their equilibria alternate, half a step at a time, until neither
 * moves. Her replies are local: no small change of her strategy pays.
 */
public final class SimultaneousPlay {
  private static final double TOLERANCE = 1e-8;
  private static final double WEIGHT = 0.5;

  private SimultaneousPlay() {}

  /**
   * Searches from the game's start.
   *
   * @param rounds how many, at most
   * @return all variables; empty if it does not settle, or the game has no derivatives
   */
  public static Optional<double[]> search(HierarchyGame game, int rounds) {
    Optional<Derivatives> derivatives = TapeDerivatives.of(game);
    if (derivatives.isEmpty()) {
      return Optional.empty();
    }
    EquilibriumOracle oracle = new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT);
    double[] leader = Arrays.copyOf(game.variables().start(), game.variables().leaderSize());
    Reply problem = new Reply(game, derivatives.get());
    for (int k = 0; k < rounds; k++) {
      if (!oracle.settle(leader)) {
        return Optional.empty();
      }
      problem.given(oracle.point());
      Outcome reply =
          Sqp.minimise(problem, leader, Stopping.at(TOLERANCE * 0.1).withEvaluations(500));
      if (!(reply.violation() <= 1e-7) || !Double.isFinite(reply.value())) {
        return Optional.empty();
      }
      double moved = 0;
      for (int j = 0; j < leader.length; j++) {
        double step = reply.point()[j] - leader[j];
        moved = Math.max(moved, Math.abs(step) / (1 + Math.abs(leader[j])));
        leader[j] += WEIGHT * step;
      }
      if (moved <= TOLERANCE) {
        return Optional.of(oracle.point().clone());
      }
    }
    return Optional.empty();
  }

  /** The leader's problem while the followers do not move. */
  private static final class Reply implements JacobianProblem {
    private final HierarchyGame game;
    private final Derivatives derivatives;
    private final Domain domain;
    private final double[] gradient;
    private double[] point = {};

    Reply(HierarchyGame game, Derivatives derivatives) {
      this.game = game;
      this.derivatives = derivatives;
      domain = HierarchyMethods.leaderDomain(game);
      gradient = new double[game.variables().size()];
    }

    void given(double[] all) {
      point = all.clone();
    }

    @Override
    public Domain domain() {
      return domain;
    }

    @Override
    public double evaluate(double[] leader, double[] constraints) {
      System.arraycopy(leader, 0, point, 0, leader.length);
      game.leaderConstraints(point, constraints);
      return -game.leaderGain(point);
    }

    @Override
    public void derivatives(double[] leader, double[] slopes, double[][] jacobian) {
      System.arraycopy(leader, 0, point, 0, leader.length);
      derivatives.at(point);
      double[] unit = new double[jacobian.length];
      derivatives.leaderGradient(-1, unit, gradient);
      System.arraycopy(gradient, 0, slopes, 0, slopes.length);
      for (int k = 0; k < unit.length; k++) {
        unit[k] = 1;
        derivatives.leaderGradient(0, unit, gradient);
        unit[k] = 0;
        System.arraycopy(gradient, 0, jacobian[k], 0, slopes.length);
      }
    }
  }
}
