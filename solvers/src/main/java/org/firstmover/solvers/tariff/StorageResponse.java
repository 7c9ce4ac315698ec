package org.firstmover.solvers.tariff;

import org.firstmover.game.tariff.Battery;
import org.firstmover.game.tariff.Meter;

/**
 * The cheapest use of a battery at given hourly rates, exactly: dynamic programming over convex
 * piecewise linear functions.
 *
 * <p>The least cost from hour t on is a convex piecewise linear function V_t of what is stored. One
 * hour's cost is one of the change of what is stored, f_t, with at most four pieces: discharging,
 * charging, where the meter turns, and where prices do. V_t(s) = min_u f_t(u) + V_{t+1}(s + u)
 * merges the pieces of both by slope and cuts at empty and full. Forward from the start, what is
 * stored moves to where slopes sum to 0, and as little as can be where that is an interval.
 *
 * <p>Charging and discharging in one hour never pays, because rates and efficiencies leave every
 * f_t convex: buying costs at least as much as selling earns, and neither is below 0.
 *
 * <p>Not safe for use by several threads: it keeps its room.
 */
final class StorageResponse {
  /** Slopes that sum to less are taken to sum to 0, $/kWh. */
  private static final double LEVEL = 1e-13;

  private static final int PIECES = 4;

  private final Battery battery;
  private final int hours;
  private final double[] left;
  private final double[] right;
  private final int[] count;
  private final double[][] slope;
  private final double[][] length;

  /** Pieces of one hour's cost by change: where they begin and end, and their slopes. */
  private final double[] knot = new double[PIECES + 1];

  private final double[] rise = new double[PIECES];
  private int pieces;

  StorageResponse(Battery battery, int hours) {
    this.battery = battery;
    this.hours = hours;
    left = new double[hours + 1];
    right = new double[hours + 1];
    count = new int[hours + 1];
    slope = new double[hours + 1][];
    length = new double[hours + 1][];
    for (int t = 0; t <= hours; t++) {
      slope[t] = new double[PIECES * (hours - t) + 1];
      length[t] = new double[PIECES * (hours - t) + 1];
    }
  }

  /**
   * Fills in the cheapest response.
   *
   * @param meter whose tiers are left out
   * @param premium $/kWh on top of the buying rate
   * @param charge kW by hour
   * @param discharge kW by hour
   */
  void respond(Meter meter, double premium, double[] charge, double[] discharge) {
    respondNear(meter, meter, premium, charge, Double.POSITIVE_INFINITY, charge, discharge);
  }

  /**
   * The same within a distance of what is done now, at one price below it and another above.
   *
   * @param below rates of an hour for charging less than now
   * @param above rates of an hour for charging more than now, none of them lower
   * @param centre charge less discharge now, kW by hour
   * @param distance kW, infinite for all that the battery can do
   */
  void respondNear(
      Meter below,
      Meter above,
      double premium,
      double[] centre,
      double distance,
      double[] charge,
      double[] discharge) {
    left[hours] = battery.end();
    right[hours] = battery.end();
    count[hours] = 0;
    for (int t = hours - 1; t >= 0; t--) {
      hour(below, above, premium, centre[t], distance, t);
      merge(t);
      cut(t);
    }
    double stored = battery.start();
    for (int t = 0; t < hours; t++) {
      hour(below, above, premium, centre[t], distance, t);
      double change = change(t, stored);
      charge[t] = change > 0 ? Math.min(battery.power(), change / battery.charge()) : 0;
      discharge[t] = change < 0 ? Math.min(battery.power(), -change * battery.discharge()) : 0;
      stored = Math.max(left[t + 1], Math.min(right[t + 1], stored + change));
    }
  }

