package org.firstmover.game.hierarchy;

import java.util.Locale;

/** What a player does with her objective. */
public enum Goal {
  MAXIMISE(1),
  MINIMISE(-1);

  private final int sign;

  Goal(int sign) {
    this.sign = sign;
  }

  /** What the player maximises: the objective, or its negative. */
  public double gain(double value) {
    return sign * value;
  }

  /** As it stands in files: {@code maximise}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
