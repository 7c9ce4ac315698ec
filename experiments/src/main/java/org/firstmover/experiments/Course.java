package org.firstmover.experiments;

/**
 * A number that methods report on their way, drawn against their steps: over seeds the median and
 * the quartiles.
 *
 * @param name in tables
 * @param title on the picture's axis
 * @param reported as methods call it
 * @param floor smaller numbers are drawn there, on a logarithmic axis; 0 for a plain one
 * @param against label of the method whose final value on the same game and seed it is held
 *     against: what is drawn is how much is missing to it; empty if the number itself is
 */
public record Course(String name, String title, String reported, double floor, String against) {
  /** The number itself. */
  public Course(String name, String title, String reported, double floor) {
    this(name, title, reported, floor, "");
  }
}
