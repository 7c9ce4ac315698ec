package org.firstmover.game.hierarchy;

/**
 * Derivatives of a hierarchy game at one point at a time: first {@link #at}, then as many of the
 * others as wanted. Not safe for use by several threads.
 *
 * <p>All are of gains, what players maximise. F stacks each follower's slopes of her own gain in
 * her own variables, in the order of the places of the followers' variables (0 is the first one
 * behind the leader's). Where a function has a kink, a subgradient is taken.
 */
public interface Derivatives {
  /**
   * Goes to a point; it is not copied and must not change while it is asked about.
   *
   * @return how many kinks were met: 0 where all slopes are unique
   */
  int at(double[] point);

  /**
   * The gradient of objective * gain + sum_k weights[k] * g_k of the leader in all variables.
   *
   * @param gradient filled, one number for each variable of the game
   */
  void leaderGradient(double objective, double[] weights, double[] gradient);

  /**
   * F.
   *
   * @param slopes filled, one number for each variable of a follower
   */
  void followerGradients(double[] slopes);

  /**
   * The gradient of one follower's gain in all variables, not only her own: what methods ask for
   * that do without second derivatives.
   *
   * @param gradient filled, one number for each variable of the game
   * @return whether these derivatives have it; if not, nothing is filled
   */
  default boolean followerGradient(int follower, double[] gradient) {
    return false;
  }

  /**
   * The game Jacobian dF/dx; not symmetric in general.
   *
   * @param jacobian filled: row the entry of F, column the variable of a follower
   */
  void jacobian(double[][] jacobian);

  /**
   * Adds u' dF/dp, p the leader's variables.
   *
   * @param u one number for each entry of F
   * @param gradient of which the leader's part, the first entries, is added to
   */
  void pullback(double[] u, double[] gradient);

  /**
   * Adds what moves because followers' constraints c_r = a_r(p) x + b_r(p) depend on the leader:
   * sum_r [multipliers_r * u' da_r/dp + weights_r * dc_r/dp]. Games with fixed constraints have
   * nothing to add.
   *
   * @param u one number for each variable of a follower
   * @param multipliers one number a constraint, follower by follower; likewise the weights
   */
  default void pullbackConstraints(
      double[] u, double[] multipliers, double[] weights, double[] gradient) {}
}
