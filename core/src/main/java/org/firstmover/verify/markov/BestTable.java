package org.firstmover.verify.markov;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The best commitment to one action for each of the leader's observations, ties broken for the
 * leader, against a follower who responds best or several in equilibrium with one another: all
 * tables are enumerated, an observation being given an action when followers can first reach it.
 *
 * @param tables how many were told apart
 */
record BestTable(double value, long tables) {
  /** Moves for all tables together. */
  private static final long MOVES = 40_000_000;

  /** Profiles of several followers' tables. */
  private static final int PROFILES = 1_000;

  /**
   * Empty if choices are points, or it takes too many moves.
   *
   * @param recall whether followers may never see the same in different situations
   */
  static Optional<BestTable> of(Unfolding play, boolean recall) {
    List<Choices> printed = new ArrayList<>();
    for (int p = 0; p < play.count(); p++) {
      if (play.player(p).isPoint()) {
        return Optional.empty();
      }
      printed.add(play.player(p).copy());
    }
    try {
      play.allow(new Moves(MOVES));
      play.player(0).clear();
      return Optional.of(best(play, recall));
    } catch (Moves.Spent e) {
      return Optional.empty();
    } finally {
      for (int p = 0; p < play.count(); p++) {
        play.player(p).become(printed.get(p));
      }
    }
  }

  private static BestTable best(Unfolding play, boolean recall) {
    int open;
    try {
      double value =
          play.count() == 2
              ? BestReply.exact(play, 1, recall).strong()
              : BestEquilibrium.value(play, PROFILES);
      return new BestTable(value, 1);
    } catch (BestReply.Undecided e) {
      open = e.observation;
    }
    Choices leader = play.player(0);
    BestTable best = new BestTable(Double.NEGATIVE_INFINITY, 0);
    for (int a = 0; a < leader.actions(); a++) {
      leader.pure(open, a);
      BestTable here = best(play, recall);
      best = new BestTable(Math.max(best.value, here.value), best.tables + here.tables);
    }
    leader.set(open, null);
    return best;
  }
}
