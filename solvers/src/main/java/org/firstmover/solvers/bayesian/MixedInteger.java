package org.firstmover.solvers.bayesian;

import java.util.List;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.bayesian.NodeProgram.Relaxation;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.bayesian.BayesianVerifier;

/**
 * The mixed-integer formulation without big constants ({@link ScipFormulation}), solved by SCIP.
 *
 * <p>SCIP's tolerances are looser than the certificate's, so its integer answer is fixed and the
 * linear programme that remains is solved again. Since SCIP gives no proof, leaves are made
 * afterwards by a branch and bound that starts from SCIP's value; were there a better commitment,
 * the proof would fail.
 *
 * <p>Source: C. Casorran, B. Fortz, M. Labbe and F. Ordonez, "A study of general and security
 * Stackelberg game formulations", European Journal of Operational Research 278 (2019).
 */
public final class MixedInteger implements Solver<BayesianGame> {
  private static final MethodInfo INFO =
      new MethodInfo(
          "mixed-integer",
          "the optimal commitment, through a mixed-integer formulation without big constants",
          "optimal, proved by leaves that cover all joint responses; needs OR-Tools' natives",
          "C. Casorran, B. Fortz, M. Labbe, F. Ordonez, A study of general and security"
              + " Stackelberg game formulations, European Journal of Operational Research 278,"
              + " 2019",
          List.of());

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<BayesianGame> verifier() {
    return new BayesianVerifier();
  }

  @Override
  public Solution search(BayesianGame game, Options options, Run run) {
    run.count("mixed-integer programmes");
    int[] responses = new ScipFormulation(game).responses();
    Relaxation fixed =
        new NodeProgram(game.leaderActions().size(), TypeModel.all(game), List.of(), responses)
            .solve();
    if (!fixed.feasible()) {
      throw new IllegalStateException("SCIP's responses cannot be best together");
    }
    BranchSearch proof = new BranchSearch(game, run);
    proof.offer(fixed.x());
    boolean complete = proof.search();
    return new BayesianAnswer(game, INFO, options, run)
        .strong(fixed.x(), complete, proof.upper(), proof.leaves());
  }
}
