package org.firstmover.learning.exact;

import java.util.Optional;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.PriceWar;
import org.firstmover.learning.policy.Policy;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Strategy;

/**
 * A game with what all players do in it, and their exact answers to one another. Player 0 is the
 * leader. Not safe for use by several threads.
 */
public interface ExactPlay {
  /** Whether {@link #leaderResponds} and {@link #regret} are possible in reasonable time. */
  boolean answers();

  /** The leader best-responds to what followers do, as if they would not react. */
  void leaderResponds();

  /**
   * The followers respond to the leader: best, or in equilibrium with one another; of equals, as is
   * best for her.
   */
  void followersRespond();

  /** Whether {@link #commit} is possible in reasonable time. */
  boolean commits();

  /** How many commitments without drawing there are; infinite where she chooses numbers. */
  double commitments();

  /**
   * The leader takes the best commitment without drawing, followers respond. Where fewer are
   * compared than there are, it is one that no change on a single observation makes better.
   *
   * @return how many commitments were compared
   */
  long commit(Run run);

  /** A player now does what stands for the policy where it must be deterministic. */
  void set(int player, Policy policy);

  /** What a player gets in an episode, expected. */
  double value(int player);

  /** What a player gains at most by doing something else, nobody else changing anything. */
  double regret(int player);

  Strategy strategy(int player);

  /** Empty if the game is too large, or of a form that nobody here can answer. */
  static Optional<ExactPlay> of(MarkovGame game) {
    Optional<PriceWar> war = game.known(PriceWar.class);
    if (war.isPresent()) {
      return Optional.of(new PriceWarPlay(war.get().rules()));
    }
    if (PointPlay.fits(game)) {
      return Optional.of(new PointPlay(game));
    }
    return TablePlay.of(game);
  }
}
