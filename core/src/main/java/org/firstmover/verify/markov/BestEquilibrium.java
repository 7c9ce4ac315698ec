package org.firstmover.verify.markov;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the leader gets in the best for her of the equilibria among several followers who play
 * tables, one action for each observation that can be made: all profiles of them are compared.
 */
final class BestEquilibrium {
  private final Unfolding play;
  private final List<Integer> players = new ArrayList<>();
  private final List<Integer> observations = new ArrayList<>();
  private final int[] stride;
  private final double[][] values;

  private BestEquilibrium(Unfolding play, int mostProfiles) {
    this.play = play;
    for (int p = 1; p < play.count(); p++) {
      play.player(p).clear();
    }
    List<Set<Integer>> seen = new ArrayList<>();
    for (int p = 0; p < play.count(); p++) {
      seen.add(new TreeSet<>());
    }
    reach(play.start(), seen);
    long profiles = 1;
    for (int p = 1; p < play.count(); p++) {
      for (int observation : seen.get(p)) {
        players.add(p);
        observations.add(observation);
        profiles *= play.player(p).actions();
        if (profiles > mostProfiles) {
          throw new Moves.Spent();
        }
      }
    }
    stride = new int[players.size() + 1];
    stride[0] = 1;
    for (int k = 0; k < players.size(); k++) {
      stride[k + 1] = stride[k] * play.player(players.get(k)).actions();
    }
    values = new double[(int) profiles][];
    for (int profile = 0; profile < values.length; profile++) {
      for (int k = 0; k < players.size(); k++) {
        play.player(players.get(k)).pure(observations.get(k), action(profile, k));
      }
      values[profile] = play.values();
    }
  }

  /**
   * The best; negative infinity if they have no equilibrium without mixing. Followers' choices are
   * changed.
   *
   * @throws Moves.Spent if there are more profiles
   */
  static double value(Unfolding play, int mostProfiles) {
    return new BestEquilibrium(play, mostProfiles).extreme(1);
  }

  /** The best and the worst, or nothing if there are more profiles or moves than allowed. */
  static Range range(Unfolding play, int mostProfiles, long mostMoves) {
    List<Choices> printed = new ArrayList<>();
    for (int p = 0; p < play.count(); p++) {
      if (p > 0 && play.player(p).isPoint()) {
        return Range.NONE;
      }
      printed.add(play.player(p).copy());
    }
    try {
      play.allow(new Moves(mostMoves));
      BestEquilibrium all = new BestEquilibrium(play, mostProfiles);
      return new Range(true, all.extreme(1), -all.extreme(-1));
    } catch (Moves.Spent e) {
      return Range.NONE;
    } finally {
      for (int p = 0; p < play.count(); p++) {
        play.player(p).become(printed.get(p));
      }
    }
  }

  /** The leader's values in the best and worst equilibrium, if they were found. */
  record Range(boolean known, double best, double worst) {
    static final Range NONE = new Range(false, Double.NaN, Double.NaN);
  }

  private void reach(Position from, List<Set<Integer>> seen) {
    play.play(
        from,
        new double[play.count()],
        (position, player, observation) -> {
          if (player == 0) {
            throw new BestReply.Undecided(observation);
          }
          seen.get(player).add(observation);
          for (int a = 0; a < play.player(player).actions(); a++) {
            reach(play.after(position, a), seen);
          }
        });
  }

  private int action(int profile, int k) {
    return profile % stride[k + 1] / stride[k];
  }

  /** The largest sign x value of the leader. */
  private double extreme(int sign) {
    double most = Double.NEGATIVE_INFINITY;
    for (int profile = 0; profile < values.length; profile++) {
      if (sign * values[profile][0] > most && isEquilibrium(profile)) {
        most = sign * values[profile][0];
      }
    }
    return most;
  }

  private boolean isEquilibrium(int profile) {
    for (int other = 0; other < values.length; other++) {
      int mover = mover(profile, other);
      if (mover > 0 && values[other][mover] > values[profile][mover] + play.tie(mover)) {
        return false;
      }
    }
    return true;
  }

  /** Whose tables alone differ; 0 if there is no such follower. */
  private int mover(int profile, int other) {
    int mover = 0;
    for (int k = 0; k < players.size(); k++) {
      if (action(profile, k) != action(other, k)) {
        if (mover > 0 && mover != players.get(k)) {
          return 0;
        }
        mover = players.get(k);
      }
    }
    return mover;
  }
}
