package org.firstmover.solvers.normalform;

import java.util.List;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.normalform.NormalFormVerifier;

/**
 * The best commitment to a single action: enumerates the leader's actions, ties broken for her.
 *
 * <p>Source: H. von Stackelberg, Marktform und Gleichgewicht, 1934.
 */
public final class BestPureCommitment implements Solver<NormalFormGame> {
  private static final MethodInfo INFO =
      new MethodInfo(
          "best-pure",
          "the best commitment to a single action",
          "exact among pure commitments; mixing may do better",
          "H. von Stackelberg, Marktform und Gleichgewicht, Springer, 1934",
          List.of());

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<NormalFormGame> verifier() {
    return new NormalFormVerifier();
  }

  @Override
  public Solution search(NormalFormGame game, Options options, Run run) {
    double[] x = new double[game.leaderActions().size()];
    x[best(game)] = 1;
    return new NormalFormAnswer(game, INFO, options, run)
        .strong(x, Status.FEASIBLE, Double.POSITIVE_INFINITY, new Proof.None());
  }

  /** The first leader action of the highest value. */
  static int best(NormalFormGame game) {
    int best = 0;
    double value = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < game.leaderActions().size(); i++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < game.followerActions().size(); j++) {
        most = Math.max(most, game.follower().get(i, j));
      }
      for (int j = 0; j < game.followerActions().size(); j++) {
        if (game.follower().get(i, j) == most && game.leader().get(i, j) > value) {
          value = game.leader().get(i, j);
          best = i;
        }
      }
    }
    return best;
  }
}
