package org.firstmover.learning.pricewar;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.markov.PriceWarRules;

/**
 * What followers of a price war do who know the leader's commitment: symmetric equilibria among
 * them, signal by signal. After signals that never come they play as if there were none.
 *
 * <p>Where the search finds no equilibrium, fictitious play stands in; what is left to gain says
 * {@link ExactPriceWar#followersRegret}.
 */
public final class FollowerEquilibria {
  private static final int FICTITIOUS_ROUNDS = 20_000;

  private final ExactPriceWar exact;
  private final PriceWarRules rules;

  /** By the distribution of the leader's prices. */
  private final Map<DoubleBuffer, List<double[]>> known = new HashMap<>();

  /**
   * @param exact its leader's table is responded to, and its followers' tables are set
   */
  public FollowerEquilibria(ExactPriceWar exact) {
    this.exact = exact;
    rules = exact.rules();
  }

  /**
   * Sets the followers' tables to an equilibrium.
   *
   * @param best whether the leader's best or worst, of those found
   */
  public void respond(boolean best) {
    int size = rules.costs() * rules.bids();
    double[] table = new double[rules.signals() * size];
    double[][] prices = exact.leaderPrices();
    double[] overall = new double[rules.bids()];
    for (double[] row : prices) {
      add(row, overall);
    }
    for (int s = 0; s < rules.signals(); s++) {
      double chance = Arrays.stream(prices[s]).sum();
      List<double[]> all = equilibria(chance > 0 ? prices[s] : overall);
      double most = Double.NEGATIVE_INFINITY;
      for (double[] one : all) {
        double income = income(prices[s], one) * (best ? 1 : -1);
        if (income > most) {
          most = income;
          System.arraycopy(one, 0, table, s * size, size);
        }
      }
    }
    for (int player = 1; player <= rules.followers(); player++) {
      exact.set(player, table);
    }
  }

  private static void add(double[] one, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += one[i];
    }
  }

  /** What the leader earns at these prices from followers who all play one table. */
  private double income(double[] prices, double[] table) {
    double[] bids = new double[rules.bids()];
    for (int i = 0; i < table.length; i++) {
      bids[i % bids.length] += table[i] / rules.costs();
    }
    double above = 1;
    double sum = 0;
    double[] ways = new double[rules.followers() + 1];
    WinChance chance = WinChance.symmetric(rules.followers(), rules.bids());
    for (int b = 0; b < bids.length; b++) {
      above -= bids[b];
      chance.coefficients(b, above, ways);
      double win = 0;
      for (int k = ways.length - 1; k >= 0; k--) {
        win = win * bids[b] + ways[k];
      }
      sum += prices[b] * b * win;
    }
    return sum;
  }

  /**
   * Equilibria against these prices of the leader.
   *
   * @param prices with their probabilities, up to a factor
   */
  private List<double[]> equilibria(double[] prices) {
    double sum = Arrays.stream(prices).sum();
    double[] distribution = Arrays.stream(prices).map(p -> p / sum).toArray();
    return known.computeIfAbsent(DoubleBuffer.wrap(distribution), key -> search(distribution));
  }

  private List<double[]> search(double[] distribution) {
    List<double[]> all =
        SymmetricEquilibria.of(new WinChance(rules.followers() - 1, distribution), rules.costs());
    return all.isEmpty() ? List.of(fictitious(distribution)) : all;
  }

  /** The mean of best responses to the mean so far. */
  private double[] fictitious(double[] distribution) {
    WinChance chance = new WinChance(rules.followers() - 1, distribution);
    double[] coefficients = new double[chance.terms()];
    double[] mean = new double[rules.costs() * rules.bids()];
    double[] bids = new double[rules.bids()];
    double[] wins = new double[rules.bids()];
    for (int t = 0; t < FICTITIOUS_ROUNDS; t++) {
      double above = 1;
      for (int b = 0; b < bids.length; b++) {
        above -= bids[b];
        chance.coefficients(b, Math.max(0, above), coefficients);
        wins[b] = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
          wins[b] = wins[b] * bids[b] + coefficients[k];
        }
      }
      double step = 1.0 / (t + 1);
      Arrays.setAll(mean, i -> 0 + mean[i] * (1 - step));
      Arrays.setAll(bids, b -> 0 + bids[b] * (1 - step));
      for (int c = 0; c < rules.costs(); c++) {
        int most = c;
        for (int b = 0; b < wins.length; b++) {
          most = (b - c) * wins[b] > (most - c) * wins[most] ? b : most;
        }
        mean[c * bids.length + most] += step;
        bids[most] += step / rules.costs();
      }
    }
    return mean;
  }
}
