package org.firstmover.solvers.normalform;

import java.util.concurrent.atomic.AtomicLong;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.TieBreak;
import org.firstmover.solution.Tolerances;
import org.firstmover.solve.ResponseOracle;
import org.firstmover.strategy.Distribution;

/**
 * The exact best response of a follower with finitely many actions, ties broken for or against the
 * leader. Actions tie if they differ by at most {@link Tolerances#regret}.
 */
public final class BestResponse implements ResponseOracle<Distribution, Distribution> {
  private final NormalFormGame game;
  private final TieBreak tieBreak;
  private final AtomicLong queries = new AtomicLong();

  public BestResponse(NormalFormGame game, TieBreak tieBreak) {
    this.game = game;
    this.tieBreak = tieBreak;
  }

  @Override
  public Distribution respond(Distribution commitment) {
    queries.incrementAndGet();
    double[] x =
        commitment
            .weights()
            .inOrderOf(
                game.leaderActions(), "the commitment has actions that are not the leader's");
    Reply reply = Reply.to(game.leader(), game.follower(), x);
    return Distribution.pure(
        game.followerActions(), tieBreak.choice(reply.forLeader(), reply.againstLeader()));
  }

  @Override
  public Quality quality() {
    return Quality.EXACT;
  }

  @Override
  public long queries() {
    return queries.get();
  }

  /**
   * What a commitment leads to.
   *
   * @param forLeader the best response that is best for the leader
   * @param againstLeader the best response that is worst for the leader
   * @param strong the leader's value of the first
   * @param weak the leader's value of the second
   */
  public record Reply(int forLeader, int againstLeader, double strong, double weak) {

    /** Enumerates the columns of two payoff tables of the same shape against row weights x. */
    public static Reply to(Payoffs leader, Payoffs follower, double[] x) {
      int n = follower.columns();
      double[] own = new double[n];
      double[] worth = new double[n];
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < n; j++) {
          double payoff = follower.get(i, j);
          low = Math.min(low, payoff);
          high = Math.max(high, payoff);
          own[j] += x[i] * (payoff - follower.get(i, 0));
          worth[j] += x[i] * leader.get(i, j);
        }
      }
      double tie = Tolerances.regret(high - low);
      double best = Double.NEGATIVE_INFINITY;
      for (double value : own) {
        best = Math.max(best, value);
      }
      int most = -1;
      int least = -1;
      for (int j = 0; j < n; j++) {
        if (best - own[j] <= tie) {
          if (most < 0 || worth[j] > worth[most]) {
            most = j;
          }
          if (least < 0 || worth[j] < worth[least]) {
            least = j;
          }
        }
      }
      return new Reply(most, least, worth[most], worth[least]);
    }
  }
}
