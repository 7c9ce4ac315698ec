package org.firstmover.learning.oracle;

import java.util.List;
import org.firstmover.learning.policy.Policy;

/**
 * What followers do until the end of the leader's episode.
 *
 * @param followers one policy each, in their order, played by their modes; valid until the oracle
 *     next responds
 * @param gap the most that one of them could gain by deviating, as far as the oracle knows; NaN if
 *     it does not
 */
public record FollowerResponse(List<? extends Policy> followers, double gap) {
  public FollowerResponse {
    followers = List.copyOf(followers);
  }
}
