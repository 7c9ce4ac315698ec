package org.firstmover.solution;

import java.util.Locale;

/** How an indifferent follower chooses. */
public enum TieBreak {
  /** For the leader. */
  STRONG,
  /** Against the leader. */
  WEAK,
  /** So mixed that the leader's own strategy is a best reply to it: simultaneous play. */
  EQUILIBRIUM;

  /**
   * The response chosen of the two that are best and worst for the leader.
   *
   * @throws IllegalArgumentException in simultaneous play, where it depends on the equilibrium
   */
  public int choice(int forLeader, int againstLeader) {
    return switch (this) {
      case STRONG -> forLeader;
      case WEAK -> againstLeader;
      case EQUILIBRIUM ->
          throw new IllegalArgumentException("tie-break [equilibrium], expected strong or weak");
    };
  }

  /** As it stands in files: {@code strong}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
