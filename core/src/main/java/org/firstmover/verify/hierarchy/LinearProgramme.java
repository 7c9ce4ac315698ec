package org.firstmover.verify.hierarchy;

import java.util.Arrays;
import java.util.List;

/**
 * The largest value of the least of some cuts over a polyhedron: maximise t subject to t &lt;=
 * every cut. A plain simplex method on a dense tableau for bounded variables, begun at any point;
 * the steepest column enters, the least index (Bland) when it stalls.
 *
 * <p>Source: V. Chvátal, "Linear programming", Freeman 1983, chapters 3 and 8.
 */
final class LinearProgramme {
  private static final double PIVOT = 1e-9;
  private static final double OPTIMAL = 1e-12;
  private static final double FEASIBLE = 1e-9;

  private final Polyhedron region;
  private final List<Cut> cuts;

  /** Own variables, t, then one slack a row and a cut. */
  private final int columns;

  private final int size;
  private final double[][] tableau;
  private final double[] low;
  private final double[] high;
  private final double[] values;
  private final int[] basis;
  private final boolean[] basic;

  /** 0 where the tableau says that a direction changes nothing. */
  private final double[] scales;

  enum Outcome {
    OPTIMUM,
    /** Along {@link Result#point}, a direction, the cuts rise without end. */
    UNBOUNDED,
    EMPTY,
    /** Too many steps. */
    STUCK
  }

  /**
   * @param value of the least cut at its highest point, raised by what the method left undone
   * @param point the highest point, or the direction
   */
  record Result(Outcome outcome, double value, double[] point) {}

  private LinearProgramme(Polyhedron region, List<Cut> cuts, double[] start) {
    this.region = region;
    this.cuts = cuts;
    this.size = region.size();
    int rows = region.rows().length;
    int all = rows + cuts.size();
    this.columns = size + 1 + all;
    this.tableau = new double[all][columns];
    this.low = new double[columns];
    this.high = new double[columns];
    this.values = new double[columns];
    this.basis = new int[all];
    this.basic = new boolean[columns];
    this.scales = new double[columns];
    double[] from = region.clamped(start);
    System.arraycopy(region.lower(), 0, low, 0, size);
    System.arraycopy(region.upper(), 0, high, 0, size);
    System.arraycopy(from, 0, values, 0, size);
    low[size] = Double.NEGATIVE_INFINITY;
    high[size] = Double.POSITIVE_INFINITY;
    values[size] = least(from);
    for (int i = 0; i < all; i++) {
      int slack = size + 1 + i;
      tableau[i][slack] = 1;
      basis[i] = slack;
      basic[slack] = true;
      high[slack] = i < rows && region.equality()[i] ? 0 : Double.POSITIVE_INFINITY;
      if (i < rows) {
        System.arraycopy(region.rows()[i], 0, tableau[i], 0, size);
        values[slack] = -region.row(i, from);
        scales[slack] = region.scale(i, from);
      } else {
        Cut cut = cuts.get(i - rows);
        for (int j = 0; j < size; j++) {
          tableau[i][j] = -cut.slopes()[j];
        }
        tableau[i][size] = 1;
        values[slack] = cut.at(from) - values[size];
        scales[slack] = Math.max(1, Math.abs(values[size]));
      }
    }
    for (int j = 0; j <= size; j++) {
      scales[j] = Math.max(1, Math.abs(values[j]));
    }
  }

  /**
   * @param cuts at least one
   * @param start where to begin; need not be inside
   */
  static Result highest(Polyhedron region, List<Cut> cuts, double[] start) {
    return new LinearProgramme(region, cuts, start).run();
  }

  /** Whether nothing is inside, but for rounding. */
  static boolean isEmpty(Polyhedron region) {
    double[] start = region.clamped(new double[region.size()]);
    List<Cut> flat = List.of(new Cut(0, new double[region.size()]));
    return highest(region, flat, start).outcome() == Outcome.EMPTY;
  }

  private double least(double[] s) {
    double least = Double.POSITIVE_INFINITY;
    for (Cut cut : cuts) {
      least = Math.min(least, cut.at(s));
    }
    return least;
  }

  private Result run() {
    double[] prices = new double[columns];
    int limit = 500 + 20 * columns;
    int stalled = 0;
    for (int step = 0; step < limit; step++) {
      boolean inside = infeasibility(prices);
      if (inside) {
        objective(prices);
      }
      int entering = entering(prices, stalled > 2 * basis.length + 20);
      if (entering < 0) {
        if (!inside) {
          return new Result(Outcome.EMPTY, Double.NaN, point());
        }
        double[] best = point();
        return new Result(Outcome.OPTIMUM, least(best) + undone(prices), best);
      }
      double moved = move(entering, prices[entering] > 0 ? 1 : -1, stalled > 0);
      if (moved == Double.POSITIVE_INFINITY) {
        return inside
            ? new Result(Outcome.UNBOUNDED, Double.POSITIVE_INFINITY, ray(entering, prices))
            : new Result(Outcome.STUCK, Double.NaN, point());
      }
      stalled = moved > 1e-13 * scales[entering] ? 0 : stalled + 1;
    }
    return new Result(Outcome.STUCK, Double.NaN, point());
  }

  private double[] point() {
    return region.clamped(Arrays.copyOf(values, size));
  }

