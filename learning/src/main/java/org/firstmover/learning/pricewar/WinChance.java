package org.firstmover.learning.pricewar;

import java.util.Arrays;

/**
 * The chance that a supplier wins with a bid while all her alike rivals bid from one distribution:
 * a polynomial in the probability e that one of them bids the same,
 *
 * <pre>
 * sum_k C(n, k) e^k a^(n-k) [A / (k + 1) + E / (k + 2)],
 * </pre>
 *
 * with n alike rivals, a the probability that one of them bids more, and E and A those of one more
 * rival with bids of her own; without her A is 1 and E is 0.
 */
final class WinChance {
  private final int alike;
  private final double[] equal;
  private final double[] above;

  /**
   * @param alike how many rivals are alike
   * @param other bid distribution of one more rival
   */
  WinChance(int alike, double[] other) {
    this.alike = alike;
    equal = other;
    above = new double[other.length];
    for (int b = other.length - 2; b >= 0; b--) {
      above[b] = above[b + 1] + other[b + 1];
    }
  }

  /** Without another rival: she bids more than anyone can. */
  static WinChance symmetric(int alike, int bids) {
    WinChance chance = new WinChance(alike, new double[bids]);
    Arrays.fill(chance.above, 1);
    return chance;
  }

  int bids() {
    return equal.length;
  }

  /** The lowest bid with which nobody can win, or else the highest of all. */
  int highest() {
    int bid = equal.length - 1;
    while (bid > 0 && above[bid - 1] + equal[bid - 1] == 0) {
      bid--;
    }
    return bid;
  }

  /** The polynomial's coefficients, the constant first. */
  void coefficients(int bid, double alikeAbove, double[] filled) {
    double binomial = 1;
    for (int k = 0; k <= alike; k++) {
      double rest = 1;
      for (int j = k; j < alike; j++) {
        rest *= alikeAbove;
      }
      filled[k] = binomial * rest * (above[bid] / (k + 1) + equal[bid] / (k + 2));
      binomial *= (double) (alike - k) / (k + 1);
    }
  }

  int terms() {
    return alike + 1;
  }
}
