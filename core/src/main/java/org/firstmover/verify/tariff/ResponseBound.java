package org.firstmover.verify.tariff;

import java.util.Arrays;
import org.firstmover.game.tariff.Battery;
import org.firstmover.game.tariff.Block;
import org.firstmover.game.tariff.Meter;

/**
 * What a household pays at least, whatever its battery does, by weak duality: for every value v_t
 * of a kWh stored during hour t, its cost is at least
 *
 * <pre>sum_t min_(c,d) [cost_t(c, d) - v_t (in c - d / out)] + v_T end - v_1 start
 *   - energy sum_t max(0, v_t - v_(t-1))</pre>
 *
 * <p>The sum is piecewise linear and concave in the values, and is largest where each of them is a
 * slope of some hour's cost; the best of all such choices is found by dynamic programming over
 * hours and slopes. Tiers enter by a price on what is bought, between 0 and the sum of their
 * adders.
 */
final class ResponseBound {
  private static final int SECTIONS = 100;
  private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

  private final Meter meter;
  private final Battery battery;
  private final double wear;

  private ResponseBound(Meter meter, Battery battery, double wear) {
    this.meter = meter;
    this.battery = battery;
    this.wear = wear;
  }

  /**
   * $ over all hours.
   *
   * @param wear how often the tie-break is counted: once in what a household minimises
   */
  static double of(Meter meter, Battery battery, double wear) {
    ResponseBound bound = new ResponseBound(meter, battery, wear);
    double most = meter.blocks().stream().mapToDouble(Block::adder).sum();
    double ends = Math.max(bound.at(0), bound.at(most));
    return most == 0 ? ends : Math.max(ends, bound.highest(most));
  }

  /** The bound is concave in the price on what is bought: golden sections. */
  private double highest(double most) {
    double low = 0;
    double high = most;
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < SECTIONS && low < high; k++) {
      double first = high - GOLDEN * (high - low);
      double second = low + GOLDEN * (high - low);
      double atFirst = at(first);
      double atSecond = at(second);
      best = Math.max(best, Math.max(atFirst, atSecond));
      if (atFirst < atSecond) {
        low = first;
      } else {
        high = second;
      }
    }
    return best;
  }

  private double at(double premium) {
    return stored(premium) - freeOf(premium) - meter.credit();
  }

  /** What the price on what is bought charges too much, for kWh below the thresholds. */
  private double freeOf(double premium) {
    double left = premium;
    double free = 0;
    for (Block block : meter.blocks()) {
      double part = Math.min(left, block.adder());
      free += part * block.above() * meter.months();
      left -= part;
    }
    return free;
  }

  private double stored(double premium) {
    double[] values = slopes(premium);
    double[] best = new double[values.length];
    for (int t = 0; t < meter.hours(); t++) {
      if (t > 0) {
        afterRise(best, values);
      }
      for (int i = 0; i < values.length; i++) {
        best[i] += hour(t, values[i], premium) - (t == 0 ? values[i] * battery.start() : 0);
      }
    }
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      highest = Math.max(highest, best[i] + values[i] * battery.end());
    }
    return highest;
  }

  /** The best before a value, less what a rise to it costs: values ascend. */
  private void afterRise(double[] best, double[] values) {
    for (int i = values.length - 2; i >= 0; i--) {
      best[i] = Math.max(best[i], best[i + 1]);
    }
    for (int i = 1; i < values.length; i++) {
      double risen = best[i - 1] - battery.energy() * (values[i] - values[i - 1]);
      best[i] = Math.max(best[i], risen);
    }
  }

  /** All slopes of hourly costs by what is stored, ascending. */
  private double[] slopes(double premium) {
    double[] slopes = new double[4 * meter.hours()];
    for (int t = 0; t < meter.hours(); t++) {
      double tie = wear * Meter.tieBreak(t);
      double buy = meter.buying()[t] + premium;
      double sell = meter.selling()[t];
      slopes[4 * t] = (buy + tie) / battery.charge();
      slopes[4 * t + 1] = (sell + tie) / battery.charge();
      slopes[4 * t + 2] = (buy - tie) * battery.discharge();
      slopes[4 * t + 3] = (sell - tie) * battery.discharge();
    }
    return Arrays.stream(slopes).sorted().distinct().toArray();
  }

  /** The least over charging and discharging: at a corner, or where the meter turns at an edge. */
  private double hour(int t, double value, double premium) {
    double most = battery.power();
    double base = meter.base()[t];
    double least = Math.min(net(t, 0, 0, value, premium), net(t, most, most, value, premium));
    least = Math.min(least, net(t, most, 0, value, premium));
    least = Math.min(least, net(t, 0, most, value, premium));
    least = Math.min(least, net(t, 0, clamp(base), value, premium));
    least = Math.min(least, net(t, clamp(-base), 0, value, premium));
    least = Math.min(least, net(t, most, clamp(base + most), value, premium));
    return Math.min(least, net(t, clamp(most - base), most, value, premium));
  }

  private double clamp(double power) {
    return Math.max(0, Math.min(battery.power(), power));
  }

  private double net(int t, double charge, double discharge, double value, double premium) {
    double through = meter.base()[t] + charge - discharge;
    double rate = through > 0 ? meter.buying()[t] + premium : meter.selling()[t];
    double change = battery.charge() * charge - discharge / battery.discharge();
    return through * rate + wear * Meter.tieBreak(t) * (charge + discharge) - value * change;
  }
}
