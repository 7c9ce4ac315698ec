package org.firstmover.game.tariff;

import java.util.Locale;
import org.firstmover.game.InputError;

/**
 * What the leader's tariff must earn.
 *
 * @param amount $ a year; of {@link Rule#COSTS} what comes on top of wholesale cost
 */
public record Revenue(Rule rule, double amount) {
  /** What revenue is held against. */
  public enum Rule {
    /** The amount, no more and no less. */
    EQUALS,
    /** The amount or more. */
    AT_LEAST,
    /** What the households' net load costs at nodal prices, and the amount, no more and no less. */
    COSTS;

    /** As it stands in files: {@code at-least}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Revenue {
    if (!Double.isFinite(amount)) {
      throw new InputError(
          Double.toString(amount),
          "revenue",
          "a finite number of $ a year",
          "Maybe leave it out if there is no target.");
    }
  }

  /**
   * What must be earned, $ a year.
   *
   * @param wholesale cost of the households' net load, $ a year
   */
  public double target(double wholesale) {
    return rule == Rule.COSTS ? wholesale + amount : amount;
  }

  /** Whether earning more than the target is wrong, too. */
  public boolean isExact() {
    return rule != Rule.AT_LEAST;
  }
}
