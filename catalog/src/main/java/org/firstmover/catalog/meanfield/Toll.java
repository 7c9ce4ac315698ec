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
 * Two roads: the left one costs a follower the share x of those on it and the toll, the right one
 * twice the share of those on it; the leader takes the toll from those on the left. In equilibrium
 * x = (2 - toll) / 3, and toll 1 is best for her: x = 1/3, revenue 1/3.
 *
 * @param origin where in the catalog it comes from
 * @param highest toll; 0: nobody leads, and the observer sees the share on the left
 * @param entropy weight of the followers' entropy bonus
 */
public record Toll(CatalogReference origin, double highest, double entropy)
    implements MeanFieldGame, Slopes {
  private static final int LEFT = 0;
  private static final int RIGHT = 1;

  @Override
  public String name() {
    return highest == 0 ? "left-right" : "toll";
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
  public List<Variable> leader() {
    return highest == 0 ? List.of() : List.of(Variable.number("toll", 0, highest));
  }

  @Override
  public Horizon horizon() {
    return Horizon.of(1);
  }

  @Override
  public List<Population> populations() {
    return List.of(Population.choosing("drivers", List.of("left", "right")));
  }

  @Override
  public void rewards(
      int population, int time, double[] commitment, double[][] crowd, double[] filled) {
    filled[LEFT] = -crowd[0][LEFT] - (highest == 0 ? 0 : commitment[0]);
    filled[RIGHT] = -2 * crowd[0][RIGHT];
  }

  @Override
  public boolean fixedTransitions(int population) {
    return true;
  }

  @Override
  public void transitions(
      int population, int time, double[] commitment, double[][] crowd, double[] filled) {
    filled[LEFT] = 1;
    filled[RIGHT] = 1;
  }

  @Override
  public double leaderValue(double[] commitment, double[][][] flow) {
    return flow[0][0][LEFT] * (highest == 0 ? 1 : commitment[0]);
  }

  @Override
  public Optional<Slopes> slopes() {
    return Optional.of(this);
  }

  @Override
  public void rewards(
      int population,
      int time,
      double[] commitment,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] commitmentSlopes) {
    crowdSlopes[0][LEFT] -= weights[LEFT];
    crowdSlopes[0][RIGHT] -= 2 * weights[RIGHT];
    if (highest > 0) {
      commitmentSlopes[0] -= weights[LEFT];
    }
  }

  @Override
  public void transitions(
      int population,
      int time,
      double[] commitment,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] commitmentSlopes) {}

  @Override
  public void leaderValue(
      double[] commitment, double[][][] flow, double[][][] flowSlopes, double[] commitmentSlopes) {
    flowSlopes[0][0][LEFT] += highest == 0 ? 1 : commitment[0];
    if (highest > 0) {
      commitmentSlopes[0] += flow[0][0][LEFT];
    }
  }
}
