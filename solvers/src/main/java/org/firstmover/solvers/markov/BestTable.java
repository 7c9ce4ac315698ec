package org.firstmover.solvers.markov;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;
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
import org.firstmover.solution.Tolerances;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Distribution;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.markov.MarkovVerifier;

/**
 * The best commitment to one action for each of the leader's observations, against followers who
 * respond with tables of theirs.
 *
 * <p>All plays of tables against tables are enumerated. They are taken by what they are worth to
 * the leader; the first one that threats can enforce is the best. Several followers are in
 * equilibrium with one another, the best for the leader of those without mixing.
 *
 * <p>A mixed commitment, or one that remembers more, may be better.
 *
 * <p>Source: H. von Stackelberg, Marktform und Gleichgewicht, 1934; the benchmark of M.
 * Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023.
 */
public final class BestTable implements Solver<MarkovGame> {
  private static final int MOST_PLAYS = 200_000;
  private static final long MOST_MOVES = 20_000_000;

  private static final MethodInfo INFO =
      new MethodInfo(
          "best-table",
          "the best commitment to one action for each of the leader's observations, against"
              + " followers who respond with such tables, ties broken for the leader",
          "exact among deterministic tables; optimal only where the leader gets all that she could"
              + " if she chose for everyone",
          "H. von Stackelberg, Marktform und Gleichgewicht, Springer, 1934",
          List.of());

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<MarkovGame> verifier() {
    return new MarkovVerifier();
  }

  @Override
  public Optional<String> refusal(MarkovGame game) {
    Roles roles = game.environment().roles();
    if (!JointTables.exist(roles)) {
      return Optional.of("its observations and actions must have names");
    }
    return JointTables.of(game, MOST_PLAYS, MOST_MOVES, Optional.empty()).isEmpty()
        ? Optional.of(
            "it enumerates at most "
                + MOST_PLAYS
                + " plays of tables, in "
                + MOST_MOVES
                + " moves, and there are more")
        : Optional.empty();
  }

  @Override
  public Solution search(MarkovGame game, Options options, Run run) {
    JointTables tables =
        JointTables.of(game, MOST_PLAYS, MOST_MOVES, Optional.of(run))
            .orElseThrow(() -> new IllegalArgumentException("a game that was refused"));
    run.count("plays of tables", tables.plays().size());
    List<JointTables.Play> byValue = new ArrayList<>(tables.plays());
    byValue.sort(Comparator.comparingDouble(play -> -play.values()[0]));
    Threats threats = new Threats(tables);
    for (int k = 0; k < byValue.size(); k++) {
      run.check();
      run.progress("plays, by value", (double) k / byValue.size());
      if (threats.support(byValue.get(k), false)) {
        JointTables.Play play = firm(threats, byValue, k);
        run.count("temptations", threats.trials());
        return answer(game, options, run, tables, play, threats.chosen());
      }
    }
    throw new InputError(
        game.name(),
        "method best-table",
        "followers who have an equilibrium without mixing, whatever the leader does",
        "Maybe a method that learns answers this game.");
  }

  /**
   * A play worth as much to the leader that no follower would as soon leave for a worse one; if
   * there is none, the one given.
   */
  private static JointTables.Play firm(
      Threats threats, List<JointTables.Play> byValue, int supported) {
    JointTables.Play best = byValue.get(supported);
    for (JointTables.Play play : byValue.subList(supported, byValue.size())) {
      if (play.values()[0] < best.values()[0]) {
        break;
      }
      if (threats.support(play, true)) {
        return play;
      }
    }
    threats.support(best, false);
    return best;
  }

  private static Solution answer(
      MarkovGame game,
      Options options,
      Run run,
      JointTables tables,
      JointTables.Play play,
      int[] chosen) {
    Roles roles = game.environment().roles();
    List<Response> responses = new ArrayList<>();
    for (int p = 1; p < tables.players(); p++) {
      Role role = roles.player(p);
      responses.add(
          new Response(role.name(), play.values()[p], table(role, chosen, tables.first(p))));
    }
    double value = play.values()[0];
    Map<String, Double> values = new LinkedHashMap<>();
    if (tables.players() == 2) {
      values.put(Solution.STRONG, value);
      values.put(Solution.WEAK, weak(tables, play, chosen));
    }
    values.put(Solution.BEST_TABLE, value);
    return new Solution(
        GameReference.to(game),
        new Provenance(INFO.name(), options.asMap(), run.seed(), Provenance.VERSION),
        Status.FEASIBLE,
        tables.players() == 2 ? TieBreak.STRONG : null,
        new Commitment(value, table(roles.leader(), chosen, 0)),
        responses,
        values,
        new Bounds(value, Double.POSITIVE_INFINITY),
        new Proof.None(),
        Certificate.NONE,
        run.work(),
        Map.of());
  }

  /** The least that the leader gets in a play to which the follower could as well go. */
  private static double weak(JointTables tables, JointTables.Play best, int[] chosen) {
    double tie = Tolerances.regret(tables.range(1));
    double weak = best.values()[0];
    for (JointTables.Play play : tables.plays()) {
      if (play.values()[1] >= best.values()[1] - tie && follows(play, chosen, tables.first(1))) {
        weak = Math.min(weak, play.values()[0]);
      }
    }
    return weak;
  }

  /** Whether the leader's table leads there. */
  private static boolean follows(JointTables.Play play, int[] chosen, int leaderDecisions) {
    for (int k = 0; k < play.decisions().length && play.decisions()[k] < leaderDecisions; k++) {
      if (Math.max(0, chosen[play.decisions()[k]]) != play.actions()[k]) {
        return false;
      }
    }
    return true;
  }

  /** Where it makes no difference, the first action. */
  private static Behaviour table(Role role, int[] chosen, int from) {
    List<String> seen = ((Space.Discrete) role.observations()).names();
    List<String> actions = ((Space.Discrete) role.actions()).names();
    Map<String, Distribution> states = new LinkedHashMap<>();
    for (int o = 0; o < seen.size(); o++) {
      states.put(seen.get(o), Distribution.pure(actions, Math.max(0, chosen[from + o])));
    }
    return new Behaviour(states);
  }
}
