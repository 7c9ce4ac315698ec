package org.firstmover.solvers.power;

import java.util.Arrays;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.Network;

/**
 * By how much all generation together misses all load together, whatever the branches carry: a
 * proof that a load cannot be served, by prices that are the same at all buses.
 *
 * @param price 1 where power is missing, -1 where there is too much
 * @param missing per unit; not above 0 if the totals allow a dispatch
 */
record TotalBalance(double price, double missing) {
  /**
   * Balances.
   *
   * @param demand per unit, by bus
   * @param upperBounds of the blocks
   */
  static TotalBalance of(DispatchProgram program, double[] demand, double[] upperBounds) {
    double lack = Arrays.stream(demand).sum();
    double surplus = -lack;
    for (int j = 0; j < program.blocks; j++) {
      boolean source = program.sign[j] > 0;
      lack -= source ? upperBounds[j] : -program.lower[j];
      surplus += source ? program.lower[j] : -upperBounds[j];
    }
    return lack > surplus ? new TotalBalance(1, lack) : new TotalBalance(-1, surplus);
  }

  /** No dispatch: nothing is generated, all angles are 0. */
  Dispatch infeasible(Network network, double[] load) {
    int buses = load.length;
    int branches = network.branches().size();
    double[] prices = new double[buses];
    Arrays.fill(prices, price);
    return new Dispatch(
        Dispatch.Status.INFEASIBLE,
        load.clone(),
        missing * network.base(),
        new double[network.generators().size()],
        new double[buses],
        new double[branches],
        prices,
        new double[branches],
        new double[buses],
        new double[buses]);
  }
}
