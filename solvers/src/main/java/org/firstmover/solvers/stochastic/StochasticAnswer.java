package org.firstmover.solvers.stochastic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Behaviour;

/** Puts a commitment, the follower's response and the values together. */
record StochasticAnswer(StochasticGame game, MethodInfo info, Options options, Run run) {
  /** Values from every state are printed of games with at most so many. */
  private static final int MOST_STATES = 50;

  /** Whether values from every state are printed. */
  static boolean prints(StochasticGame game) {
    return game.actions().stateCount() <= MOST_STATES;
  }

  /**
   * The solution at a commitment and a response to it.
   *
   * @param evaluation at both, with both sides done
   * @param tieBreak of a follower without entropy; empty where the best response is unique
   * @param further values by name
   */
  Solution of(
      Status status,
      Evaluation evaluation,
      Optional<TieBreak> tieBreak,
      Bounds bounds,
      Map<String, Double> further) {
    Actions actions = game.actions();
    double value = evaluation.atStart(evaluation.leaderValues());
    Map<String, Double> values = new LinkedHashMap<>(further);
    for (int s = 0; s < actions.stateCount() && prints(game); s++) {
      values.put(Solution.FROM + actions.states().get(s), evaluation.leaderValues()[s]);
    }
    Behaviour commitment =
        Behaviour.of(actions.states(), actions::leader, evaluation.leader().probabilities());
    Behaviour response =
        Behaviour.of(
            actions.decisionNames(),
            decision -> actions.follower(actions.decisionState(decision)),
            evaluation.follower().probabilities());
    double followerValue = evaluation.atStart(evaluation.followerValues());
    return new Solution(
        GameReference.to(game),
        new Provenance(info.name(), options.asMap(), run.seed(), Provenance.VERSION),
        status,
        tieBreak.orElse(null),
        new Commitment(value, commitment),
        List.of(new Response("follower", followerValue, response)),
        values,
        bounds,
        status == Status.OPTIMAL ? new Proof.FromGame() : new Proof.None(),
        Certificate.NONE,
        run.work(),
        Map.of());
  }
}
