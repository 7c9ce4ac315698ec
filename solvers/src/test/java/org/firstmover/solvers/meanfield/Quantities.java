package org.firstmover.solvers.meanfield;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Slopes;

/**
 * Cournot's duopoly with price 1 - q - x and no costs, the second firm a crowd: a share x of it
 * sells, each at 1 - q - 2x, which is the firm's marginal revenue, so that x = (1 - q) / 2. All
 * have 1 besides.
 */
record Quantities() implements MeanFieldGame, Slopes {
  @Override
  public String name() {
    return "quantities";
  }

  @Override
  public String fingerprint() {
    return "quantities";
  }

  @Override
  public List<Variable> leader() {
    return List.of(Variable.number("q", 0, 1));
  }

  @Override
  public Horizon horizon() {
    return Horizon.of(1);
  }

  @Override
  public List<Population> populations() {
    return List.of(Population.choosing("sellers", List.of("sell", "wait")));
  }

  @Override
  public void rewards(int p, int time, double[] q, double[][] crowd, double[] filled) {
    filled[0] = 2 - q[0] - 2 * crowd[0][0];
    filled[1] = 1;
  }

  @Override
  public boolean fixedTransitions(int p) {
    return true;
  }

  @Override
  public void transitions(int p, int time, double[] q, double[][] crowd, double[] filled) {
    filled[0] = 1;
    filled[1] = 1;
  }

  @Override
  public double leaderValue(double[] q, double[][][] flow) {
    return q[0] * (1 - q[0] - flow[0][0][0]);
  }

  @Override
  public Optional<Slopes> slopes() {
    return Optional.of(this);
  }

  @Override
  public void rewards(
      int p,
      int time,
      double[] q,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] leaderSlopes) {
    crowdSlopes[0][0] -= 2 * weights[0];
    leaderSlopes[0] -= weights[0];
  }

  @Override
  public void transitions(
      int p,
      int time,
      double[] q,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] leaderSlopes) {}

  @Override
  public void leaderValue(
      double[] q, double[][][] flow, double[][][] flowSlopes, double[] leaderSlopes) {
    flowSlopes[0][0][0] -= q[0];
    leaderSlopes[0] += 1 - 2 * q[0] - flow[0][0][0];
  }
}
