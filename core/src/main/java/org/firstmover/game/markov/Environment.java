package org.firstmover.game.markov;

/**
 * A game in progress: one copy, played move by move. Who acts now is explicit; those who move at
 * once act one after the other without seeing one another's moves. Chance is a player, too, so that
 * an environment draws nothing itself: whoever plays it can follow every outcome with its
 * probability, and the same moves lead to the same episode.
 *
 * <p>Rewards are undiscounted sums over an episode. Not safe for use by several threads.
 */
public interface Environment {
  /** The actor where chance moves. */
  int CHANCE = -1;

  /** The actor behind the last move. */
  int END = -2;

  Roles roles();

  /** Begins an episode. */
  void reset();

  /** Who acts now: 0 for the leader, 1, 2, … for followers, {@link #CHANCE} or {@link #END}. */
  int actor();

  /**
   * What the actor sees; where chance acts, the probabilities of its outcomes, zeros behind them.
   *
   * @param filled as many numbers as her observations take, or {@link Roles#outcomes()}; more are
   *     left alone
   */
  void observe(double[] filled);

  /**
   * The actor moves.
   *
   * @param action a value of her space; of chance, the number of the outcome, from 0
   * @throws IllegalArgumentException if there is no such action
   * @throws IllegalStateException behind the end
   */
  void act(double[] action);

  /** What a player got for the last move, whoever made it; 0 before the first. */
  double reward(int player);

  /** Another copy in the same place, which goes its own way. */
  Environment copy();
}
