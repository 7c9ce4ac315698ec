package org.firstmover.solvers.stochastic;

import java.util.stream.IntStream;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.random.AliasTables;

/** Policies of both players that can be drawn from. Between changes safe for several threads. */
final class PolicyPair {
  private final Policy leader;
  private final Policy follower;
  private final AliasTables moves;
  private final AliasTables replies;

  /** Uniform ones. */
  PolicyPair(Actions actions) {
    leader = Policy.ofLeader(actions);
    follower = Policy.ofFollower(actions);
    moves =
        new AliasTables(
            IntStream.rangeClosed(0, actions.stateCount()).map(actions::firstMove).toArray());
    replies =
        new AliasTables(
            IntStream.rangeClosed(0, actions.decisions()).map(actions::firstReply).toArray());
    moves.fill(leader.probabilities());
    replies.fill(follower.probabilities());
  }

  Policy leader() {
    return leader;
  }

  Policy follower() {
    return follower;
  }

  /** By state, draws the number of a move. */
  AliasTables moves() {
    return moves;
  }

  /** By decision, draws the number of a reply. */
  AliasTables replies() {
    return replies;
  }

  /** Softmax of the leader's logits, one a move, and of the follower's, one a reply. */
  void softmax(double[] leaderLogits, double[] followerLogits) {
    leader.softmax(leaderLogits, 1);
    follower.softmax(followerLogits, 1);
    moves.fill(leader.probabilities());
    replies.fill(follower.probabilities());
  }
}
