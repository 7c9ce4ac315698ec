package org.firstmover.solvers.hierarchy;

import java.util.Optional;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variables;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.nlp.QuadraticProgram;

/**
 * Local replies from several starts, and from the best places along each variable, for followers of
 * several variables whose gain is not concave: its curvature at random points tells. Better replies
 * may still be missed.
 */
final class ReplySearch {
  private static final int SAMPLES = 6;
  private static final int STARTS = 12;
  private static final int MOST_LEAPS = 60;

  /** A reply is better if it gains more than this, relative to 1 + the gain. */
  private static final double BETTER = 1e-9;

  private final HierarchyGame game;
  private final FollowerSets sets;
  private final LocalReply local;
  private final LineMaximum line = new LineMaximum();
  private final double[] ends = new double[2];
  private final boolean[] searched;
  private final double[][] starts;

  ReplySearch(
      HierarchyGame game, FollowerSets sets, LocalReply local, Optional<Derivatives> derivatives) {
    this.game = game;
    this.sets = sets;
    this.local = local;
    searched = new boolean[game.followers()];
    RandomStream random = RandomStream.of(0).child("replies");
    derivatives.ifPresent(slopes -> sample(slopes, random.child("curvature")));
    starts = new double[STARTS][];
    for (int k = 0; k < STARTS; k++) {
      starts[k] = Profiles.random(game, random);
    }
  }

  private void sample(Derivatives derivatives, RandomStream random) {
    Variables variables = game.variables();
    int leaders = variables.leaderSize();
    boolean any = false;
    for (int i = 0; i < searched.length; i++) {
      boolean several = variables.to(i) - variables.from(i) > 1;
      any |= several && !game.isConcave(i) && game.bestResponse().isEmpty();
    }
    double[][] jacobian = new double[variables.followersSize()][variables.followersSize()];
    for (int k = 0; k < SAMPLES && any; k++) {
      double[] point = variables.start();
      if (k > 0) {
        System.arraycopy(Profiles.randomLeader(game, random), 0, point, 0, leaders);
        double[] profile = Profiles.random(game, random);
        System.arraycopy(profile, 0, point, leaders, profile.length);
      }
      derivatives.at(point);
      derivatives.jacobian(jacobian);
      for (int i = 0; i < searched.length; i++) {
        int from = variables.from(i) - leaders;
        int to = variables.to(i) - leaders;
        searched[i] |= to - from > 1 && !game.isConcave(i) && !curvesDown(jacobian, from, to);
      }
    }
  }

  /** Whether the symmetric part of this block is negative semidefinite, or has no value. */
  private static boolean curvesDown(double[][] jacobian, int from, int to) {
    double[][] minus = new double[to - from][to - from];
    double largest = 0;
    for (int a = 0; a < minus.length; a++) {
      for (int b = 0; b < minus.length; b++) {
        minus[a][b] = -0.5 * (jacobian[from + a][from + b] + jacobian[from + b][from + a]);
        largest = Math.max(largest, Math.abs(minus[a][b]));
      }
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return true;
    }
    for (int a = 0; a < minus.length; a++) {
      minus[a][a] += 1e-7 * largest;
    }
    try {
      new QuadraticProgram(minus.length, 0).hessian(minus);
      return true;
    } catch (IllegalArgumentException notConvex) {
      return false;
    }
  }

  /**
   * Looks for a better reply.
   *
   * @param point all variables; unchanged on return
   * @param response a reply; replaced if a better one is found
   */
  void improve(int follower, double[] point, double[] response) {
    if (!searched[follower]) {
      return;
    }
    int place = game.variables().from(follower);
    int leaders = game.variables().leaderSize();
    double[] moved = point.clone();
    double[] reply = new double[response.length];
    double best = gain(follower, moved, response);
    for (double[] start : starts) {
      System.arraycopy(start, place - leaders, moved, place, response.length);
      if (local.respond(follower, moved, reply).isEmpty()) {
        double gain = gain(follower, moved, reply);
        if (gain > best + BETTER * (1 + Math.abs(best))) {
          best = gain;
          System.arraycopy(reply, 0, response, 0, reply.length);
        }
      }
    }
    System.arraycopy(response, 0, moved, place, response.length);
    for (int round = 0, still = 0; round < MOST_LEAPS && still < response.length; round++) {
      still++;
      if (leap(follower, round % response.length, moved, best)
          && local.respond(follower, moved, reply).isEmpty()) {
        best = gain(follower, moved, reply);
        System.arraycopy(reply, 0, response, 0, reply.length);
        still = 0;
      }
    }
  }

  /**
   * Goes to the best place along one variable, if that beats a gain.
   *
   * @param point all variables; the follower's own are changed if it does
   */
  private boolean leap(int follower, int variable, double[] point, double gain) {
    if (!sets.along(follower, variable, point, ends)) {
      return false;
    }
    int place = game.variables().from(follower) + variable;
    double here = point[place];
    double most =
        line.maximise(
            x -> {
              point[place] = x;
              return game.followerGain(follower, point);
            },
            ends[0],
            ends[1],
            here);
    boolean better = most > gain + BETTER * (1 + Math.abs(gain)) && most < Double.POSITIVE_INFINITY;
    point[place] = better ? line.position() : here;
    return better;
  }

  private double gain(int follower, double[] point, double[] own) {
    System.arraycopy(own, 0, point, game.variables().from(follower), own.length);
    return game.followerGain(follower, point);
  }
}
