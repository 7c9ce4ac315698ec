package org.firstmover.solution;

/** What is known about the best value that the leader can reach; infinite where nothing is. */
public record Bounds(double lower, double upper) {
  public double gap() {
    return upper - lower;
  }
}
