package org.firstmover.game.expression;

/** How the two sides of a relation compare. */
public enum Comparison {
  AT_MOST("<="),
  AT_LEAST(">="),
  EQUAL("=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /** By how much left - right = difference breaks it: 0 if it holds; NaN stays NaN. */
  public double violation(double difference) {
    return switch (this) {
      case AT_MOST -> Math.max(0, difference);
      case AT_LEAST -> Math.max(0, -difference);
      case EQUAL -> Math.abs(difference);
    };
  }
}
