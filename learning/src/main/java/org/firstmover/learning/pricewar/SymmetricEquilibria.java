package org.firstmover.learning.pricewar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All symmetric equilibria of bidders whose costs are uniform on 0, 1, …, by shooting from the
 * highest bid down.
 *
 * <p>Where W falls, (b - c) W(b) has single crossing in bid and cost: who costs more bids no less.
 * So bids are handed out from the highest bid and the highest cost down, and the chance W(b) to win
 * is known once it is known who bids b. Costs at which one bid is played leave finitely many cases.
 * Where a cost is mixed, its share t at the higher of its bids is free, and then everything below
 * follows: indifference says how many must bid the next bid, until at one of them whole costs fit
 * exactly. That is one equation in t, which is solved by bisection between the points of a grid;
 * equilibria are missed only if two lie between neighbouring points, or at the ends.
 */
public final class SymmetricEquilibria {
  private static final int GRID = 64;
  private static final double TOLERANCE = 1e-12;
  private static final double SAME = 1e-7;

  private final WinChance chance;
  private final int costs;
  private final double[] coefficients;
  private final double[][] table;
  private final double[] wins;
  private final double[] values;
  private final Map<Integer, Mixing> mixings = new HashMap<>();
  private final List<double[]> found = new ArrayList<>();

  private SymmetricEquilibria(WinChance chance, int costs) {
    this.chance = chance;
    this.costs = costs;
    coefficients = new double[chance.terms()];
    table = new double[costs][chance.bids()];
    wins = new double[chance.bids()];
    values = new double[costs];
  }

  /**
   * Tables of probabilities, cost by cost; each has a regret of at most 1e-12 at each cost. Of bids
   * that cannot win, the lowest stands for all.
   */
  static List<double[]> of(WinChance chance, int costs) {
    SymmetricEquilibria search = new SymmetricEquilibria(chance, costs);
    search.whole(chance.highest(), costs);
    return search.found;
  }

  /** Nobody has been placed in part: costs 0, …, left - 1 bid at most this. */
  private void whole(int bid, int left) {
    if (left == 0 || bid < 0) {
      if (left == 0) {
        accept();
      }
      return;
    }
    double above = (double) (costs - left) / costs;
    for (int k = 0; k <= left; k++) {
      if (k > 0) {
        table[left - k][bid] = 1;
      }
      wins[bid] = win(bid, (double) k / costs, above);
      // the more bid this, the more tempting it is for those above
      if (left < costs && (bid - left) * wins[bid] > values[left] + TOLERANCE) {
        break;
      }
      if (content(bid, left - k, left)) {
        whole(bid - 1, left - k);
      }
      if (k < left) {
        mix(bid, k, left - k - 1, above);
      }
    }
    for (int c = 0; c < left; c++) {
      table[c][bid] = 0;
    }
  }

  /** Whether costs that bid this, from one to another, want no bid above; sets their values. */
  private boolean content(int bid, int from, int to) {
    for (int c = from; c < to; c++) {
      values[c] = (bid - c) * wins[bid];
      for (int b = bid + 1; b < wins.length; b++) {
        if ((b - c) * wins[b] > values[c] + TOLERANCE) {
          return false;
        }
      }
    }
    return true;
  }

  /** Goes on with a cost that is played here in part, unless it is best off above. */
  private void mix(int bid, int count, int first, double above) {
    double most = (bid - first) * win(bid, (count + 1.0) / costs, above);
    if (most <= 0) {
      return;
    }
    for (int b = bid + 1; b < wins.length; b++) {
      if ((b - first) * wins[b] > most + TOLERANCE) {
        return;
      }
    }
    Mixing mixing = mixing(bid, count, first);
    for (Closing closing : mixing.closings) {
      mixing.settle(closing);
    }
  }

