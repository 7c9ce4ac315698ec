package org.firstmover.report;

import java.util.Arrays;
import java.util.Optional;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solvers.hierarchy.Equilibrium;
import org.firstmover.solvers.hierarchy.EquilibriumOracle;

/**
 * The followers' equilibria around a commitment, for pictures: each is looked for from a known one
 * beside it, and what cannot be had in time is not there.
 */
final class NearbyEquilibria {
  /** So that a report never makes its reader wait. */
  private static final double SECONDS = 1.2;

  private static final double BEYOND_PICTURES = 1e100;

  private final HierarchyGame game;
  private final EquilibriumOracle oracle;
  private final long end = System.nanoTime() + (long) (SECONDS * 1e9);
  private final double[] differences;

  NearbyEquilibria(HierarchyGame game) {
    this.game = game;
    oracle = new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT);
    differences = new double[game.leaderConstraints()];
  }

  /**
   * What is known at a strategy of the leader.
   *
   * @param point all variables
   * @param value the leader's
   * @param excess the most that a constraint of hers is broken by, as it stands; negative where
   *     none is
   */
  record Place(double[] point, double value, double excess) {
    boolean keepsConstraints() {
      return excess <= 1e-6;
    }
  }

  /** Whether the time is used up. */
  boolean isLate() {
    return System.nanoTime() > end;
  }

  /** What is known at all variables. */
  Optional<Place> at(double[] point) {
    double value = game.leaderValue(point);
    double excess = game.leaderConstraints() == 0 ? -1 : Double.NEGATIVE_INFINITY;
    game.leaderConstraints(point, differences);
    for (int k = 0; k < differences.length; k++) {
      double g = game.leaderEquality(k) ? Math.abs(differences[k]) : differences[k];
      excess = g <= excess ? excess : g;
    }
    boolean finite = Math.abs(value) < BEYOND_PICTURES && Math.abs(excess) < BEYOND_PICTURES;
    return finite && Arrays.stream(point).allMatch(x -> Math.abs(x) < BEYOND_PICTURES)
        ? Optional.of(new Place(point, value, excess))
        : Optional.empty();
  }

  /** The followers' equilibrium at a strategy of the leader, from the one at a place beside it. */
  Optional<Place> beside(Place known, double[] leader) {
    if (isLate()) {
      return Optional.empty();
    }
    try {
      Equilibrium found =
          oracle.respond(
              leader, Arrays.copyOfRange(known.point(), leader.length, known.point().length));
      return found.converged() ? at(found.point()) : Optional.empty();
    } catch (RuntimeException e) {
      // functions written in Java may throw anything; a picture has a gap then
      return Optional.empty();
    }
  }
}
