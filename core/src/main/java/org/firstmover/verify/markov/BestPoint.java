package org.firstmover.verify.markov;

import java.util.Arrays;
import org.firstmover.game.markov.Space;
import org.firstmover.solution.Check.Kind;

/**
 * A search for a better point of a follower: each number of hers in turn, first on a grid over all
 * its range, then nearer and nearer to the best place found; the same again from there.
 */
final class BestPoint {
  private static final long MOVES = 20_000_000;
  private static final int GRID = 1_000;
  private static final int FINE = 20;
  private static final int REFINEMENTS = 16;
  private static final int ROUNDS = 3;

  private final Unfolding play;
  private final int player;
  private double best = Double.NEGATIVE_INFINITY;
  private double leader;

  private BestPoint(Unfolding play, int player) {
    this.play = play;
    this.player = player;
  }

  /**
   * @throws Moves.Spent if not even the printed point can be played in all its ways
   */
  static Reply to(Unfolding play, int player) {
    Choices hers = play.player(player);
    Choices printed = hers.copy();
    BestPoint search = new BestPoint(play, player);
    play.allow(new Moves(MOVES));
    search.offer();
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (int o = 0; o < hers.observations(); o++) {
          search.observation(hers, o);
        }
      }
    } catch (Moves.Spent e) {
      // what was found so far is what the search found
    } finally {
      hers.become(printed);
    }
    return new Reply(
        search.best,
        Kind.SEARCH,
        search.leader,
        search.leader,
        false,
        "a grid, and finer ones in it");
  }

  private void observation(Choices hers, int o) {
    Space.Box box = (Space.Box) hers.role().actions();
    for (int k = 0; k < box.size(); k++) {
      double here = point(hers, o)[k];
      double low = Double.isFinite(box.low()) ? box.low() : here - 100 * (1 + Math.abs(here));
      double high = Double.isFinite(box.high()) ? box.high() : here + 100 * (1 + Math.abs(here));
      double from = low;
      double to = high;
      double at = here;
      for (int level = 0; level <= REFINEMENTS; level++) {
        int points = level == 0 ? GRID : FINE;
        double step = (to - from) / points;
        for (int i = 0; i <= points; i++) {
          double candidate = i == points ? to : from + i * step;
          double[] point = point(hers, o);
          point[k] = candidate;
          double[] kept = point(hers, o);
          hers.set(o, point);
          if (!offer()) {
            hers.set(o, kept);
          } else {
            at = candidate;
          }
        }
        from = Math.max(low, at - step);
        to = Math.min(high, at + step);
      }
    }
  }

  private static double[] point(Choices hers, int o) {
    double[] point = hers.at(o);
    return point == null ? new double[0] : Arrays.copyOf(point, point.length);
  }

  /** Whether it is better than all before. */
  private boolean offer() {
    double[] values = play.values();
    if (values[player] > best) {
      best = values[player];
      leader = values[0];
      return true;
    }
    return false;
  }
}