  /** How prices would still raise the value, were it not for their size. */
  private double undone(double[] prices) {
    double undone = 0;
    for (int j = 0; j < columns; j++) {
      double left = basic[j] ? 0 : prices[j] > 0 ? high[j] - values[j] : low[j] - values[j];
      if (left != 0 && prices[j] != 0 && !Double.isInfinite(left)) {
        undone += prices[j] * left;
      }
    }
    return undone;
  }

  /** What each variable that is not basic adds per unit to the negative of all violations. */
  private boolean infeasibility(double[] prices) {
    boolean inside = true;
    Arrays.fill(prices, 0);
    for (int i = 0; i < basis.length; i++) {
      int side = violation(basis[i]);
      if (side != 0) {
        inside = false;
        for (int j = 0; j < columns; j++) {
          prices[j] += side * tableau[i][j];
        }
      }
    }
    return inside;
  }

  /** 1 above its bounds, -1 below, 0 inside. */
  private int violation(int j) {
    double slack = FEASIBLE * scales[j];
    return values[j] > high[j] + slack ? 1 : values[j] < low[j] - slack ? -1 : 0;
  }

  private void objective(double[] prices) {
    Arrays.fill(prices, 0);
    if (!basic[size]) {
      prices[size] = 1;
      return;
    }
    for (int i = 0; i < basis.length; i++) {
      if (basis[i] == size) {
        for (int j = 0; j < columns; j++) {
          prices[j] = -tableau[i][j];
        }
      }
    }
  }

  private int entering(double[] prices, boolean leastIndex) {
    double greatest = 0;
    for (double price : prices) {
      greatest = Math.max(greatest, Math.abs(price));
    }
    int entering = -1;
    double best = OPTIMAL * greatest;
    for (int j = 0; j < columns; j++) {
      double price = prices[j];
      boolean may = !basic[j] && (price > 0 ? values[j] < high[j] : values[j] > low[j]);
      if (may && Math.abs(price) > best) {
        entering = j;
        if (leastIndex) {
          return j;
        }
        best = Math.abs(price);
      }
    }
    return entering;
  }

  /** Moves one variable up or down until another one blocks; returns how far. */
  private double move(int entering, int sign, boolean leastIndex) {
    double farthest =
        sign > 0 ? high[entering] - values[entering] : values[entering] - low[entering];
    int leaving = -1;
    double pivot = 0;
    for (int i = 0; i < basis.length; i++) {
      double rate = -sign * tableau[i][entering];
      if (Math.abs(rate) < PIVOT) {
        continue;
      }
      int j = basis[i];
      double limit = limit(j, rate);
      if (Double.isInfinite(limit)) {
        continue;
      }
      double distance = Math.max(0, (limit - values[j]) / rate);
      double tie = Double.isInfinite(farthest) ? 0 : 1e-12 * (1 + farthest);
      boolean nearer = distance < farthest - tie;
      boolean tied = !nearer && distance <= farthest + tie && leaving >= 0;
      if (nearer || (tied && (leastIndex ? j < basis[leaving] : Math.abs(rate) > pivot))) {
        farthest = Math.min(farthest, distance);
        leaving = i;
        pivot = Math.abs(rate);
      }
    }
    if (farthest == Double.POSITIVE_INFINITY) {
      return farthest;
    }
    for (int i = 0; i < basis.length; i++) {
      values[basis[i]] -= sign * farthest * tableau[i][entering];
    }
    values[entering] += sign * farthest;
    if (leaving < 0) {
      values[entering] = sign > 0 ? high[entering] : low[entering];
    } else {
      int left = basis[leaving];
      values[left] = snapped(left);
      pivot(leaving, entering);
    }
    return farthest;
  }

  /** The bound that a variable reached. */
  private double snapped(int j) {
    return Math.abs(values[j] - low[j]) <= Math.abs(values[j] - high[j]) ? low[j] : high[j];
  }

  /** Where a basic variable stops: at the next bound, or the one that it breaks. */
  private double limit(int j, double rate) {
    int side = violation(j);
    if (rate > 0) {
      return side < 0 ? low[j] : side > 0 ? Double.POSITIVE_INFINITY : high[j];
    }
    return side > 0 ? high[j] : side < 0 ? Double.NEGATIVE_INFINITY : low[j];
  }

  private void pivot(int row, int column) {
    double[] leaving = tableau[row];
    double factor = 1 / leaving[column];
    for (int j = 0; j < columns; j++) {
      leaving[j] *= factor;
    }
    leaving[column] = 1;
    for (int i = 0; i < tableau.length; i++) {
      double times = tableau[i][column];
      if (i != row && times != 0) {
        double[] other = tableau[i];
        for (int j = 0; j < columns; j++) {
          other[j] -= times * leaving[j];
        }
        other[column] = 0;
      }
    }
    basic[basis[row]] = false;
    basis[row] = column;
    basic[column] = true;
  }

  private double[] ray(int entering, double[] prices) {
    double sign = prices[entering] > 0 ? 1 : -1;
    double[] ray = new double[size];
    if (entering < size) {
      ray[entering] = sign;
    }
    for (int i = 0; i < basis.length; i++) {
      if (basis[i] < size) {
        ray[basis[i]] = -sign * tableau[i][entering];
      }
    }
    return ray;
  }
}
