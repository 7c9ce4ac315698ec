package org.firstmover.solvers.normalform;

import java.util.function.ToIntFunction;
import org.firstmover.game.InputError;

/** Asks the follower, counts, and keeps the best commitment that was asked about. */
final class ReplyQueries {
  private final ToIntFunction<double[]> follower;
  private final double[][] leader;
  private final long most;
  private long count;
  private double[] best = new double[0];
  private double value = Double.NEGATIVE_INFINITY;

  /** As many questions were asked as allowed. */
  static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1;

    Spent() {
      super("no more questions", null, false, false);
    }
  }

  ReplyQueries(ToIntFunction<double[]> follower, double[][] leader, long most) {
    this.follower = follower;
    this.leader = leader;
    this.most = most;
  }

  /**
   * The follower's reply.
   *
   * @throws Spent if no more questions are allowed
   */
  int ask(double[] x) {
    if (count == most) {
      throw new Spent();
    }
    count++;
    int reply = follower.applyAsInt(x.clone());
    if (reply < 0 || reply >= leader[0].length) {
      throw new InputError(
          Integer.toString(reply),
          "the follower's reply",
          "0 to " + (leader[0].length - 1),
          "Maybe the payoffs are of another game.");
    }
    double worth = worth(reply, x);
    if (worth > value) {
      value = worth;
      best = x.clone();
    }
    return reply;
  }

  /** What the leader gets at x if the follower replies so. */
  double worth(int reply, double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * leader[i][reply];
    }
    return sum;
  }

  long count() {
    return count;
  }

  double[] best() {
    return best.clone();
  }

  double value() {
    return value;
  }
}