  /** The pieces of f_t: they end where the battery or the meter turns, and at what is done now. */
  private void hour(
      Meter below, Meter above, double premium, double centre, double distance, int t) {
    double base = below.base()[t];
    double most = battery.power();
    double last = Math.min(most, centre + distance);
    double at = Math.max(-most, centre - distance);
    knot[0] = change(at);
    pieces = 0;
    while (at < last) {
      double next = last;
      next = at < 0 && 0 < next ? 0 : next;
      next = at < -base && -base < next ? -base : next;
      next = at < centre && centre < next ? centre : next;
      double middle = 0.5 * (at + next);
      Meter meter = middle < centre ? below : above;
      double rate = base + middle > 0 ? meter.buying()[t] + premium : meter.selling()[t];
      double tie = Meter.tieBreak(t);
      rise[pieces++] =
          middle > 0 ? (rate + tie) / battery.charge() : (rate - tie) * battery.discharge();
      knot[pieces] = change(next);
      at = next;
    }
  }

  /** kWh that a power adds to what is stored. */
  private double change(double power) {
    return power > 0 ? power * battery.charge() : power / battery.discharge();
  }

  /** V_t before empty and full are looked at: the pieces of V_{t+1} and of f_t(-u) by slope. */
  private void merge(int t) {
    double[] slopes = slope[t];
    double[] lengths = length[t];
    double[] later = slope[t + 1];
    int k = 0;
    int own = pieces - 1;
    int n = 0;
    while (k < count[t + 1] || own >= 0) {
      if (own < 0 || (k < count[t + 1] && later[k] <= -rise[own])) {
        slopes[n] = later[k];
        lengths[n++] = length[t + 1][k++];
      } else {
        slopes[n] = -rise[own];
        lengths[n++] = knot[own + 1] - knot[own];
        own--;
      }
    }
    count[t] = n;
    left[t] = left[t + 1] - knot[pieces];
    right[t] = right[t + 1] - knot[0];
  }

  /** Keeps what lies between empty and full. */
  private void cut(int t) {
    double[] slopes = slope[t];
    double[] lengths = length[t];
    int first = 0;
    int end = count[t];
    while (first < end && left[t] < 0) {
      if (lengths[first] <= -left[t]) {
        left[t] += lengths[first++];
      } else {
        lengths[first] += left[t];
        left[t] = 0;
      }
    }
    double full = battery.energy();
    while (first < end && right[t] > full) {
      double beyond = right[t] - full;
      if (lengths[end - 1] <= beyond) {
        right[t] -= lengths[--end];
      } else {
        lengths[end - 1] -= beyond;
        right[t] = full;
      }
    }
    left[t] = Math.max(0, left[t]);
    right[t] = Math.min(full, right[t]);
    count[t] = end - first;
    if (first > 0) {
      System.arraycopy(slopes, first, slopes, 0, count[t]);
      System.arraycopy(lengths, first, lengths, 0, count[t]);
    }
  }

  /** The change in hour t that is cheapest from here on, as near to none as can be. */
  private double change(int t, double stored) {
    double[] later = slope[t + 1];
    double[] lengths = length[t + 1];
    double least = Math.max(knot[0], left[t + 1] - stored);
    double most = Math.min(knot[pieces], right[t + 1] - stored);
    int own = 0;
    while (own < pieces - 1 && knot[own + 1] <= least) {
      own++;
    }
    int k = 0;
    double end = left[t + 1] - stored;
    while (k < count[t + 1] && end + lengths[k] <= least) {
      end += lengths[k++];
    }
    double at = least;
    while (at < most) {
      double sum = rise[own] + (k < count[t + 1] ? later[k] : 0);
      double next = Math.min(most, knot[own + 1]);
      double reached = k < count[t + 1] ? end + lengths[k] : most;
      next = Math.min(next, reached);
      if (sum > LEVEL || (sum >= -LEVEL && next >= 0)) {
        return sum > LEVEL ? at : Math.max(at, 0);
      }
      at = next;
      if (own < pieces - 1 && knot[own + 1] <= at) {
        own++;
      }
      if (k < count[t + 1] && reached <= at) {
        end = reached;
        k++;
      }
    }
    return Math.max(least, Math.min(most, at));
  }
}
