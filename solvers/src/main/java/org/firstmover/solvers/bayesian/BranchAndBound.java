package org.firstmover.solvers.bayesian;

import java.util.List;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.bayesian.BayesianVerifier;

/**
 * Branch and bound over the responses of the follower's types, with a small linear programme at
 * each node and no integer programming.
 *
 * <p>At a node some types have a fixed response; each other type is bounded by linear cuts in the
 * leader's strategy, which at the root are made as tight as the relaxation of the mixed-integer
 * formulation by solving one programme a type (Benders' cuts). The type whose value is
 * overestimated most is branched on. A child that its parent's multipliers rule out needs no
 * programme.
 *
 * <p>Sources: M. Jain, C. Kiekintveld and M. Tambe, "Quality-bounded solutions for finite Bayesian
 * Stackelberg games: scaling up", AAMAS 2011 (search over types); Z. Yin and M. Tambe, "A unified
 * method for handling discrete and continuous uncertainty in Bayesian Stackelberg games", AAMAS
 * 2012 (best-first search with Benders' cuts).
 */
public final class BranchAndBound implements Solver<BayesianGame> {
  private static final MethodInfo INFO =
      new MethodInfo(
          "branch-and-bound",
          "the optimal commitment, ties broken for the leader",
          "optimal, proved by leaves that cover all joint responses",
          "M. Jain, C. Kiekintveld, M. Tambe, Quality-bounded solutions for finite Bayesian"
              + " Stackelberg games, AAMAS 2011; Z. Yin, M. Tambe, A unified method for handling"
              + " discrete and continuous uncertainty in Bayesian Stackelberg games, AAMAS 2012",
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
    BranchSearch search = new BranchSearch(game, run);
    boolean complete = search.search();
    return new BayesianAnswer(game, INFO, options, run)
        .strong(search.best(), complete, search.upper(), search.leaves());
  }
}
