package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.linear.Vectors;

/** Softmax logits of both players, theta1 and theta2, and what their policies are worth. */
final class LogitPair {
  private final double[] leader;
  private final double[] follower;
  private final Evaluation evaluation;
  private final Advantages advantages;

  /** All logits 0: both play uniformly. */
  LogitPair(StochasticGame game) {
    Actions actions = game.actions();
    leader = new double[actions.moves()];
    follower = new double[actions.replies()];
    evaluation = new Evaluation(game, Policy.ofLeader(actions), Policy.ofFollower(actions));
    advantages = new Advantages(evaluation);
  }

  /** Normal logits that spread over most of the policies. */
  static void draw(double[] logits, RandomStream random) {
    Arrays.setAll(logits, k -> 2 * random.nextGaussian());
  }

  /** Where a search of the leader begins: the first from a uniform policy, others at random. */
  static double[] start(Actions actions, int number, RandomStream random) {
    double[] logits = new double[actions.moves()];
    if (number > 0) {
      draw(logits, random.child("start " + number));
    }
    return logits;
  }

  /** A number a move; not a copy. */
  double[] leader() {
    return leader;
  }

  /** A number a reply; not a copy. */
  double[] follower() {
    return follower;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  Advantages advantages() {
    return advantages;
  }

  /** Evaluates the present policies, with all advantages. */
  void evaluate() {
    evaluation.leader().softmax(leader, 1);
    evaluation.follower().softmax(follower, 1);
    evaluation.prepare();
    evaluation.evaluateLeader();
    evaluation.evaluateFollower();
    advantages.leaderSide();
    advantages.followerSide();
  }

  boolean finite() {
    return Vectors.finite(leader) && Vectors.finite(follower);
  }
}
