package org.firstmover.formats;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.hierarchy.Variables;

/** A game written in Java that says where it comes from: both players earn x + y. */
record CatalogGame(CatalogReference origin) implements HierarchyGame {
  @Override
  public Optional<CatalogReference> reference() {
    return Optional.of(origin);
  }

  @Override
  public String name() {
    return origin.name();
  }

  @Override
  public String fingerprint() {
    return origin.fingerprint(KIND, 1);
  }

  @Override
  public Variables variables() {
    return new Variables(
        List.of(Variable.number("x", 0, 1)), List.of(List.of(Variable.number("y", 0, 1))));
  }

  @Override
  public Goal leaderGoal() {
    return Goal.MAXIMISE;
  }

  @Override
  public double leaderValue(double[] point) {
    return point[0] + point[1];
  }

  @Override
  public int leaderConstraints() {
    return 0;
  }

  @Override
  public String leaderConstraint(int constraint) {
    throw new IndexOutOfBoundsException(constraint);
  }

  @Override
  public boolean leaderEquality(int constraint) {
    throw new IndexOutOfBoundsException(constraint);
  }

  @Override
  public void leaderConstraints(double[] point, double[] differences) {}

  @Override
  public int followers() {
    return 1;
  }

  @Override
  public String followerName(int follower) {
    return "f";
  }

  @Override
  public Goal followerGoal(int follower) {
    return Goal.MAXIMISE;
  }

  @Override
  public double followerValue(int follower, double[] point) {
    return leaderValue(point);
  }

  @Override
  public int followerConstraints(int follower) {
    return 0;
  }

  @Override
  public String followerConstraint(int follower, int constraint) {
    throw new IndexOutOfBoundsException(constraint);
  }

  @Override
  public boolean followerEquality(int follower, int constraint) {
    throw new IndexOutOfBoundsException(constraint);
  }

  @Override
  public void followerConstraints(
      int follower, double[] point, double[][] coefficients, double[] constants) {}
}
