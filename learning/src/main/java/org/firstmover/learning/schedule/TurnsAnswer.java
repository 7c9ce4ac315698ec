package org.firstmover.learning.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Roles;
import org.firstmover.learning.exact.ExactPlay;
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
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Behaviour;

/**
 * What methods answer in which players adapt to one another: the leader's strategy at the point
 * that they came to, as a commitment to which followers respond exactly; beside it what the point
 * is worth, how far it is from an equilibrium, and the best commitment.
 */
public record TurnsAnswer(MarkovGame game, MethodInfo info, Options options, Run run) {
  /** Key of the leader's value at the point where players adapt no more: not a commitment's. */
  public static final String POINT = "value at the Nash-like point";

  /** Key of the mean of the followers' values there. */
  public static final String FOLLOWERS_POINT = "followers' value at the Nash-like point";

  /** Key of the most that any player gains there by a change of her own. */
  public static final String EXPLOITABILITY = "exploitability of the point";

  /** Key of the most that a follower gains there. */
  public static final String FOLLOWERS_EXPLOITABILITY = "followers' exploitability";

  /** Key of the value of the best commitment without drawing. */
  public static final String OPTIMUM = "commitment optimum";

  /** Key of that less the value of the answer. */
  public static final String GAP = "below the commitment optimum";

  /** Why a game is refused whose answers are not known. */
  static final String UNKNOWN =
      "it needs exact answers: few tables, or one number a player, or a price war";

  /** Whether the certificate finds the best table, too. */
  private static final double CHECKED = 1e5;

  /**
   * @param play at the point; followers respond afterwards
   * @param values that come first
   */
  public Solution atPoint(ExactPlay play, Map<String, Double> values) {
    Roles roles = game.environment().roles();
    Map<String, Double> all = new LinkedHashMap<>(values);
    all.put(POINT, play.value(0));
    double sum = 0;
    double most = 0;
    for (int player = 1; player < roles.count(); player++) {
      sum += play.value(player);
      most = Math.max(most, play.regret(player));
    }
    all.put(FOLLOWERS_POINT, sum / roles.followers().size());
    all.put(EXPLOITABILITY, Math.max(most, play.regret(0)));
    all.put(FOLLOWERS_EXPLOITABILITY, most);
    play.followersRespond();
    Optional<ExactPlay> other = ExactPlay.of(game).filter(ExactPlay::commits);
    if (other.isPresent()) {
      run.progress("the best commitment", 1);
      run.tally("commitments compared", other.get().commit(run));
      double optimum = other.get().value(0);
      boolean checked =
          roles.count() == 2
              && play.strategy(0) instanceof Behaviour
              && PureTable.count(roles.leader()) * PureTable.count(roles.player(1)) <= CHECKED;
      all.put(checked ? Solution.BEST_TABLE : OPTIMUM, optimum);
      all.put(checked ? Solution.COMMITMENT_GAP : GAP, optimum - play.value(0));
    }
    return of(play, all);
  }

  /** With these values only. */
  public Solution of(ExactPlay play, Map<String, Double> values) {
    Roles roles = game.environment().roles();
    List<Response> responses = new ArrayList<>();
    for (int player = 1; player < roles.count(); player++) {
      responses.add(
          new Response(roles.player(player).name(), play.value(player), play.strategy(player)));
    }
    double value = play.value(0);
    return new Solution(
        GameReference.to(game),
        new Provenance(info.name(), options.asMap(), run.seed(), Provenance.VERSION),
        Status.FEASIBLE,
        null,
        new Commitment(value, play.strategy(0)),
        responses,
        values,
        new Bounds(value, Double.POSITIVE_INFINITY),
        new Proof.None(),
        Certificate.NONE,
        run.work(),
        Map.of());
  }
}
