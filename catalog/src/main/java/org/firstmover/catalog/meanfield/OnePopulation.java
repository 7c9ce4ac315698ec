package org.firstmover.catalog.meanfield;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Slopes;

/**
 * A game of one population, put together: games differ in how followers are rewarded, where they
 * go, and what the leader is after.
 *
 * @param origin where in the catalog it comes from, whose name it has
 * @param entropy weight of the followers' entropy bonus
 * @param leader what she chooses; empty where nobody leads
 * @param rewards one a pair
 * @param moves probability of each successor
 */
record OnePopulation(
    CatalogReference origin,
    Horizon horizon,
    Population population,
    double entropy,
    List<Variable> leader,
    Rule rewards,
    Rule moves,
    Objective objective)
    implements MeanFieldGame, Slopes {

  @Override
  public String name() {
    return origin.name();
  }

  @Override
  public Optional<CatalogReference> reference() {
    return Optional.of(origin);
  }

  @Override
  public String fingerprint() {
    return origin.fingerprint(KIND, 1);
  }

  @Override
  public List<Population> populations() {
    return List.of(population);
  }

  @Override
  public void rewards(
      int number, int time, double[] commitment, double[][] crowd, double[] filled) {
    rewards.fill(time, commitment, crowd[0], filled);
  }

  @Override
  public boolean fixedTransitions(int number) {
    return moves instanceof Rule.Table table && table.rows().length == 1;
  }

  @Override
  public void transitions(
      int number, int time, double[] commitment, double[][] crowd, double[] filled) {
    moves.fill(time, commitment, crowd[0], filled);
  }

  @Override
  public double leaderValue(double[] commitment, double[][][] flow) {
    return objective.value(commitment, flow);
  }

  @Override
  public Optional<Slopes> slopes() {
    return rewards.smooth() && moves.smooth() ? Optional.of(this) : Optional.empty();
  }

  @Override
  public void rewards(
      int number,
      int time,
      double[] commitment,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] commitmentSlopes) {
    rewards.slopes(time, commitment, crowd[0], weights, crowdSlopes[0], commitmentSlopes);
  }

  @Override
  public void transitions(
      int number,
      int time,
      double[] commitment,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] commitmentSlopes) {
    moves.slopes(time, commitment, crowd[0], weights, crowdSlopes[0], commitmentSlopes);
  }

  @Override
  public void leaderValue(
      double[] commitment, double[][][] flow, double[][][] flowSlopes, double[] commitmentSlopes) {
    objective.slopes(commitment, flow, flowSlopes, commitmentSlopes);
  }
}
