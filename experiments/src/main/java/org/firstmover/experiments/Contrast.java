package org.firstmover.experiments;

/**
 * A quantity of one method held against that of another, game by game and seed by seed: its spread
 * is that of the differences, not of the games.
 *
 * @param name in tables
 * @param title on a picture's axis
 * @param quantity its name
 * @param method label of the one; empty for each that plays the same game as the other
 * @param against label of the other
 * @param comparison of the two numbers
 */
public record Contrast(
    String name,
    String title,
    String quantity,
    String method,
    String against,
    Comparison comparison) {
  private static final Comparison DIFFERENCE = (one, other) -> one - other;

  /** How two numbers are compared. */
  @FunctionalInterface
  public interface Comparison {
    double of(double one, double other);
  }

  /** The one minus the other. */
  public Contrast(String name, String title, String quantity, String method, String against) {
    this(name, title, quantity, method, against, DIFFERENCE);
  }

  /** Whether it is about the method of this label. */
  public boolean isOf(String label) {
    return method.isEmpty() ? !label.equals(against) : label.equals(method);
  }

  /**
   * Whose numbers these are in tables: {@code one - other}, or the one where it is not a difference
   * of two methods.
   */
  public String label(String one) {
    return comparison == DIFFERENCE && !method.isEmpty() ? one + " - " + against : one;
  }
}
