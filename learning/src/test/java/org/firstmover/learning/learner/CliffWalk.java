package org.firstmover.learning.learner;

import java.util.List;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;

/**
 * Four rows of twelve places, from the lower left corner to the lower right one. Each move costs 1;
 * one onto the ten places between these corners costs 100 and leads back to the first. Eleven moves
 * right, one up before and one down behind: 13. Given up after 200 moves.
 *
 * <p>Source: R. Sutton, A. Barto, "Reinforcement learning", 2nd edition, 2018, example 6.6.
 */
final class CliffWalk extends Alone {
  static final double OPTIMUM = -13;
  static final Role ROLE =
      new Role(
          "walker",
          Space.Discrete.of(48),
          new Space.Discrete(List.of("up", "right", "down", "left")));
  private static final int START = 36;
  private static final int GOAL = 47;
  private static final int LIMIT = 200;

  private int place = START;
  private int moves;

  CliffWalk() {
    super(ROLE, 0, LIMIT);
  }

  @Override
  public void reset() {
    place = START;
    moves = 0;
    reward = 0;
  }

  @Override
  public int actor() {
    return place == GOAL || moves == LIMIT ? END : 0;
  }

  @Override
  public void observe(double[] filled) {
    filled[0] = place;
  }

  @Override
  public void act(double[] action) {
    int row = place / 12;
    int column = place % 12;
    switch ((int) action[0]) {
      case 0 -> row = Math.max(0, row - 1);
      case 1 -> column = Math.min(11, column + 1);
      case 2 -> row = Math.min(3, row + 1);
      default -> column = Math.max(0, column - 1);
    }
    place = 12 * row + column;
    reward = -1;
    if (place > START && place < GOAL) {
      reward = -100;
      place = START;
    }
    moves++;
  }

  @Override
  public Environment copy() {
    CliffWalk copy = new CliffWalk();
    copy.place = place;
    copy.moves = moves;
    copy.reward = reward;
    return copy;
  }
}
