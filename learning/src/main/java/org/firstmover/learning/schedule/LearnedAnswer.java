package org.firstmover.learning.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.learning.oracle.ExactFollowers;
import org.firstmover.learning.oracle.PureTable;
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
import org.firstmover.solvers.markov.BestTable;

/** Puts a table that was learned, the exact response to it and its values together. */
record LearnedAnswer(MarkovGame game, MethodInfo info, Options options, Run run) {
  /**
   * @param leader the commitment
   * @param learned tables that the oracle responds with
   * @param there what each player gets if they are played, the leader first
   * @param learning what is to be told of the way there, by name
   */
  Solution of(
      PureTable leader,
      List<PureTable> learned,
      double[] there,
      Map<String, Double> learning,
      Status status) {
    Optional<ExactFollowers.Exact> exact = new ExactFollowers(game.environment()).ifFew(leader);
    Roles roles = game.environment().roles();
    Map<String, Double> values = new LinkedHashMap<>();
    boolean one = roles.followers().size() == 1;
    exact.ifPresent(
        best -> {
          values.put(one ? Solution.STRONG : Solution.OPTIMISTIC, best.values()[0]);
          values.put(one ? Solution.WEAK : Solution.PESSIMISTIC, best.worst());
          bestTable(game)
              .ifPresent(
                  most -> {
                    values.put(Solution.BEST_TABLE, most);
                    values.put(Solution.COMMITMENT_GAP, most - best.values()[0]);
                  });
        });
    values.put("value against the learned response", there[0]);
    values.putAll(learning);
    double[] reached = exact.map(ExactFollowers.Exact::values).orElse(there);
    List<PureTable> tables = exact.map(ExactFollowers.Exact::followers).orElse(learned);
    List<Response> responses = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      Role role = roles.followers().get(i);
      responses.add(new Response(role.name(), reached[1 + i], tables.get(i).strategy(role)));
    }
    return new Solution(
        GameReference.to(game),
        new Provenance(info.name(), options.asMap(), run.seed(), Provenance.VERSION),
        status,
        one && exact.isPresent() ? TieBreak.STRONG : null,
        new Commitment(reached[0], leader.strategy(roles.leader())),
        responses,
        values,
        new Bounds(reached[0], Double.POSITIVE_INFINITY),
        new Proof.None(),
        Certificate.NONE,
        run.work(),
        Map.of());
  }

  /** What the best table of the leader is worth; empty if there are too many, or there is none. */
  static OptionalDouble bestTable(MarkovGame game) {
    BestTable method = new BestTable();
    if (method.refusal(game).isPresent()) {
      return OptionalDouble.empty();
    }
    try {
      Options none = Options.defaults(method.info().options());
      return OptionalDouble.of(method.search(game, none, Run.withSeed(0)).leader().value());
    } catch (InputError e) {
      return OptionalDouble.empty(); // followers have no equilibrium without mixing
    }
  }
}
