package org.firstmover.solvers.tariff;

import org.firstmover.game.tariff.Tariff;

/** What households settle at who answer nodal prices that they make together: fictitious play. */
final class MeanFieldEquilibrium {
  private final Populations populations;
  private final int iterations;

  MeanFieldEquilibrium(Populations populations, int iterations) {
    this.populations = populations;
    this.iterations = iterations;
  }

  void find(Tariff tariff) {
    for (int k = 0; k < iterations; k++) {
      populations.price();
      populations.reply(tariff);
      populations.move(1.0 / (k + 2));
    }
    populations.price();
  }
}
