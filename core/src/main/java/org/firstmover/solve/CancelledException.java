package org.firstmover.solve;

/** The run was cancelled; nothing was answered. */
public final class CancelledException extends RuntimeException {
  public CancelledException() {
    super("the run was cancelled before it had an answer");
  }
}
