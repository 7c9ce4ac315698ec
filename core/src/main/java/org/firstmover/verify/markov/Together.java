package org.firstmover.verify.markov;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the leader could get if she chose for everyone and everyone saw everything. */
final class Together {
  private static final long MOVES = 20_000_000;

  private final Unfolding play;

  private Together(Unfolding play) {
    this.play = play;
  }

  /** A bound on what any commitment is worth; empty if it takes too many moves. */
  static OptionalDouble most(Unfolding play) {
    List<Choices> printed = new ArrayList<>();
    for (int p = 0; p < play.count(); p++) {
      if (play.player(p).isPoint()) {
        return OptionalDouble.empty();
      }
      printed.add(play.player(p).copy());
    }
    try {
      play.allow(new Moves(MOVES));
      for (int p = 0; p < play.count(); p++) {
        play.player(p).clear();
      }
      return OptionalDouble.of(new Together(play).most(play.start()));
    } catch (Moves.Spent e) {
      return OptionalDouble.empty();
    } finally {
      for (int p = 0; p < play.count(); p++) {
        play.player(p).become(printed.get(p));
      }
    }
  }

  private double most(Position from) {
    double[] sums = new double[play.count()];
    double[] more = new double[1];
    play.play(
        from,
        sums,
        (position, player, observation) -> {
          double most = Double.NEGATIVE_INFINITY;
          for (int a = 0; a < play.player(player).actions(); a++) {
            most = Math.max(most, most(play.after(position, a)));
          }
          more[0] += most;
        });
    return sums[0] + more[0];
  }
}
