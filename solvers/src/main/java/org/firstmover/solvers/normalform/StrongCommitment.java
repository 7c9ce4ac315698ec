package org.firstmover.solvers.normalform;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solvers.normalform.BestResponse.Reply;
import org.firstmover.solvers.normalform.ResponseProgram.Outcome;

/**
 * The optimal commitment of one play, ties broken for the leader, without a proof: for methods that
 * ask for it again and again.
 *
 * @param leader a probability an action of hers
 * @param response the follower's action
 * @param leaderValue what both are worth to the leader
 * @param followerValue what both are worth to the follower
 */
public record StrongCommitment(
    double[] leader, int response, double leaderValue, double followerValue) {

  /** By the programmes of {@link MultipleLinearPrograms}, those that cannot be better left out. */
  public static StrongCommitment mixed(NormalFormGame game) {
    StrongCommitment best = pure(game);
    ResponseProgram program = new ResponseProgram(game);
    double[] highest = new double[game.followerActions().size()];
    for (int j = 0; j < highest.length; j++) {
      highest[j] = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < best.leader.length; i++) {
        highest[j] = Math.max(highest[j], game.leader().get(i, j));
      }
    }
    List<Integer> order =
        IntStream.range(0, highest.length)
            .boxed()
            .sorted(Comparator.comparingDouble(j -> -highest[j]))
            .toList();
    for (int j : order) {
      if (highest[j] > best.leaderValue) {
        Outcome outcome = program.solve(j);
        if (outcome.value() > best.leaderValue) {
          best = at(game, outcome.x(), j);
        }
      }
    }
    return best;
  }

  /** The best action for certain: optimal where the follower sees what is drawn. */
  public static StrongCommitment pure(NormalFormGame game) {
    double[] x = new double[game.leaderActions().size()];
    x[BestPureCommitment.best(game)] = 1;
    return at(game, x, Reply.to(game.leader(), game.follower(), x).forLeader());
  }

  private static StrongCommitment at(NormalFormGame game, double[] x, int response) {
    double leader = 0;
    double follower = 0;
    for (int i = 0; i < x.length; i++) {
      leader += x[i] * game.leader().get(i, response);
      follower += x[i] * game.follower().get(i, response);
    }
    return new StrongCommitment(x, response, leader, follower);
  }
}
