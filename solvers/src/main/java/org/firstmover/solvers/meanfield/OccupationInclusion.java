package org.firstmover.solvers.meanfield;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;

/**
 * Occupation measures step against their costs and are brought back to what the transitions allow,
 * d = P(d - alpha (c(d) + eta d)): forward-backward splitting.
 *
 * <p>Source: A. Hu, J. Zhang, "MF-OML: online mean-field reinforcement learning with occupation
 * measures for large population games", 2024 (MF-OMI-FBS); a perturbation eta makes the step
 * contract in monotone games and biases the answer.
 */
final class OccupationInclusion implements ResponseMethod {
  private static final Option<Double> STEP =
      Option.number(
          "inclusion-step",
          0,
          1e6,
          StepSize.FOUND,
          "alpha, of shares against costs; 0: begins at the mean share of a state over the range of"
              + " rewards, is halved when exploitability rises and grows when it falls");
  private static final Option<Double> PERTURBATION =
      Option.number("inclusion-perturbation", 0, 1e6, 0, "eta");

  private static final MethodInfo INFO =
      new MethodInfo(
          "occupation-measure-inclusion",
          "an equilibrium of the populations by steps of their occupation measures against costs,"
              + " each brought back to what transitions allow",
          "converges in monotone games with small steps",
          "A. Hu, J. Zhang, MF-OML: online mean-field reinforcement learning with occupation"
              + " measures for large population games, 2024",
          List.of(STEP, PERTURBATION, Rounds.MOST, Rounds.TOLERANCE));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Optional<String> refusal(MeanFieldGame game) {
    return OccupationMeasures.refusal(game);
  }

  @Override
  public Equilibrium respond(Dynamics dynamics, double[][][] start, Options options, Run run) {
    Rounds rounds = new Rounds(dynamics, options, run);
    double eta = options.get(PERTURBATION);
    OccupationMeasures measures = new OccupationMeasures(dynamics);
    OccupationProjection projection = new OccupationProjection(measures);
    Averaging looking = new Averaging(dynamics);
    double[][][] policy = dynamics.table();
    Dynamics.copy(start, policy);
    double[][][] best = dynamics.table();
    double[] d = new double[measures.pairs()];
    double[] costs = new double[measures.pairs()];
    measures.measure(policy, d);
    double meanShare = (double) dynamics.steps() * dynamics.populations() / measures.rows();
    measures.meet(d);
    StepSize steps = new StepSize(options.get(STEP), meanShare, dynamics);
    while (!rounds.end(looking.look(policy))) {
      double alpha = steps.next(rounds.last());
      measures.meet(d);
      measures.costs(costs);
      for (int i = 0; i < d.length; i++) {
        costs[i] = d[i] - alpha * (costs[i] + eta * d[i]);
      }
      projection.project(costs, d);
      dynamics.values().best(best);
      measures.policy(d, best, policy);
    }
    return Equilibrium.of(dynamics, policy, rounds.count());
  }
}
