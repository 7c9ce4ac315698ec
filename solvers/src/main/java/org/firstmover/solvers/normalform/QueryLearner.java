package org.firstmover.solvers.normalform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.firstmover.game.InputError;
import org.firstmover.random.RandomStream;

/**
 * A leader who knows the follower only by her replies to commitments. The commitments with the same
 * reply are a polytope; its facets are learned by bisection, and its corners are asked about until
 * none is missing. Which of the corners is best for the leader she knows herself.
 *
 * <p>Of a region without interior nothing is learned but the replies met by chance. Departures from
 * the paper: all corners of a region are asked about in place of points drawn from it, so that few
 * actions of the leader are needed and regions, however small, are found; an action whose payoffs
 * do not exceed what is already had is not looked for.
 *
 * <p>Source: J. Letchford, V. Conitzer, K. Munagala, "Learning and approximating the optimal
 * strategy to commit to", SAGT 2009.
 */
public final class QueryLearner {
  /** A corner is asked about from so far inside; what the leader misses by that is as little. */
  private static final double[] NUDGES = {1e-10, 1e-9, 1e-8, 1e-7};

  /** Hyperplanes that differ by less are the same. */
  private static final double SAME = 1e-9;

  /** How often a line that leaves a region where several others meet is replaced. */
  private static final int ATTEMPTS = 12;

  private final ToIntFunction<double[]> follower;
  private final double[][] leader;

  /**
   * What was learned.
   *
   * @param commitment the best one that the follower was asked about
   * @param value to the leader
   * @param queries how often she was asked
   * @param complete whether every region that could hold a better one is known to its corners
   */
  public record Learned(double[] commitment, double value, long queries, boolean complete) {}

