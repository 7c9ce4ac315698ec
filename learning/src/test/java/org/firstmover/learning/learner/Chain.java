package org.firstmover.learning.learner;

import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;

/**
 * Eight states in a row, 16 moves left or right from the first. Left of the second pays 0.1 and
 * stays at the first; each move that ends at the last pays 1. Always right pays 10: seven moves to
 * arrive, of which the seventh pays, and nine more.
 */
final class Chain extends Alone {
  static final double OPTIMUM = 10;
  static final Role ROLE =
      new Role(
          "walker", Space.Discrete.of(8), new Space.Discrete(java.util.List.of("left", "right")));

  private int place;
  private int moves;

  Chain() {
    super(ROLE, 0, 16);
  }

  @Override
  public void reset() {
    place = 0;
    moves = 0;
    reward = 0;
  }

  @Override
  public int actor() {
    return moves == 16 ? END : 0;
  }

  @Override
  public void observe(double[] filled) {
    filled[0] = place;
  }

  @Override
  public void act(double[] action) {
    place = Math.max(0, Math.min(7, place + (action[0] == 1 ? 1 : -1)));
    reward = place == 7 ? 1 : place == 0 ? 0.1 : 0;
    moves++;
  }

  @Override
  public Environment copy() {
    Chain copy = new Chain();
    copy.place = place;
    copy.moves = moves;
    copy.reward = reward;
    return copy;
  }
}
