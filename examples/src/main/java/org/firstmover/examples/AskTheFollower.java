package org.firstmover.examples;

import org.firstmover.random.RandomStream;
import org.firstmover.solvers.normalform.QueryLearner;

/** Learns what to commit to from what the follower says she would do. */
public final class AskTheFollower {
  private AskTheFollower() {}

  public static void main(String[] arguments) {
    System.out.println(learn().value());
  }

  static QueryLearner.Learned learn() {
    // tag: ask
    double[][] leaderPayoffs = {{2, 4}, {1, 3}};
    QueryLearner learner = new QueryLearner(AskTheFollower::reply, leaderPayoffs);
    QueryLearner.Learned learned = learner.learn(1_000_000, RandomStream.of(1));
    // end: ask
    return learned;
  }

  /** She meets the leader in the first action as long as that is the likelier one. */
  private static int reply(double[] commitment) {
    return commitment[0] > commitment[1] ? 0 : 1;
  }
}
