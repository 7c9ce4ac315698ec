package org.firstmover.solvers.meanfield;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.meanfield.MeanFieldVerifier;

/**
 * The populations' equilibrium at the leader's starting commitment: all there is to find where
 * nobody leads, and a baseline where somebody does.
 */
public final class PopulationEquilibrium implements Solver<MeanFieldGame> {
  /** With more decisions Newton's systems take longer than rounds of the other methods. */
  private static final int MOST_DECISIONS = 1_500;

  private final ResponseMethod method;

  private PopulationEquilibrium(ResponseMethod method) {
    this.method = method;
  }

  /** One a method, the one to try first first. */
  public static List<PopulationEquilibrium> all() {
    return Responses.ALL.stream().map(PopulationEquilibrium::new).toList();
  }

  @Override
  public MethodInfo info() {
    return method.info();
  }

  @Override
  public Verifier<MeanFieldGame> verifier() {
    return new MeanFieldVerifier();
  }

  @Override
  public Optional<String> refusal(MeanFieldGame game) {
    long decisions =
        game.populations().stream().mapToLong(Population::stateCount).sum()
            * game.horizon().steps();
    return method instanceof SemismoothNewton && decisions > MOST_DECISIONS
        ? Optional.of(
            "its systems are large where there are more than "
                + MOST_DECISIONS
                + " decisions, here "
                + decisions)
        : method.refusal(game);
  }

  @Override
  public Solution search(MeanFieldGame game, Options options, Run run) {
    Dynamics dynamics = new Dynamics(game, LeaderBox.start(game));
    Equilibrium equilibrium = method.respond(dynamics, dynamics.uniform(), options, run);
    double promised = method.promised(new Dynamics(game, dynamics.commitment()), options);
    return new MeanFieldAnswer(game, info(), options, run)
        .of(
            equilibrium.exploitability() <= promised ? Status.FEASIBLE : Status.LIMIT,
            equilibrium,
            promised,
            Map.of());
  }
}
