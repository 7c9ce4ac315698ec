package org.firstmover.game.stochastic;

import java.util.Locale;

/** What the follower knows when she acts, besides the state and the leader's policy. */
public enum Observes {
  /** Nothing: both act at once. */
  COMMITMENT,
  /** The action that the leader has drawn. */
  ACTION;

  /** As it stands in files: {@code commitment}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
