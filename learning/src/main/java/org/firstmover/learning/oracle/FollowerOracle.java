package org.firstmover.learning.oracle;

import java.util.Locale;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * A query oracle: followers who find their response by submitting observations to the leader and
 * receiving her actions.
 *
 * <p>Source: M. Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023, Definition 3.
 */
public interface FollowerOracle {
  /** What the followers' policies are towards one another and the leader. */
  enum Concept {
    BEST_RESPONSE,
    NASH,
    CORRELATED,
    COARSE_CORRELATED;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  Concept concept();

  /** Questions the leader and responds. */
  FollowerResponse respond(QueriedLeader leader, RandomStream random);

  /** Forgets what earlier leaders taught it, to begin afresh. */
  default void reset() {}

  /** Saves what it carries from one leader to the next. */
  default void snapshot(StateOutput out) {}

  default void restore(StateInput in) {}
}
