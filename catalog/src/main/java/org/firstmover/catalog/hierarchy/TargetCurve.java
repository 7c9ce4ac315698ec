package org.firstmover.catalog.hierarchy;

/**
 * One target in a defender's problem at a fixed ratio theta: A exp(omega v) (w v - theta) as a
 * function of her patrol x in an interval, where v = e (1 - x). Its curvature in v has the sign of
 * omega (w v - theta) + 2 w, which changes at most once, so that with a price on x the best patrol
 * is an end of the interval, or the best one where the curve is concave.
 */
final class TargetCurve {
  private static final double REACTION = Attacks.REACTION;

  /** e: the chance that nobody else protects the target. */
  private double open;

  /** w: what the defender gets when it is hit. */
  private double gets;

  /** A. */
  private double appeal;

  private double theta;

  /** The interval of x, and v and A exp(omega v) at its ends. */
  private double least;

  private double most;
  private double leastUnprotected;
  private double mostUnprotected;
  private double leastWeight;
  private double mostWeight;

  /** The interval of v on which the curve is concave; empty if the first exceeds the second. */
  private double low;

  private double high;

  /** The choice, and whether it lies inside the concave part. */
  private double patrol;

  private double unprotected;
  private boolean inside;

  /** The curve, its slope and its curvature in v where it was looked at last. */
  private double value;

  private double slope;
  private double curvature;

  /** The whole interval from 0 to 1; a given patrol is where searches begin. */
  void set(double open, double gets, double appeal, double patrol) {
    this.open = open;
    this.gets = gets;
    this.appeal = appeal;
    unprotected = open * (1 - patrol);
    least = 0;
    most = 1;
    ends();
  }

  void turnTo(double theta) {
    this.theta = theta;
    concave();
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  /** Patrols of this interval only. */
  void limit(double least, double most) {
    this.least = least;
    this.most = most;
    ends();
    concave();
  }

  private void ends() {
    leastUnprotected = open * (1 - most);
    mostUnprotected = open * (1 - least);
    leastWeight = weight(leastUnprotected);
    mostWeight = weight(mostUnprotected);
  }

  private void concave() {
    low = leastUnprotected;
    high = mostUnprotected;
    double turn = theta / gets - 2 / REACTION;
    if (gets < 0) {
      low = Math.max(low, turn);
    } else if (gets > 0) {
      high = Math.min(high, turn);
    } else if (theta <= 0) {
      high = Double.NEGATIVE_INFINITY;
    }
  }

  private double weight(double v) {
    return v == 0 ? appeal : appeal * StrictMath.exp(REACTION * v);
  }

  private void look(double v) {
    look(v, weight(v));
  }

  private void look(double v, double weight) {
    double mean = gets * v - theta;
    value = weight * mean;
    slope = weight * (REACTION * mean + gets);
    curvature = REACTION * weight * (REACTION * mean + 2 * gets);
  }

  /**
   * Chooses the best patrol at a price for each unit.
   *
   * @return the curve there, less the price
   */
  double choose(double price) {
    double start = unprotected;
    double best = mostWeight * (gets * mostUnprotected - theta) - price * least;
    patrol = least;
    unprotected = mostUnprotected;
    inside = false;
    double all = leastWeight * (gets * leastUnprotected - theta) - price * most;
    if (all > best) {
      best = all;
      patrol = most;
      unprotected = leastUnprotected;
    }
    if (low < high) {
      double v = concaveBest(price, start);
      double between = value - price * patrol(v);
      if (between > best) {
        best = between;
        patrol = patrol(v);
        unprotected = v;
        inside = v > low && v < high;
      }
    }
    return best;
  }

  /** Looks at where the slope in v is -price / e, or the end of the concave part next to it. */
  private double concaveBest(double price, double start) {
    double goal = -price / open;
    double from = low;
    double to = high;
    look(to, to == mostUnprotected ? mostWeight : weight(to));
    if (slope >= goal) {
      return to;
    }
    look(from, from == leastUnprotected ? leastWeight : weight(from));
    if (slope <= goal) {
      return from;
    }
    double v = start > from && start < to ? start : (from + to) / 2;
    for (int step = 0; step < 60; step++) {
      look(v);
      double excess = slope - goal;
      if (excess > 0) {
        from = v;
      } else {
        to = v;
      }
      double next = v - excess / curvature;
      if (Math.abs(next - v) <= 1e-16 * (1 + v)) {
        break;
      }
      v = next > from && next < to ? next : (from + to) / 2;
    }
    return v;
  }

  private double patrol(double v) {
    return 1 - v / open;
  }

  /** What was chosen. */
  double patrol() {
    return patrol;
  }

  /** How fast the chosen patrol falls with the price; 0 at an end. */
  double reaction() {
    if (!inside) {
      return 0;
    }
    look(unprotected);
    return -1 / (open * open * curvature);
  }

  /** The slope in x at a patrol. */
  double slopeAt(double patrol) {
    look(open * (1 - patrol));
    return -open * slope;
  }

  /** The curve at a patrol. */
  double valueAt(double patrol) {
    look(open * (1 - patrol));
    return value;
  }

  /** A exp(omega v): what the target adds to the denominator of the defender's mean. */
  double weightAt(double patrol) {
    return weight(open * (1 - patrol));
  }

  /** w v: times the weight, what it adds to the numerator. */
  double getsAt(double patrol) {
    return gets * open * (1 - patrol);
  }
}
