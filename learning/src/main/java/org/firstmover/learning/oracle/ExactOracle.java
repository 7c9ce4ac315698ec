package org.firstmover.learning.oracle;

import java.util.HashMap;
import java.util.Map;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.random.RandomStream;

/**
 * Asks the leader everything once and responds exactly: the followers' best tables against hers, as
 * {@link ExactFollowers} finds them. Where followers see a clock this is dynamic programming.
 */
public final class ExactOracle implements FollowerOracle {
  /** Numbers in the tables that are kept. */
  private static final int REMEMBERED = 5_000_000;

  private final ExactFollowers exact;
  private final PureTable leader;
  private final Concept concept;
  private final Map<PureTable, FollowerResponse> known = new HashMap<>();
  private int remembered;

  public ExactOracle(MarkovGame game) {
    var environment = game.environment();
    exact = new ExactFollowers(environment);
    leader = PureTable.of(environment.roles().leader());
    concept = environment.roles().followers().size() == 1 ? Concept.BEST_RESPONSE : Concept.NASH;
  }

  @Override
  public Concept concept() {
    return concept;
  }

  @Override
  public FollowerResponse respond(QueriedLeader asked, RandomStream random) {
    leader.ask(asked);
    FollowerResponse response = known.get(leader);
    if (response == null) {
      ExactFollowers.Exact best = exact.to(leader);
      response = new FollowerResponse(best.followers(), best.gap());
      if (remembered < REMEMBERED) {
        remembered += leader.actions().length;
        remembered += best.followers().stream().mapToInt(table -> table.actions().length).sum();
        known.put(leader.copy(), response);
      }
    }
    return response;
  }
}
