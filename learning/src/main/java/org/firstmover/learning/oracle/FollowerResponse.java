package org.firstmover.learning.oracle;

import java.util.List;
import org.firstmover.learning.policy.Policy;

/**
 * What followers do until the end of the leader's episode.
 *
 * @param followers one policy each, in their order
 * @param gap the most that one of them could gain by deviating, as far as the oracle knows; NaN if
 *     it does not
 */
public record FollowerResponse(List<Policy> followers, double gap) {
  public FollowerResponse {
    followers = List.copyOf(followers);
  }
}
