package org.firstmover.solvers.meanfield;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Slopes;

/** A game with another weight of the followers' entropy bonus: their temperature. */
record Tempered(MeanFieldGame game, double entropy) implements MeanFieldGame {
  @Override
  public String name() {
    return game.name();
  }

  @Override
  public String fingerprint() {
    return game.fingerprint();
  }

  @Override
  public List<Variable> leader() {
    return game.leader();
  }

  @Override
  public Goal leaderGoal() {
    return game.leaderGoal();
  }

  @Override
  public Horizon horizon() {
    return game.horizon();
  }

  @Override
  public List<Population> populations() {
    return game.populations();
  }

  @Override
  public void rewards(
      int population, int time, double[] commitment, double[][] crowd, double[] filled) {
    game.rewards(population, time, commitment, crowd, filled);
  }

  @Override
  public boolean fixedTransitions(int population) {
    return game.fixedTransitions(population);
  }

  @Override
  public void transitions(
      int population, int time, double[] commitment, double[][] crowd, double[] filled) {
    game.transitions(population, time, commitment, crowd, filled);
  }

  @Override
  public double leaderValue(double[] commitment, double[][][] flow) {
    return game.leaderValue(commitment, flow);
  }

  @Override
  public Optional<Slopes> slopes() {
    return game.slopes();
  }
}