  /** All are placed: the table is an equilibrium if nobody wants another bid. */
  private void accept() {
    double above = 0;
    for (int b = wins.length - 1; b >= 0; b--) {
      double equal = 0;
      for (double[] row : table) {
        equal += row[b] / costs;
      }
      wins[b] = win(b, equal, above);
      above += equal;
    }
    for (int c = 0; c < costs; c++) {
      double best = 0;
      double value = 0;
      for (int b = 0; b < wins.length; b++) {
        best = Math.max(best, (b - c) * wins[b]);
        value += table[c][b] * (b - c) * wins[b];
      }
      if (best - value > TOLERANCE) {
        return;
      }
    }
    double[] flat = Arrays.stream(table).flatMapToDouble(Arrays::stream).toArray();
    if (found.stream().noneMatch(other -> distance(other, flat) < SAME)) {
      found.add(flat);
    }
  }

  private static double distance(double[] one, double[] other) {
    double most = 0;
    for (int i = 0; i < one.length; i++) {
      most = Math.max(most, Math.abs(one[i] - other[i]));
    }
    return most;
  }

  private double win(int bid, double equal, double above) {
    chance.coefficients(bid, above, coefficients);
    return polynomial(equal);
  }

  private double polynomial(double equal) {
    double sum = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum * equal + coefficients[k];
    }
    return sum;
  }

  private double slope(double equal) {
    double sum = 0;
    for (int k = coefficients.length - 1; k >= 1; k--) {
      sum = sum * equal + k * coefficients[k];
    }
    return sum;
  }

  /** What follows from mixing depends on nothing above but on how many are there. */
  private Mixing mixing(int bid, int count, int first) {
    int key = (bid * costs + count) * costs + first;
    Mixing mixing = mixings.get(key);
    if (mixing == null) {
      mixing = new Mixing(bid, count, first);
      mixing.explore();
      mixings.put(key, mixing);
    }
    return mixing;
  }

  /**
   * Where whole costs fit.
   *
   * @param share of the first mixed cost at the top bid
   * @param bids below the top
   * @param fit how many costs are played at the last of them only
   */
  private record Closing(double share, int[] bids, int fit) {}

  /** One cost is played at two bids or more, or several are, each sharing a bid with the next. */
  private final class Mixing {
    private final int top;
    private final int count;
    private final int first;
    private final double above;
    private final List<Closing> closings = new ArrayList<>();

    /**
     * Of the last shot: how many costs were used up at each bid, -1 where the mixed one was not.
     */
    private int[] way = new int[0];

    /** Of the last shot: the mixed cost at the last bid. */
    private int mixed;

    /**
     * @param count of costs that are played at the top bid only
     * @param first the cost that is played there in part
     */
    Mixing(int top, int count, int first) {
      this.top = top;
      this.count = count;
      this.first = first;
      above = (double) (costs - 1 - first - count) / costs;
    }

    /** Goes on from these bids, below the top, to all that may come next. */
    void explore() {
      explore(new int[0], IntStream.range(1, GRID).toArray());
    }

    private void explore(int[] bids, int[] points) {
      int last = bids.length == 0 ? top : bids[bids.length - 1];
      for (int next = last - 1; next > 0; next--) {
        int[] longer = Arrays.copyOf(bids, bids.length + 1);
        longer[bids.length] = next;
        int[] possible = close(longer, points);
        if (possible.length > 0) {
          explore(longer, possible);
        }
      }
    }

    /**
     * Finds the shares at which whole costs fit at the last of these bids.
     *
     * @param points of the grid at which one could come as far as the bid before
     * @return those at which one could go on
     */
    private int[] close(int[] bids, int[] points) {
      int[] possible = new int[points.length];
      int count = 0;
      double before = Double.NaN;
      int[] wayBefore = way;
      for (int point : points) {
        double over = shoot((double) point / GRID, bids, false);
        int[] here = way;
        boolean neighbours = count > 0 && possible[count - 1] == point - 1;
        if (!Double.isNaN(over)) {
          possible[count++] = point;
        }
        if (neighbours && !Double.isNaN(over) && Arrays.equals(wayBefore, here)) {
          int high = (int) Math.floor(Math.max(before, over));
          for (int fit = (int) Math.ceil(Math.max(0, Math.min(before, over))); fit <= high; fit++) {
            closings.add(new Closing(root(point, bids, fit), bids, fit));
          }
        }
        before = over;
        wayBefore = here;
      }
      return Arrays.copyOf(possible, count);
    }

    /** Between a point of the grid and the one before it. */
    private double root(int point, int[] bids, int fit) {
      double low = (point - 1.0) / GRID;
      double high = (double) point / GRID;
      boolean rising = shoot(low, bids, false) <= fit;
      for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (shoot(middle, bids, false) <= fit == rising) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return low;
    }

    /**
     * Follows indifference down these bids.
     *
     * @param fills whether the table, the chances and the values are filled on the way
     * @return how many costs beyond the mixed one must be played at the last of them; not a number
     *     if that is impossible
     */
    private double shoot(double share, int[] bids, boolean fills) {
      way = new int[bids.length];
      mixed = first;
      double equal = (count + share) / costs;
      double higher = above;
      double win = win(top, equal, higher);
      double left = 1 - share;
      if (fills) {
        wins[top] = win;
        table[first][top] = share;
        value(first, count + 1, top);
      }
      int last = top;
      for (int j = 0; ; j++) {
        double value = (last - mixed) * win;
        higher += equal;
        int bid = bids[j];
        if (bid <= mixed || tempted(last, bid, higher, value, fills)) {
          return Double.NaN;
        }
        win = value / (bid - mixed);
        equal = equalFor(bid, win, higher);
        double over = equal * costs - left;
        if (Double.isNaN(over)) {
          return over;
        }
        if (fills) {
          wins[bid] = win;
          table[mixed][bid] = Math.min(left, left + over);
        }
        if (j == bids.length - 1) {
          return over;
        }
        int full = over < 0 ? -1 : (int) over;
        way[j] = full;
        left = over < 0 ? -over : 1 - (over - full);
        if (full >= 0) {
          mixed -= full + 1;
          if (mixed < 0) {
            return Double.NaN;
          }
          if (fills) {
            fill(mixed + 1, full, bid);
            table[mixed][bid] = 1 - left;
            value(mixed, 1, bid);
          }
        }
        last = bid;
      }
    }

    private boolean tempted(int last, int bid, double higher, double value, boolean fills) {
      for (int b = last - 1; b > bid; b--) {
        double win = win(b, 0, higher);
        if (fills) {
          wins[b] = win;
        }
        if ((b - mixed) * win > value + TOLERANCE) {
          return true;
        }
      }
      return false;
    }

    /** How many must bid this for such a chance to win. */
    private double equalFor(int bid, double target, double higher) {
      chance.coefficients(bid, higher, coefficients);
      // one cost more than there are, so that using all up is no end of the range
      double equal = 1 - higher + 1.0 / costs;
      if (coefficients[0] > target || polynomial(equal) < target) {
        return Double.NaN;
      }
      // no coefficient is negative: from the right Newton's method falls to the root
      for (int i = 0; i < 50; i++) {
        double next = equal - (polynomial(equal) - target) / slope(equal);
        if (!(next < equal) || next < 0) {
          break;
        }
        equal = next;
      }
      return equal;
    }

    /** Fills in what this share leads to and goes on with whole costs. */
    void settle(Closing closing) {
      int fit = closing.fit;
      int lowest = closing.bids[closing.bids.length - 1];
      // not where a bid in between drops out: there the way jumps
      if (Math.abs(shoot(closing.share, closing.bids, true) - fit) < SAME && mixed >= fit) {
        table[mixed][lowest] = 0;
        table[mixed][lowest] = 1 - Arrays.stream(table[mixed]).sum();
        int left = mixed - fit;
        fill(left, fit, lowest);
        if (settled(left, lowest)) {
          whole(lowest - 1, left);
        }
      }
      for (int c = 0; c <= first; c++) {
        Arrays.fill(table[c], 0, top + 1, 0);
      }
    }

    private void fill(int from, int size, int bid) {
      for (int c = from; c < from + size; c++) {
        table[c][bid] = 1;
      }
      value(from, size, bid);
    }

    private void value(int from, int size, int bid) {
      for (int c = from; c < from + size; c++) {
        values[c] = (bid - c) * wins[bid];
      }
    }

    private boolean settled(int left, int lowest) {
      for (int c = left; c < costs; c++) {
        for (int b = lowest; b < wins.length; b++) {
          if ((b - c) * wins[b] > values[c] + TOLERANCE) {
            return false;
          }
        }
      }
      return true;
    }
  }
}
