package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.FisherMarket.State;
import org.firstmover.game.stochastic.FisherMarket.Utility;
import org.firstmover.solvers.linear.Vectors;

/**
 * Prices at which buyers, each spending her budget on what is best for her, want what there is.
 *
 * @param prices of a unit of each good, in money
 * @param allocation [buyer][good], in units; no more of a good than its supply
 * @param lower what the allocation proves the value of the state's game, q p + sum_i b_i log u_i,
 *     to be at least: no prices are lower
 * @param upper what buyers can make of it at these prices, by their unit costs in closed form
 */
public record MarketEquilibrium(
    double[] prices, double[][] allocation, double lower, double upper) {

  /**
   * Of one market: in closed form for Cobb-Douglas utilities, else by the Eisenberg-Gale programme,
   * whose value is lower than the game's by all the money, as the supplies are worth that much.
   */
  public static MarketEquilibrium of(State market, Utility utility) {
    return switch (utility) {
      case COBB_DOUGLAS -> shares(market);
      case LINEAR -> linear(market);
      case LEONTIEF -> leontief(market);
    };
  }

  /** Every buyer spends fixed shares of her budget. */
  private static MarketEquilibrium shares(State market) {
    int n = market.buyers();
    int m = market.goods();
    double[][] spent = new double[n][m];
    double[] prices = new double[m];
    for (int i = 0; i < n; i++) {
      double sum = Arrays.stream(market.valuations()[i]).sum();
      for (int j = 0; j < m; j++) {
        spent[i][j] = market.budgets()[i] * market.valuations()[i][j] / sum;
        prices[j] += spent[i][j] / market.supplies()[j];
      }
    }
    for (double[] row : spent) {
      for (int j = 0; j < m; j++) {
        row[j] /= prices[j];
      }
    }
    return bounded(market, Utility.COBB_DOUGLAS, prices, spent);
  }

  /** One variable a buyer and a good: how much of what there is she gets. */
  private static MarketEquilibrium linear(State market) {
    int n = market.buyers();
    int m = market.goods();
    double[] supplies = market.supplies();
    double[][] gains = new double[n][n * m];
    double[][] uses = new double[m][n * m];
    for (int i = 0; i < n; i++) {
      double[] all = new double[m];
      for (int j = 0; j < m; j++) {
        all[j] = market.valuations()[i][j] * supplies[j];
        uses[j][i * m + j] = 1;
      }
      double most = Vectors.largest(all);
      for (int j = 0; j < m; j++) {
        gains[i][i * m + j] = all[j] / most;
      }
    }
    EisenbergGale programme = new EisenbergGale(market.budgets(), gains, uses);
    programme.solve();
    double[][] allocation = new double[n][m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        allocation[i][j] = programme.z()[i * m + j] * supplies[j];
      }
    }
    return bounded(market, Utility.LINEAR, each(programme.prices(), supplies), allocation);
  }

  /** One variable a buyer: her utility, for which she needs v_j units of each good. */
  private static MarketEquilibrium leontief(State market) {
    int n = market.buyers();
    int m = market.goods();
    double[] supplies = market.supplies();
    double[][] gains = new double[n][n];
    double[][] uses = new double[m][n];
    for (int i = 0; i < n; i++) {
      double[] needs = each(market.valuations()[i], supplies);
      double most = Vectors.largest(needs);
      gains[i][i] = 1;
      for (int j = 0; j < m; j++) {
        uses[j][i] = needs[j] / most;
      }
    }
    EisenbergGale programme = new EisenbergGale(market.budgets(), gains, uses);
    programme.solve();
    double[][] allocation = new double[n][m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        allocation[i][j] = uses[j][i] * programme.z()[i] * supplies[j];
      }
    }
    return bounded(market, Utility.LEONTIEF, each(programme.prices(), supplies), allocation);
  }

  /** Of one unit, from what belongs to all that there is. */
  private static double[] each(double[] ofAll, double[] supplies) {
    double[] each = ofAll.clone();
    for (int j = 0; j < each.length; j++) {
      each[j] /= supplies[j];
    }
    return each;
  }

  /** Keeps the allocation within the supplies, and bounds the value by weak duality. */
  private static MarketEquilibrium bounded(
      State market, Utility utility, double[] prices, double[][] allocation) {
    for (int j = 0; j < prices.length; j++) {
      double wanted = 0;
      for (double[] row : allocation) {
        wanted += row[j];
      }
      if (wanted > market.supplies()[j]) {
        for (double[] row : allocation) {
          row[j] *= market.supplies()[j] / wanted;
        }
      }
    }
    double lower = Arrays.stream(market.budgets()).sum();
    double upper = Vectors.dot(prices, market.supplies());
    for (int i = 0; i < allocation.length; i++) {
      double budget = market.budgets()[i];
      double[] valuations = market.valuations()[i];
      lower += budget * Math.log(utility.of(valuations, allocation[i]));
      upper += budget * Math.log(budget / utility.unitCost(valuations, prices));
    }
    return new MarketEquilibrium(prices, allocation, lower, Math.max(lower, upper));
  }
}
