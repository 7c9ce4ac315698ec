package org.firstmover.solvers.stochastic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Run;
import org.firstmover.solvers.linear.Vectors;

/**
 * What a commitment that was learned by playing is worth in truth, where the tables of the game are
 * known after all: against the follower's exact best response. It is found from the same start each
 * time, so that numbers do not depend on what was looked at before.
 */
record LearnedCommitment(StochasticGame game) {

  /** Reports what an iterate is worth at the exact best response, and how far it is to go. */
  void report(Run run, LearnedPolicies learned) {
    RegularisedProblem problem = new RegularisedProblem(game);
    problem.at(learned.leaderLogits());
    run.report("value", learned.iterations(), problem.value());
    run.report("gradient norm", learned.iterations(), Vectors.norm(problem.slopes()));
    run.report("improvement", learned.iterations(), problem.improvement());
  }

  /**
   * The commitment with the exact best response to it, and beside it what was learned.
   *
   * @param iterations that were to be made
   */
  Solution answer(StochasticAnswer answer, LearnedPolicies learned, long iterations) {
    RegularisedProblem problem = new RegularisedProblem(game);
    Evaluation evaluation = problem.at(learned.leaderLogits());
    double best = evaluation.atStart(evaluation.followerValues());
    Evaluation played =
        new Evaluation(game, evaluation.leader(), Policy.ofFollower(game.actions()));
    played.follower().softmax(learned.followerLogits(), 1);
    played.prepare();
    played.evaluateLeader();
    played.evaluateFollower();
    Map<String, Double> further = new LinkedHashMap<>();
    problem.slopes();
    further.put(Solution.FIRST_ORDER, Math.max(0, problem.improvement()));
    further.put("learned response", played.atStart(played.leaderValues()));
    double regret = best - played.atStart(played.followerValues());
    further.put("regret of the learned response", Math.max(0, regret));
    return answer.of(
        learned.iterations() < iterations ? Status.LIMIT : Status.FEASIBLE,
        evaluation,
        Optional.empty(),
        new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
        further);
  }
}
