package org.firstmover.verify.hierarchy;

import java.util.ArrayDeque;
import java.util.Deque;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.hierarchy.Goal;

/**
 * Proves from the formula of an objective that the gain is concave in its player's own variables
 * over a box. A smooth gain of up to three variables is looked at in parts of the box where the
 * whole is too much for interval arithmetic.
 */
final class Concavity {
  private static final int PARTS = 256;
  private static final int SPLITS_UP_TO = 3;

  private final Formula formula;
  private final Goal goal;
  private final double[] point;
  private final int from;
  private final long work;

  /**
   * @param point all variables, of which the own ones do not matter
   * @param from the place of the first own variable
   * @param work how many entries of derivatives may be touched
   */
  Concavity(Formula formula, Goal goal, double[] point, int from, long work) {
    this.formula = formula;
    this.goal = goal;
    this.point = point;
    this.from = from;
    this.work = work;
  }

  /** Whether it is proved; false if it is not so or could not be shown. */
  boolean holds(double[] lower, double[] upper) {
    Enclosure gain = gain(lower, upper);
    if (gain.isConcave()) {
      return true;
    }
    // Parts say nothing about kinks and poles where they meet.
    return gain.rest == Shape.AFFINE && lower.length <= SPLITS_UP_TO && holdsInParts(lower, upper);
  }

  private boolean holdsInParts(double[] lower, double[] upper) {
    Deque<double[][]> parts = new ArrayDeque<>();
    parts.push(new double[][] {lower, upper});
    for (int k = 0; k < PARTS && !parts.isEmpty(); k++) {
      double[][] part = parts.pop();
      Enclosure gain = gain(part[0], part[1]);
      if (gain.isConcave()) {
        continue;
      }
      for (int i = 0; i < gain.count && !gain.isFlat(); i++) {
        if (gain.bendLow[Enclosure.place(i, i)] > 0) {
          return false;
        }
      }
      split(part, parts);
    }
    return parts.isEmpty();
  }

  /** In two at the middle of the widest side; one without end is cut at twice its beginning. */
  private static void split(double[][] part, Deque<double[][]> parts) {
    int widest = 0;
    for (int j = 1; j < part[0].length; j++) {
      if (part[1][j] - part[0][j] > part[1][widest] - part[0][widest]) {
        widest = j;
      }
    }
    double low = part[0][widest];
    double high = part[1][widest];
    double cut;
    if (Double.isInfinite(low) && Double.isInfinite(high)) {
      cut = 0;
    } else if (Double.isInfinite(high)) {
      cut = low + Math.max(1, Math.abs(low));
    } else if (Double.isInfinite(low)) {
      cut = high - Math.max(1, Math.abs(high));
    } else {
      cut = low + 0.5 * (high - low);
    }
    double[] middle = part[0].clone();
    middle[widest] = cut;
    double[] end = part[1].clone();
    end[widest] = cut;
    parts.push(new double[][] {middle, part[1]});
    parts.push(new double[][] {part[0], end});
  }

  private Enclosure gain(double[] lower, double[] upper) {
    EnclosureAlgebra algebra = new EnclosureAlgebra(point, from, lower, upper, true, work);
    Enclosure value = formula.evaluate(algebra);
    if (algebra.isExhausted()) {
      value = Enclosure.constant(Interval.ALL);
      value.shape = Shape.UNKNOWN;
      value.rest = Shape.UNKNOWN;
    }
    if (goal.gain(1) < 0) {
      value.negate();
    }
    return value;
  }
}
