package org.firstmover.solvers.meanfield;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solve.Run;
import org.firstmover.solvers.nlp.AdjointProblem;
import org.firstmover.solvers.nlp.AugmentedLagrangian;
import org.firstmover.solvers.nlp.Domain;
import org.firstmover.solvers.nlp.Stopping;

/**
 * At one commitment, the policies of least worth to the leader of which followers could gain no
 * more than epsilon: a local search over logits under that one constraint, sharper and sharper.
 */
final class WorstEquilibrium {
  private static final double TOLERANCE = 1e-9;
  private static final int EVALUATIONS = 5000;

  /** Of epsilon: what smoothing best values may add to exploitability, from stage to stage. */
  private static final double[] SMOOTHING = {0.3, 0.01, 1e-4};

  private final Leading leading;
  private final double epsilon;
  private final Run run;

  WorstEquilibrium(Leading leading, double epsilon, Run run) {
    this.leading = leading;
    this.epsilon = epsilon;
    this.run = run;
  }

  /** The worst that is found from an equilibrium, and from policies between it and any. */
  Equilibrium near(Equilibrium calm) {
    Dynamics dynamics = new Dynamics(leading.game(), calm.commitment());
    Equilibrium worst = calm;
    for (double[] start : starts(dynamics, calm)) {
      Optional<double[]> logits = from(calm.commitment(), start);
      if (logits.isPresent()) {
        double[][][] policy = Logits.policy(dynamics, logits.get(), 0);
        Equilibrium found = Equilibrium.of(dynamics, policy, 0);
        if (leading.gain(found) < leading.gain(worst)
            && found.exploitability() <= epsilon + TOLERANCE) {
          worst = found;
        }
      }
    }
    return worst;
  }

  private static List<double[]> starts(Dynamics dynamics, Equilibrium calm) {
    List<double[]> starts = new ArrayList<>();
    double[] own = new double[Tables.size(calm.policy())];
    Logits.of(calm.policy(), own, 0);
    starts.add(own);
    double[] mixed = new double[own.length];
    double[][][] policy = dynamics.uniform();
    for (int t = 0; t < policy.length; t++) {
      for (int p = 0; p < policy[t].length; p++) {
        for (int k = 0; k < policy[t][p].length; k++) {
          policy[t][p][k] = (policy[t][p][k] + calm.policy()[t][p][k]) / 2;
        }
      }
    }
    Logits.of(policy, mixed, 0);
    starts.add(mixed);
    return starts;
  }

  private Optional<double[]> from(double[] commitment, double[] start) {
    MeanFieldGame game = leading.game();
    double most = 1;
    for (int p = 0; p < game.populations().size(); p++) {
      most = Math.max(most, Math.log(game.populations().get(p).actionCount()));
    }
    double decisions =
        game.horizon().stationary() ? 1 / (1 - game.horizon().discount()) : game.horizon().steps();
    double[] logits = start;
    Optional<double[]> found = Optional.empty();
    for (double part : SMOOTHING) {
      double temperature = part * epsilon / (most * decisions * game.populations().size());
      Constrained problem = new Constrained(commitment, temperature, start.length);
      Stopping stopping = new Stopping(TOLERANCE, EVALUATIONS, run::exhausted);
      AugmentedLagrangian.Answer answer = AugmentedLagrangian.minimise(problem, logits, stopping);
      if (answer.feasible().isPresent()) {
        logits = answer.feasible().get().point();
        found = Optional.of(logits);
      }
      if (game.entropy() > 0) {
        break;
      }
    }
    return found;
  }

  /** Minimise the leader's gain subject to exploitability at most epsilon; both over epsilon. */
  private final class Constrained implements AdjointProblem {
    private final JointValues values;
    private final Domain domain;
    private final double[] leader;

    Constrained(double[] commitment, double temperature, int size) {
      values = new JointValues(leading.game(), commitment, temperature);
      domain = Domain.box(size, -Logits.LARGEST, Logits.LARGEST, false);
      leader = new double[commitment.length];
    }

    @Override
    public Domain domain() {
      return domain;
    }

    @Override
    public double evaluate(double[] y, double[] constraints) {
      run.check();
      run.count("evaluations");
      values.at(y, 0);
      constraints[0] = values.exploitability() / epsilon - 1;
      return leading.game().leaderGoal().gain(values.leaderValue()) / epsilon;
    }

    @Override
    public void lagrangianGradient(double[] weights, double[] gradient) {
      values.slopes(
          leading.game().leaderGoal().gain(1) / epsilon, weights[0] / epsilon, leader, gradient, 0);
    }
  }
}
