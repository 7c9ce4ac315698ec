package org.firstmover.learning.pricewar;

import java.util.Arrays;
import java.util.List;
import org.firstmover.game.markov.PriceWarRules;

/**
 * Exact payoffs of a price war under tables: of each player the probabilities of actions, mixed or
 * not, observation by observation as {@link PriceWarRules#roles} numbers them.
 */
public final class ExactPriceWar {
  private final PriceWarRules rules;
  private final int players;
  private final double[][] tables;

  /** By player, signal and bid; the leader's are multiplied by the probability of the signal. */
  private final double[][][] equal;

  private final double[][][] above;
  private final double[] ways;

  public ExactPriceWar(PriceWarRules rules) {
    this.rules = rules;
    players = rules.followers() + 1;
    tables = new double[players][];
    equal = new double[players][rules.signals()][rules.bids()];
    above = new double[players][rules.signals()][rules.bids()];
    ways = new double[players];
    for (int player = 0; player < players; player++) {
      set(player, opening(player));
    }
  }

  public PriceWarRules rules() {
    return rules;
  }

  public int actions(int player) {
    return player == 0 && !rules.symmetric() ? rules.discounts() : rules.bids();
  }

  /** As many as {@link PriceWarRules#roles} names. */
  public int observations(int player) {
    if (player > 0 || rules.symmetric()) {
      return rules.signals() * rules.costs();
    }
    return rules.costs() + (rules.phase() == PriceWarRules.Phase.SIGNALS ? rules.discounts() : 0);
  }

  /**
   * The table that a player begins with: her opening bids, whatever is signalled; of a leader the
   * smallest discount, signalled truthfully.
   */
  public double[] opening(int player) {
    int actions = actions(player);
    double[] table = new double[observations(player) * actions];
    boolean bids = player > 0 || rules.symmetric();
    for (int o = 0; o * actions < table.length; o++) {
      int action = bids ? rules.opening().get(player).get(o % rules.costs()) : o - rules.costs();
      table[o * actions + Math.max(0, action)] = 1;
    }
    return table;
  }

  /** A player plays this table, which is kept; not copied. */
  public void set(int player, double[] table) {
    tables[player] = table;
    for (double[] row : equal[player]) {
      Arrays.fill(row, 0);
    }
    if (player == 0 && !rules.symmetric()) {
      leaderPrices(table);
    } else {
      int rows = table.length / rules.bids();
      for (int o = 0; o < rows; o++) {
        double[] bids = equal[player][o / rules.costs()];
        for (int b = 0; b < rules.bids(); b++) {
          bids[b] += table[o * rules.bids() + b] / rules.costs();
        }
      }
    }
    for (int s = 0; s < rules.signals(); s++) {
      above[player][s][rules.bids() - 1] = 0;
      for (int b = rules.bids() - 2; b >= 0; b--) {
        above[player][s][b] = above[player][s][b + 1] + equal[player][s][b + 1];
      }
    }
  }

  private void leaderPrices(double[] table) {
    for (int c = 0; c < rules.costs(); c++) {
      for (int d = 1; d <= rules.discounts(); d++) {
        double chance = table[c * rules.discounts() + d - 1] / rules.costs();
        for (int s = 0; s < rules.signals() && chance > 0; s++) {
          equal[0][s][rules.price(c, d)] += chance * signalled(table, rules.discount(c, d), s);
        }
      }
    }
  }

  /** The probability of a signal at a discount. */
  private double signalled(double[] leader, int discount, int signal) {
    return switch (rules.phase()) {
      case SYMMETRIC, DISCOUNT -> 1;
      case TRUTHFUL -> signal == discount - 1 ? 1 : 0;
      case SIGNALS -> leader[(rules.costs() + discount - 1) * rules.discounts() + signal];
    };
  }

  /** The table that a player plays; not a copy. */
  public double[] table(int player) {
    return tables[player];
  }

  /** A leader's prices by signal, with the probability of both; not a copy. */
  public double[][] leaderPrices() {
    return equal[0];
  }

