package org.firstmover.game.hierarchy;

/** Best responses of single followers in closed form. Not safe for use by several threads. */
@FunctionalInterface
public interface BestResponse {
  /**
   * What this follower does best while nobody else moves.
   *
   * @param point all variables; the follower's own may be where a search begins
   * @param response filled, one number for each of her variables; never the point itself
   */
  void respond(int follower, double[] point, double[] response);
}
