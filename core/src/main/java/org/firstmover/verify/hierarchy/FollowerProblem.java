package org.firstmover.verify.hierarchy;

import java.util.Arrays;
import java.util.Optional;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.HierarchyGame;

/** What one follower faces while nobody else moves. Not safe for use by several threads. */
final class FollowerProblem {
  final HierarchyGame game;
  final int follower;

  /** What she is printed to do. */
  final double[] own;

  /** Her bounds and constraints. */
  final Polyhedron region;

  private final double[] point;
  private final int from;

  /**
   * @param point all variables; moved while a gain is computed, and put back
   * @param lower bounds of all variables
   */
  FollowerProblem(
      HierarchyGame game, int follower, double[] point, double[] lower, double[] upper) {
    this.game = game;
    this.follower = follower;
    this.point = point;
    this.from = game.variables().from(follower);
    int to = game.variables().to(follower);
    this.own = Arrays.copyOfRange(point, from, to);
    int constraints = game.followerConstraints(follower);
    double[][] rows = new double[constraints][to - from];
    double[] constants = new double[constraints];
    game.followerConstraints(follower, point, rows, constants);
    boolean[] equality = new boolean[constraints];
    for (int i = 0; i < constraints; i++) {
      equality[i] = game.followerEquality(follower, i);
    }
    this.region =
        new Polyhedron(
            Arrays.copyOfRange(lower, from, to),
            Arrays.copyOfRange(upper, from, to),
            rows,
            constants,
            equality);
  }

  int size() {
    return own.length;
  }

  String name() {
    return game.followerName(follower);
  }

  /** Her objective where she is printed to be. */
  double value() {
    return game.followerValue(follower, point);
  }

  /** What she maximises, at other choices of hers. */
  double gain(double[] choice) {
    System.arraycopy(choice, 0, point, from, choice.length);
    double gain = game.followerGain(follower, point);
    System.arraycopy(own, 0, point, from, own.length);
    return gain;
  }

  /** Her objective, if it is a formula. */
  Optional<Formula> formula() {
    return game instanceof FunctionGame functions
            && functions.follower(follower).objective() instanceof Formula formula
        ? Optional.of(formula)
        : Optional.empty();
  }

  /** Whether her gain is proved or known to be concave over these bounds of hers. */
  boolean isConcave(Polyhedron bounds, long work) {
    return game.isConcave(follower)
        || formula()
            .map(
                formula ->
                    new Concavity(formula, game.followerGoal(follower), point, from, work)
                        .holds(bounds.lower(), bounds.upper()))
            .orElse(false);
  }

  /** First derivatives of her gain. */
  Slopes slopes(Polyhedron bounds) {
    Slopes differences = new Differences(this::gain, bounds.lower(), bounds.upper());
    return formula()
        .<Slopes>map(
            formula ->
                new FormulaSlopes(formula, game.followerGoal(follower), point, from, differences))
        .orElse(differences);
  }
}
