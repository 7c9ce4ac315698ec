package org.firstmover.verify.markov;

/**
 * Both players' values of one table of a follower, or of the best of several.
 *
 * @param own the follower's
 * @param strong the leader's, if ties go for her
 * @param weak the leader's, if ties go against her
 */
record Worth(double own, double strong, double weak) {
  Worth plus(Worth other) {
    return new Worth(own + other.own, strong + other.strong, weak + other.weak);
  }

  Worth times(double factor) {
    return new Worth(factor * own, factor * strong, factor * weak);
  }

  /** The better one for the follower; of equals, what is best and worst for the leader. */
  Worth or(Worth other, double tie) {
    if (other.own > own + tie) {
      return other;
    }
    return other.own < own - tie
        ? this
        : new Worth(
            Math.max(own, other.own), Math.max(strong, other.strong), Math.min(weak, other.weak));
  }
}
