package org.firstmover.solvers.normalform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.normalform.NormalFormVerifier;

/**
 * {@link QueryLearner} with the follower's payoffs hidden behind her replies: she breaks ties for
 * the leader, and to the leader's commitments she only says what she would do.
 *
 * <p>Source: J. Letchford, V. Conitzer, K. Munagala, "Learning and approximating the optimal
 * strategy to commit to", SAGT 2009.
 */
public final class QueryLearning implements Solver<NormalFormGame> {
  /** Beyond, regions have too many corners to ask about them all. */
  private static final long MOST_CORNERS = 300_000;

  private static final Option<Integer> QUERIES =
      Option.whole(
          "queries", 1, Integer.MAX_VALUE, 1_000_000, "how often the follower may be asked");

  private static final MethodInfo INFO =
      new MethodInfo(
          "query-learning",
          "the optimal commitment to a follower whose payoffs are not known, only her replies",
          "within 1e-6 of the optimal one where its region has an interior; no proof, since a proof"
              + " needs the payoffs",
          "J. Letchford, V. Conitzer, K. Munagala, Learning and approximating the optimal strategy to"
              + " commit to, SAGT 2009",
          List.of(QUERIES));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<NormalFormGame> verifier() {
    return new NormalFormVerifier();
  }

  @Override
  public Optional<String> refusal(NormalFormGame game) {
    long corners = 1;
    int rows = game.leaderActions().size();
    int sides = rows + game.followerActions().size() - 1;
    for (int k = 1; k < rows && corners <= MOST_CORNERS; k++) {
      corners = corners * (sides - rows + 1 + k) / k;
    }
    return corners > MOST_CORNERS
        ? Optional.of(
            "it asks about the corners of regions, at most "
                + MOST_CORNERS
                + " candidates each, and here there are more")
        : Optional.empty();
  }

  @Override
  public Solution search(NormalFormGame game, Options options, Run run) {
    int m = game.leaderActions().size();
    int n = game.followerActions().size();
    double[][] leader = new double[m][n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        leader[i][j] = game.leader().get(i, j);
      }
    }
    QueryLearner learner =
        new QueryLearner(
            x -> {
              run.check();
              return reply(game, x);
            },
            leader);
    int most = options.get(QUERIES);
    QueryLearner.Learned learned = learner.learn(most, run.random());
    run.count("queries", learned.queries());
    boolean limited = learned.queries() == most && !learned.complete();
    return new NormalFormAnswer(game, INFO, options, run)
        .strong(
            learned.commitment(),
            limited ? Status.LIMIT : Status.FEASIBLE,
            Double.POSITIVE_INFINITY,
            new Proof.None())
        .withValues(Map.of(Solution.QUERIES, (double) learned.queries()));
  }

  /** The follower's best action; of several that are equally good, the best for the leader. */
  private static int reply(NormalFormGame game, double[] x) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    double worth = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < game.followerActions().size(); j++) {
      double own = 0;
      double forLeader = 0;
      for (int i = 0; i < x.length; i++) {
        own += x[i] * game.follower().get(i, j);
        forLeader += x[i] * game.leader().get(i, j);
      }
      if (own > most || (own == most && forLeader > worth)) {
        best = j;
        most = own;
        worth = forLeader;
      }
    }
    return best;
  }
}