  /**
   * @param follower from probabilities of the leader's actions to the number of the reply, from 0;
   *     the same reply to the same commitment
   * @param leader payoffs [leader action][follower action]
   * @throws InputError if the payoffs are no table of finite numbers
   */
  public QueryLearner(ToIntFunction<double[]> follower, double[][] leader) {
    int columns = leader.length == 0 ? 0 : leader[0].length;
    for (double[] row : leader) {
      if (row.length != columns || !Arrays.stream(row).allMatch(Double::isFinite)) {
        columns = 0;
      }
    }
    if (columns == 0) {
      throw new InputError(
          "payoffs of " + leader.length + " rows",
          "the leader's payoffs",
          "a table of finite numbers, at least one",
          "Maybe a row is shorter than the others.");
    }
    this.follower = follower;
    this.leader = Arrays.stream(leader).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * @param mostQueries at least 1
   */
  public Learned learn(long mostQueries, RandomStream random) {
    Search search = new Search(new ReplyQueries(follower, leader, mostQueries), random);
    boolean complete;
    try {
      complete = search.run();
    } catch (ReplyQueries.Spent e) {
      complete = false;
    }
    ReplyQueries queries = search.queries;
    return new Learned(queries.best(), queries.value(), queries.count(), complete);
  }

  /** One run. */
  private final class Search {
    private final ReplyQueries queries;
    private final ReplyBoundary boundary;
    private final RandomStream random;
    private final Map<Integer, ReplyRegion> regions = new TreeMap<>();
    private final List<double[]> settled = new ArrayList<>();
    private boolean unclear;

    Search(ReplyQueries queries, RandomStream random) {
      this.queries = queries;
      this.random = random.child("further lines");
      boundary = new ReplyBoundary(queries, random.child("nearby points"));
    }

    boolean run() {
      int m = leader.length;
      double[] centre = new double[m];
      Arrays.fill(centre, 1.0 / m);
      ask(centre);
      for (int i = 0; i < m; i++) {
        double[] corner = new double[m];
        corner[i] = 1;
        ask(corner);
      }
      boolean changed = true;
      while (changed) {
        changed = false;
        unclear = false;
        for (int action : List.copyOf(regions.keySet())) {
          changed |= inspect(action, region(action));
        }
      }
      return !unclear;
    }

    private ReplyRegion region(int action) {
      return regions.computeIfAbsent(
          action,
          unseen -> {
            throw new IllegalArgumentException("an action never met [" + unseen + "]");
          });
    }

    private int ask(double[] x) {
      int reply = queries.ask(x);
      regions.computeIfAbsent(reply, action -> new ReplyRegion(x));
      return reply;
    }

    /** Whether something was learned. */
    private boolean inspect(int action, ReplyRegion region) {
      List<double[]> corners = region.corners();
      if (corners.isEmpty() || !promises(action, corners)) {
        return false;
      }
      double[] centre = new double[leader.length];
      for (double[] corner : corners) {
        for (int i = 0; i < centre.length; i++) {
          centre[i] += corner[i] / corners.size();
        }
      }
      int reply = ask(centre);
      if (reply != action) {
        return cut(action, region, centre, reply);
      }
      region.moveInside(centre);
      for (double[] corner : corners) {
        if (missing(action, region, corner)) {
          return true;
        }
      }
      return false;
    }

    /** Whether more could be had there, by this reply or by one that was never met. */
    private boolean promises(int action, List<double[]> corners) {
      for (int reply = 0; reply < leader[0].length; reply++) {
        if (reply == action || !regions.containsKey(reply)) {
          for (double[] corner : corners) {
            if (queries.worth(reply, corner) > queries.value()) {
              return true;
            }
          }
        }
      }
      return false;
    }

    /** Whether the region does not reach to this corner, and why was learned. */
    private boolean missing(int action, ReplyRegion region, double[] corner) {
      for (double[] known : settled) {
        if (known[0] == action && near(known, corner)) {
          return false;
        }
      }
      double[] asked = corner;
      int reply = action;
      for (double nudge : NUDGES) {
        asked = ReplyRegion.between(corner, region.inside(), nudge);
        reply = ask(asked);
        if (reply == action) {
          settle(action, corner);
          return false;
        }
      }
      if (cut(action, region, asked, reply)) {
        return true;
      }
      settle(action, corner);
      return false;
    }

    private void settle(int action, double[] corner) {
      double[] known = new double[corner.length + 1];
      known[0] = action;
      System.arraycopy(corner, 0, known, 1, corner.length);
      settled.add(known);
    }

    private boolean near(double[] known, double[] corner) {
      for (int i = 0; i < corner.length; i++) {
        if (Math.abs(known[i + 1] - corner[i]) > SAME) {
          return false;
        }
      }
      return true;
    }

    /**
     * Learns the facet through which a line leaves the region; if that is where several meet, one
     * of another line to nearby.
     */
    private boolean cut(int action, ReplyRegion region, double[] outside, int reply) {
      double[] target = outside;
      int there = reply;
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (there != action) {
          ReplyBoundary.Exit exit = boundary.exit(action, region.inside(), target, there);
          int other = exit.reply();
          double[] second = beyond(exit, target, there);
          regions.computeIfAbsent(other, unseen -> new ReplyRegion(second));
          Optional<double[]> normal =
              boundary.normal(action, other, exit.last(), region.inside(), second);
          if (normal.isPresent() && learn(action, other, normal.get())) {
            return true;
          }
        }
        double share = Math.scalb(0.25, -attempt);
        double[] aside = new double[outside.length];
        aside[random.nextInt(0, aside.length - 1)] = 1;
        target = ReplyRegion.between(outside, aside, share * random.nextDouble());
        there = ask(target);
      }
      unclear = true;
      return false;
    }

    /** A point well inside the region that a line enters. */
    private double[] beyond(ReplyBoundary.Exit exit, double[] target, int reply) {
      double[] far =
          reply == exit.reply()
              ? target
              : boundary.exit(exit.reply(), exit.next(), target, reply).last();
      return ReplyRegion.between(exit.next(), far, 0.5);
    }

    private boolean learn(int action, int other, double[] normal) {
      double[] known = region(action).towards(other);
      if (known.length > 0 && ReplyRegion.distance(known, normal) < SAME) {
        return false;
      }
      region(action).bound(other, normal);
      region(other).bound(action, Arrays.stream(normal).map(entry -> -entry).toArray());
      return true;
    }
  }
}
