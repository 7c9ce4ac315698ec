package org.firstmover.examples;

import java.util.List;
import java.util.Optional;
import org.firstmover.Firstmover;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.DifferenceSlopes;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldConformance;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Slopes;
import org.firstmover.solution.Solution;

/** A town sets the price of parking in its centre; very many drivers park there or outside. */
public final class Parking implements MeanFieldGame {
  private static final int CENTRE = 0;
  private static final int OUTSIDE = 1;

  @Override
  public String name() {
    return "parking";
  }

  @Override
  public String fingerprint() {
    return "parking, version 1"; // another text for another game
  }

  @Override
  public List<Variable> leader() {
    return List.of(Variable.number("price", 0, 2));
  }

  @Override
  public Horizon horizon() {
    return Horizon.of(1); // everyone decides once
  }

  @Override
  public List<Population> populations() {
    return List.of(Population.choosing("drivers", List.of("centre", "outside")));
  }

  @Override
  public void rewards(
      int population, int time, double[] commitment, double[][] crowd, double[] filled) {
    filled[CENTRE] = 1 - crowd[0][CENTRE] - commitment[0]; // the fuller, the longer the search
    filled[OUTSIDE] = 0;
  }

  @Override
  public boolean fixedTransitions(int population) {
    return true;
  }

  @Override
  public void transitions(
      int population, int time, double[] commitment, double[][] crowd, double[] filled) {
    filled[CENTRE] = 1; // one state, where everyone stays
    filled[OUTSIDE] = 1;
  }

  @Override
  public double leaderValue(double[] commitment, double[][][] flow) {
    return commitment[0] * flow[0][0][CENTRE];
  }

  @Override
  public Optional<Slopes> slopes() {
    return Optional.of(new DifferenceSlopes(this));
  }

  static Solution solve() {
    MeanFieldConformance.check(new Parking(), 1);
    return Firstmover.solve(new Parking());
  }

  public static void main(String[] args) {
    Solution solution = solve();
    System.out.println(solution.leader().value() + " " + solution.certificate().verdict());
  }
}
