package org.firstmover.solvers.bayesian;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.ResponseOracle;
import org.firstmover.solvers.normalform.BestResponse.Reply;
import org.firstmover.strategy.Distribution;

/** The exact best response of each type, ties broken for or against the leader. */
public final class TypeResponses implements ResponseOracle<Distribution, List<Distribution>> {
  private final BayesianGame game;
  private final TieBreak tieBreak;
  private final AtomicLong queries = new AtomicLong();

  public TypeResponses(BayesianGame game, TieBreak tieBreak) {
    this.game = game;
    this.tieBreak = tieBreak;
  }

  /** One response a type, in the order of the types. */
  @Override
  public List<Distribution> respond(Distribution commitment) {
    queries.incrementAndGet();
    double[] x =
        commitment
            .weights()
            .inOrderOf(
                game.leaderActions(), "the commitment has actions that are not the leader's");
    List<Distribution> responses = new ArrayList<>();
    for (FollowerType type : game.types()) {
      Reply reply = Reply.to(type.leader(), type.follower(), x);
      responses.add(
          Distribution.pure(
              type.actions(), tieBreak.choice(reply.forLeader(), reply.againstLeader())));
    }
    return responses;
  }

  @Override
  public Quality quality() {
    return Quality.EXACT;
  }

  @Override
  public long queries() {
    return queries.get();
  }
}
