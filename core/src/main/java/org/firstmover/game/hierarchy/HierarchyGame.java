package org.firstmover.game.hierarchy;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.Game;

/**
 * One leader commits; n followers see the commitment and play a Nash equilibrium with one another.
 * Strategies are points of R^k; each follower's own constraints are linear in her variables; the
 * leader's may depend on the response.
 *
 * <p>This interface gives values only, which is all that a certificate needs. A {@code point} holds
 * all variables in the order of {@link #variables}. Implementations are immutable and safe for use
 * by many threads.
 *
 * <p>Source: K. Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe, "Coordinating followers to reach
 * better equilibria", AAAI 2022, Definition 1.
 */
public interface HierarchyGame extends Game {
  String KIND = "hierarchy";

  @Override
  default String kind() {
    return KIND;
  }

  Variables variables();

  default Goal leaderGoal() {
    return Goal.MAXIMISE;
  }

  /** The leader's objective. */
  double leaderValue(double[] point);

  /** What the leader maximises: her objective, or its negative. */
  default double leaderGain(double[] point) {
    return leaderGoal().gain(leaderValue(point));
  }

  /** How many constraints the leader has besides her bounds. */
  int leaderConstraints();

  /** As it is written, for people. */
  String leaderConstraint(int constraint);

  /** Whether it says g = 0; else it says g &lt;= 0. */
  default boolean leaderEquality(int constraint) {
    return false;
  }

  /**
   * The leader's constraints.
   *
   * @param differences filled with g, one number a constraint
   */
  void leaderConstraints(double[] point, double[] differences);

  /** The largest violation of a constraint of the leader; 0 if she keeps them. */
  default double leaderViolation(double[] point) {
    double[] differences = new double[leaderConstraints()];
    leaderConstraints(point, differences);
    double worst = 0;
    for (int k = 0; k < differences.length; k++) {
      double violation = leaderEquality(k) ? Math.abs(differences[k]) : differences[k];
      if (!(violation <= worst)) {
        worst = violation;
      }
    }
    return worst;
  }

  /** How many followers there are, at least one. */
  int followers();

  String followerName(int follower);

  default Goal followerGoal(int follower) {
    return Goal.MAXIMISE;
  }

  /** A follower's objective. */
  double followerValue(int follower, double[] point);

  /** What a follower maximises: her objective, or its negative. */
  default double followerGain(int follower, double[] point) {
    return followerGoal(follower).gain(followerValue(follower, point));
  }

  /** How many constraints a follower has besides her bounds. */
  int followerConstraints(int follower);

  /** As it is written, for people. */
  String followerConstraint(int follower, int constraint);

  /** Whether it says c = 0; else it says c &lt;= 0. */
  boolean followerEquality(int follower, int constraint);

  /**
   * A follower's constraints, c = coefficients * own + constant, at the leader's strategy.
   *
   * @param point of which only the leader's part matters
   * @param coefficients filled: double[constraint][own variable]
   * @param constants filled, one number a constraint
   */
  void followerConstraints(
      int follower, double[] point, double[][] coefficients, double[] constants);

  /** Whether the game knows that this follower's gain is concave in her own variables. */
  default boolean isConcave(int follower) {
    return false;
  }

  /** Where in the catalog it comes from; empty if it has a form of its own, or none. */
  default Optional<CatalogReference> reference() {
    return Optional.empty();
  }

  /** Strategies of the leader that are worth a try, besides the start of her variables. */
  default List<double[]> leaderStarts() {
    return List.of();
  }

  /** The game's own derivatives; empty if it leaves them to others. */
  default Optional<Derivatives> derivatives() {
    return Optional.empty();
  }

  /** The game's own best responses; empty if it leaves them to others. */
  default Optional<BestResponse> bestResponse() {
    return Optional.empty();
  }
}
