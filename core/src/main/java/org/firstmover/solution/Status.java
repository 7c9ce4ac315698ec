package org.firstmover.solution;

import java.util.Locale;

/** What is known about a solution. */
public enum Status {
  /** No commitment is better by more than 1e-6 relative; needs a proof. */
  OPTIMAL,
  /** A stationary point of the leader's problem. */
  STATIONARY,
  /** A commitment with a best response; nothing is said about better ones. */
  FEASIBLE,
  /** No commitment satisfies the leader's constraints. */
  INFEASIBLE,
  /** The leader's value has no bound. */
  UNBOUNDED,
  /** A work or time limit ended the search; the best commitment found. */
  LIMIT;

  /** As it stands in files: {@code optimal}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
