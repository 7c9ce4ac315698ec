package org.firstmover.verify.markov;

import java.util.Optional;

/**
 * The best commitment to one action for each of the leader's observations, against a follower who
 * responds best, ties broken for the leader: all tables are enumerated, an observation being given
 * an action when a follower can first reach it.
 *
 * @param tables how many were told apart
 */
record BestTable(double value, long tables) {
  /** Moves for all tables together. */
  private static final long MOVES = 40_000_000;

  /**
   * Empty if there is not one follower, if choices are points, or it takes too many moves.
   *
   * @param recall whether followers may never see the same after different pasts of theirs
   */
  static Optional<BestTable> of(Unfolding play, boolean recall) {
    if (play.count() != 2 || play.player(0).isPoint() || play.player(1).isPoint()) {
      return Optional.empty();
    }
    Choices leader = play.player(0);
    Choices printed = leader.copy();
    try {
      play.allow(new Moves(MOVES));
      leader.clear();
      return Optional.of(best(play, leader, recall));
    } catch (Moves.Spent e) {
      return Optional.empty();
    } finally {
      leader.become(printed);
    }
  }

  private static BestTable best(Unfolding play, Choices leader, boolean recall) {
    int open;
    try {
      return new BestTable(BestReply.exact(play, 1, recall).strong(), 1);
    } catch (BestReply.Undecided e) {
      open = e.observation;
    }
    BestTable best = new BestTable(Double.NEGATIVE_INFINITY, 0);
    for (int a = 0; a < leader.actions(); a++) {
      leader.pure(open, a);
      BestTable here = best(play, leader, recall);
      best = new BestTable(Math.max(best.value, here.value), best.tables + here.tables);
    }
    leader.set(open, null);
    return best;
  }
}
