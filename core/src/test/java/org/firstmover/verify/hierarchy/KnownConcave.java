package org.firstmover.verify.hierarchy;

import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variables;

/** A game that knows that all gains are concave. */
record KnownConcave(HierarchyGame game) implements HierarchyGame {
  @Override
  public boolean isConcave(int follower) {
    return true;
  }

  @Override
  public String name() {
    return game.name();
  }

  @Override
  public String fingerprint() {
    return game.fingerprint();
  }

  @Override
  public Variables variables() {
    return game.variables();
  }

  @Override
  public Goal leaderGoal() {
    return game.leaderGoal();
  }

  @Override
  public double leaderValue(double[] point) {
    return game.leaderValue(point);
  }

  @Override
  public int leaderConstraints() {
    return game.leaderConstraints();
  }

  @Override
  public String leaderConstraint(int constraint) {
    return game.leaderConstraint(constraint);
  }

  @Override
  public boolean leaderEquality(int constraint) {
    return game.leaderEquality(constraint);
  }

  @Override
  public void leaderConstraints(double[] point, double[] differences) {
    game.leaderConstraints(point, differences);
  }

  @Override
  public int followers() {
    return game.followers();
  }

  @Override
  public String followerName(int follower) {
    return game.followerName(follower);
  }

  @Override
  public Goal followerGoal(int follower) {
    return game.followerGoal(follower);
  }

  @Override
  public double followerValue(int follower, double[] point) {
    return game.followerValue(follower, point);
  }

  @Override
  public int followerConstraints(int follower) {
    return game.followerConstraints(follower);
  }

  @Override
  public String followerConstraint(int follower, int constraint) {
    return game.followerConstraint(follower, constraint);
  }

  @Override
  public boolean followerEquality(int follower, int constraint) {
    return game.followerEquality(follower, constraint);
  }

  @Override
  public void followerConstraints(
      int follower, double[] point, double[][] coefficients, double[] constants) {
    game.followerConstraints(follower, point, coefficients, constants);
  }
}