  /**
   * The chance that a signal comes and a player wins with a bid; of a leader, who decides on the
   * signal, the chance to win after it.
   */
  private double win(int player, int signal, int bid) {
    // of the ways in which nobody bids less: how likely are k equal bids
    Arrays.fill(ways, 0);
    ways[0] = 1;
    int others = 0;
    for (int other = 0; other < players; other++) {
      if (other != player) {
        double same = equal[other][signal][bid];
        double more = above[other][signal][bid];
        others++;
        for (int k = others; k > 0; k--) {
          ways[k] = ways[k] * more + ways[k - 1] * same;
        }
        ways[0] *= more;
      }
    }
    double sum = 0;
    for (int k = 0; k <= others; k++) {
      sum += ways[k] / (k + 1);
    }
    return sum;
  }

  /**
   * What each action earns at each observation, times the probability of the observation, while
   * nobody else changes anything, nor the player elsewhere.
   */
  public double[] payoffs(int player) {
    if (player == 0 && !rules.symmetric()) {
      return leaderPayoffs();
    }
    double[] payoffs = new double[tables[player].length];
    for (int s = 0; s < rules.signals(); s++) {
      for (int b = 0; b < rules.bids(); b++) {
        double win = win(player, s, b);
        for (int c = 0; c < rules.costs(); c++) {
          payoffs[(s * rules.costs() + c) * rules.bids() + b] = (b - c) * win / rules.costs();
        }
      }
    }
    return payoffs;
  }

  /** What a leader earns at a cost by a discount and a signal, times the cost's probability. */
  double income(int cost, int discount, int signal) {
    int price = rules.price(cost, discount);
    return price * win(0, signal, price) / rules.costs();
  }

  private double[] leaderPayoffs() {
    double[] payoffs = new double[tables[0].length];
    int discounts = rules.discounts();
    for (int c = 0; c < rules.costs(); c++) {
      for (int d = 1; d <= discounts; d++) {
        int taken = rules.discount(c, d);
        double chance = tables[0][c * discounts + d - 1];
        for (int s = 0; s < rules.signals(); s++) {
          double income = income(c, d, s);
          payoffs[c * discounts + d - 1] += signalled(tables[0], taken, s) * income;
          if (rules.phase() == PriceWarRules.Phase.SIGNALS) {
            payoffs[(rules.costs() + taken - 1) * discounts + s] += chance * income;
          }
        }
      }
    }
    return payoffs;
  }

  /** What a player earns in an auction. */
  public double value(int player) {
    double[] payoffs = payoffs(player);
    // of a leader with signals, rows of discounts hold the same income once more
    int rows = player == 0 ? rules.costs() : observations(player);
    double sum = 0;
    for (int i = 0; i < rows * actions(player); i++) {
      sum += tables[player][i] * payoffs[i];
    }
    return sum;
  }

  /** What a player gains at most by another table, all others staying. */
  public double regret(int player) {
    double[] best = bestResponse(player);
    double[] kept = tables[player];
    double value = value(player);
    set(player, best);
    double gain = value(player) - value;
    set(player, kept);
    return Math.max(0, gain);
  }

  /** The most that any player gains by another table. */
  public double exploitability() {
    double most = 0;
    for (int player = 0; player < players; player++) {
      most = Math.max(most, regret(player));
    }
    return most;
  }

  /** The most that any follower gains. */
  public double followersRegret() {
    double most = 0;
    for (int player = 1; player < players; player++) {
      most = Math.max(most, regret(player));
    }
    return most;
  }

  /** A best table against the others'; the first of equal actions. */
  public double[] bestResponse(int player) {
    if (player == 0 && rules.phase() == PriceWarRules.Phase.SIGNALS) {
      return new SignalSearch(this).best();
    }
    double[] payoffs = payoffs(player);
    int actions = actions(player);
    double[] best = new double[payoffs.length];
    for (int from = 0; from < payoffs.length; from += actions) {
      int most = from;
      for (int i = from; i < from + actions; i++) {
        if (payoffs[i] > payoffs[most]) {
          most = i;
        }
      }
      best[most] = 1;
    }
    return best;
  }

  /**
   * The symmetric equilibria of a price war without a leader.
   *
   * @return tables that all suppliers play
   */
  public static List<double[]> equilibria(PriceWarRules rules) {
    return SymmetricEquilibria.of(
        WinChance.symmetric(rules.followers(), rules.bids()), rules.costs());
  }
}
