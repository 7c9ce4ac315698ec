package org.firstmover.solvers.tariff;

import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;

/**
 * What households settle at who answer nodal prices that they make together: fictitious play,
 * refined.
 */
final class MeanFieldEquilibrium {
  /** $ a day. */
  private static final double ENOUGH = 1e-8;

  private final Populations populations;
  private final int iterations;
  private final EquilibriumRefinement refinement;

  MeanFieldEquilibrium(TariffGame game, Populations populations, int iterations) {
    this.populations = populations;
    refinement = new EquilibriumRefinement(game, populations);
    this.iterations = iterations;
  }

  void find(Tariff tariff) {
    for (int k = 0; k < iterations; k++) {
      populations.price();
      populations.reply(tariff);
      populations.move(1.0 / (k + 2));
    }
    refinement.refine(tariff, ENOUGH);
  }
}
