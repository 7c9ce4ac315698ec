package org.firstmover.solvers.hierarchy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.hierarchy.HierarchyVerifier;

/**
 * Gradient descent on the augmented Lagrangian through the followers' equilibrium:
 *
 * <pre>L(p, s; lambda) = -f + lambda' (g + s) + mu/2 |g + s|^2, s >= 0 (Eq. 10)</pre>
 *
 * where x*(p), an equilibrium, is differentiated by the KKT system (Eq. 5), p and s take Adam steps
 * and lambda &lt;- lambda + mu (g + s) every K steps.
 *
 * <p>Source: K. Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe, "Coordinating followers to reach
 * better equilibria: end-to-end gradient descent for Stackelberg games", AAAI 2022, Algorithm 1.
 *
 * <p>Profiles: {@code paper-code} does as the released code: relaxation with simultaneous best
 * responses, the last iterate as the answer, and the linear system of Eq. 5 solved with K where the
 * adjoint needs its transpose (they agree only where the game Jacobian is symmetric). {@code
 * corrected} solves with the transpose, polishes equilibria by Newton's method, and answers with
 * the best iterate that keeps the constraints, moved onto them.
 *
 * <p>Where followers' best responses are not unique up to small moves, simultaneous responses may
 * cycle: {@code paper-code} then makes a thousand rounds in each step, as the released code does,
 * until the option {@code sweeps} has had enough.
 *
 * <p>Departures of both from the paper's text, as in the released code: Adam in place of plain
 * steps, the gradient in p divided by its norm (option {@code normalise}), and the plus sign in the
 * update of lambda, which Eq. 10 asks for and line 7 of the algorithm has as a minus.
 *
 * <p>Departures from the released code: doubles in place of floats; followers begin at the game's
 * start, where the code draws it for two of its domains; slopes of tight constraints by the active
 * set in place of multipliers from a cone programme; the steps of a variable between two bounds are
 * measured in their distance.
 */
public final class ImplicitGradient implements Solver<HierarchyGame> {
  private static final String CORRECTED = "corrected";
  private static final String PAPER_CODE = "paper-code";
  private static final String BY_PROFILE = "by-profile";
  private static final String TRACKED = "tracked";

  private static final Option<String> PROFILE =
      Option.choice(
          "profile",
          List.of(CORRECTED, PAPER_CODE),
          CORRECTED,
          "corrected, or as the authors' released code does it");
  private static final Option<String> ADJOINT =
      Option.choice(
          "adjoint",
          List.of(BY_PROFILE, "transposed", "untransposed"),
          BY_PROFILE,
          "which system gives the gradient: the transposed one is right");
  private static final Option<String> EQUILIBRIUM =
      Option.choice(
          "equilibrium",
          List.of(TRACKED, "sampled"),
          TRACKED,
          "the equilibrium next to the last one, or one from a random start in each step");
  private static final Option<Integer> STEPS =
      Option.whole("steps", 1, 10_000_000, 5000, "gradient steps");
  private static final Option<Double> RATE =
      Option.number(
          "rate",
          1e-9,
          1e6,
          0.01,
          "learning rate of Adam: about how far a step goes, in a variable between two bounds as a"
              + " share of their distance");
  private static final Option<Double> PENALTY =
      Option.number("penalty", 1e-9, 1e9, 10, "mu of the augmented Lagrangian");
  private static final Option<Integer> PERIOD =
      Option.whole("period", 1, 10_000_000, 100, "steps between updates of the multipliers");
  private static final Option<String> NORMALISE =
      Option.choice(
          "normalise", List.of("yes", "no"), "yes", "whether gradients are divided by their norm");
  private static final Option<Double> ORACLE =
      Option.number("oracle-tolerance", 1e-14, 1, 1e-6, "where relaxation ends; paper-code only");
  private static final Option<Integer> SWEEPS =
      Option.whole(
          "sweeps",
          1,
          1_000_000_000,
          5_000_000,
          "rounds of best responses in all; then one a step; paper-code only");
  private static final Option<Double> VIOLATION =
      Option.number(
          "violation", 0, 1e6, 1e-3, "of constraints, that an iterate may have to be the best one");

  private static final Option<String> DECAY =
      Option.choice(
          "decay",
          List.of("none", "linear", "cosine"),
          "none",
          "of the learning rate to 0; costs progress where steps are few");
  private static final Option<Integer> STARTS =
      Option.whole("starts", 1, 100_000, 10, "searches for further equilibria at the commitment");

  private static final MethodInfo INFO =
      new MethodInfo(
          "implicit-gradient",
          "a good commitment by gradient steps through the followers' equilibrium, with an augmented"
              + " Lagrangian for the leader's constraints",
          "a feasible commitment with an equilibrium of the followers; no bound on better ones",
          "K. Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe, Coordinating followers to reach better"
              + " equilibria: end-to-end gradient descent for Stackelberg games, AAAI 2022",
          List.of(
              PROFILE,
              ADJOINT,
              EQUILIBRIUM,
              STEPS,
              RATE,
              PENALTY,
              PERIOD,
              NORMALISE,
              ORACLE,
              SWEEPS,
              VIOLATION,
              DECAY,
              STARTS));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<HierarchyGame> verifier() {
    return new HierarchyVerifier();
  }

  @Override
  public Optional<String> refusal(HierarchyGame game) {
    return HierarchyMethods.withoutDerivatives(game);
  }

  @Override
  public Solution search(HierarchyGame game, Options options, Run run) {
    boolean corrected = options.get(PROFILE).equals(CORRECTED);
    boolean transposed =
        options.get(ADJOINT).equals(BY_PROFILE)
            ? corrected
            : options.get(ADJOINT).equals("transposed");
    EquilibriumOracle oracle =
        new EquilibriumOracle(
            game,
            corrected
                ? EquilibriumOracle.Settings.DEFAULT
                : EquilibriumOracle.Settings.asPublished(options.get(ORACLE), options.get(SWEEPS)));
    Derivatives derivatives = TapeDerivatives.of(game).orElseThrow();
    LeaderProblem problem = new LeaderProblem(game, derivatives, oracle, transposed);
    AugmentedDescent descent = new AugmentedDescent(game, problem, settings(options), run);
    descent.run(true);
    Map<String, Double> further = new LinkedHashMap<>();
    if (descent.finish()) {
      further.put("last iterate", game.leaderGoal().gain(problem.gain()));
      further.put("last violation", problem.violation());
    }
    put(further, "best iterate", game.leaderGoal().gain(descent.bestGain()));
    put(further, "worst condition", descent.worstCondition());
    run.tally("sweeps", oracle.sweeps());
    if (corrected) {
      descent.goToBest();
    }
    if (!problem.at(descent.strategy()) && !problem.isUsable()) {
      throw HierarchyMethods.noResponse(game, oracle);
    }
    return HierarchyMethods.answer(
        new HierarchyAnswer(game, INFO, options, run),
        problem,
        Status.FEASIBLE,
        options.get(STARTS),
        further);
  }

  /** Solution files have no infinite values. */
  private static void put(Map<String, Double> values, String name, double value) {
    if (Double.isFinite(value)) {
      values.put(name, value);
    }
  }

  private static AugmentedDescent.Settings settings(Options options) {
    return new AugmentedDescent.Settings(
        options.get(STEPS),
        options.get(RATE),
        options.get(DECAY),
        options.get(PENALTY),
        options.get(PERIOD),
        options.get(NORMALISE).equals("yes"),
        options.get(EQUILIBRIUM).equals(TRACKED),
        options.get(VIOLATION));
  }
}
