package org.firstmover.solution;

import java.util.Locale;

/** How an indifferent follower chooses. */
public enum TieBreak {
  /** For the leader. */
  STRONG,
  /** Against the leader. */
  WEAK;

  /** As it stands in files: {@code strong}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
