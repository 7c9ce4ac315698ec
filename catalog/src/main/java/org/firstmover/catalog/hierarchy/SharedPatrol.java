package org.firstmover.catalog.hierarchy;

/**
 * Shares a defender's patrol among her targets: maximises a sum of {@link TargetCurve}s of x_t in
 * [0, 1] where the x_t add up to a given amount, or at most to it.
 *
 * <p>A price on patrols gives an upper bound, and the maximum itself where the patrols chosen at
 * that price add up to the amount. Where they jump over it, because some curve is not concave, the
 * interval of the target that jumps is split: branch and bound.
 */
final class SharedPatrol {
  private static final int MOST_PRICES = 200;
  private static final int MOST_SPLITS = 500;

  private final TargetCurve[] curves;
  private final double amount;
  private final boolean exactly;

  /** Patrols at a price just above, and just below, the one at which they jump. */
  private final double[] low;

  private final double[] high;

  private final double[] trial;
  private int size;

  /** Where the next search of a price begins. */
  private double price;

  /** The largest weight of a curve: the scale of prices and values. */
  private double scale;

  /** No patrols within the present intervals have a higher sum than this. */
  private double bound;

  /** The highest sum found. */
  private double best;

  private int splits;

  SharedPatrol(int most, double amount, boolean exactly) {
    this.amount = amount;
    this.exactly = exactly;
    curves = new TargetCurve[most];
    for (int k = 0; k < most; k++) {
      curves[k] = new TargetCurve();
    }
    low = new double[most];
    high = new double[most];
    trial = new double[most];
  }

  TargetCurve curve(int k) {
    return curves[k];
  }

  /** Begins with the curves that were set, as many as said; the price that of given patrols. */
  void begin(int curves, double theta, double[] patrols) {
    size = curves;
    price = 0;
    scale = Double.MIN_NORMAL;
    int inside = 0;
    for (int k = 0; k < size; k++) {
      TargetCurve curve = this.curves[k];
      curve.turnTo(theta);
      scale = Math.max(scale, curve.weightAt(0));
      if (patrols[k] > 0 && patrols[k] < 1) {
        price += curve.slopeAt(patrols[k]);
        inside++;
      }
    }
    price = inside == 0 ? 0 : price / inside;
  }

  /**
   * Finds the best patrols.
   *
   * @param theta of the curves
   * @param patrols filled
   * @return whether none are better, but for rounding
   */
  boolean allocate(double theta, double[] patrols) {
    for (int k = 0; k < size; k++) {
      curves[k].turnTo(theta);
    }
    best = Double.NEGATIVE_INFINITY;
    splits = 0;
    split(patrols);
    return splits <= MOST_SPLITS;
  }

  private void split(double[] patrols) {
    double value = search();
    if (value > best) {
      best = value;
      System.arraycopy(trial, 0, patrols, 0, size);
    }
    if (value == Double.NEGATIVE_INFINITY
        || bound <= best + 1e-13 * (Math.abs(best) + scale)
        || ++splits > MOST_SPLITS) {
      return;
    }
    int jump = 0;
    for (int k = 1; k < size; k++) {
      jump = high[k] - low[k] > high[jump] - low[jump] ? k : jump;
    }
    double middle = trial[jump];
    if (!(middle > low[jump] && middle < high[jump])) {
      middle = (low[jump] + high[jump]) / 2;
    }
    TargetCurve curve = curves[jump];
    double least = curve.least();
    double most = curve.most();
    curve.limit(least, middle);
    split(patrols);
    curve.limit(middle, most);
    split(patrols);
    curve.limit(least, most);
  }

  /**
   * Fills the trial: by the price at which the patrols add up to the amount; where they jump over
   * it, the last ones to jump get what is left.
   *
   * @return the sum of the curves; negative infinity if there are no such patrols
   */
  private double search() {
    if (!feasible()) {
      return Double.NEGATIVE_INFINITY;
    }
    if (!exactly && total(0, trial) <= amount) {
      return bound;
    }
    double under = Double.NEGATIVE_INFINITY;
    double over = Double.POSITIVE_INFINITY;
    double step = Math.max(Math.abs(price) / 8, scale * 1e-3);
    for (int count = 0; count < MOST_PRICES; count++) {
      double excess = total(price, trial) - amount;
      if (Math.abs(excess) <= 1e-14 * amount) {
        return settle(trial, trial);
      }
      if (excess > 0) {
        under = price;
      } else {
        over = price;
      }
      boolean bracketed = under > Double.NEGATIVE_INFINITY && over < Double.POSITIVE_INFINITY;
      if (bracketed && over - under <= 4e-16 * (Math.abs(price) + scale)) {
        break;
      }
      double next = newton(excess);
      if (!(next > under && next < over) || (bracketed && count % 4 == 3)) {
        next = bracketed ? (under + over) / 2 : excess > 0 ? price + step : price - step;
        step *= 4;
      }
      price = next;
    }
    total(under, high);
    total(over, low);
    return settle(low, high);
  }

  private boolean feasible() {
    double least = 0;
    double most = 0;
    for (int k = 0; k < size; k++) {
      least += curves[k].least();
      most += curves[k].most();
    }
    return least <= amount && (amount <= most || !exactly);
  }

  /** NaN where no chosen patrol moves with the price. */
  private double newton(double excess) {
    double reaction = 0;
    for (int k = 0; k < size; k++) {
      reaction += curves[k].reaction();
    }
    return reaction > 0 ? price + excess / reaction : Double.NaN;
  }

  private double total(double price, double[] patrols) {
    double total = 0;
    bound = price * amount;
    for (int k = 0; k < size; k++) {
      bound += curves[k].choose(price);
      patrols[k] = curves[k].patrol();
      total += patrols[k];
    }
    return total;
  }

  /** From the lower patrols up to the higher ones until they add up. */
  private double settle(double[] low, double[] high) {
    double rest = amount;
    for (int k = 0; k < size; k++) {
      rest -= low[k];
    }
    double value = 0;
    for (int k = 0; k < size; k++) {
      double more = Math.max(0, Math.min(rest, high[k] - low[k]));
      rest -= more;
      trial[k] = low[k] + more;
      value += curves[k].valueAt(trial[k]);
    }
    return value;
  }
}
