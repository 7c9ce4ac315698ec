package org.firstmover.solvers.tariff;

import java.util.Arrays;
import org.firstmover.game.tariff.Battery;
import org.firstmover.game.tariff.Block;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Meter;

/**
 * The exact best response of a household: its battery's cheapest use. Under tiers the price of a
 * kWh depends on how much is bought in a month, which a multiplier on what is bought replaces: it
 * is the adder of the tier that the household ends in, or one between two adders where it stops at
 * the threshold, as a mixture of what is best just below and just above it.
 *
 * <p>Not safe for use by several threads.
 */
public final class HouseholdResponse {
  private static final int HALVINGS = 100;

  private final int hours;
  private final boolean idle;
  private final StorageResponse storage;
  private final double[] otherCharge;
  private final double[] otherDischarge;

  public HouseholdResponse(Household household) {
    hours = household.hours();
    idle = household.battery().isEmpty();
    storage = new StorageResponse(household.battery().orElse(new Battery(1, 1, 1, 1, 0, 0)), hours);
    otherCharge = new double[hours];
    otherDischarge = new double[hours];
  }

  /**
   * Fills in what the household does.
   *
   * @param charge kW by hour
   * @param discharge kW by hour
   */
  public void respond(Meter meter, double[] charge, double[] discharge) {
    if (idle) {
      Arrays.fill(charge, 0);
      Arrays.fill(discharge, 0);
      return;
    }
    storage.respond(meter, 0, charge, discharge);
    double premium = 0;
    for (Block block : meter.blocks()) {
      double threshold = block.above() * meter.months();
      if (meter.bought(charge, discharge) <= threshold) {
        return;
      }
      double below = premium;
      premium += block.adder();
      storage.respond(meter, premium, otherCharge, otherDischarge);
      if (meter.bought(otherCharge, otherDischarge) < threshold) {
        stopAt(threshold, meter, below, premium, charge, discharge);
        return;
      }
      System.arraycopy(otherCharge, 0, charge, 0, hours);
      System.arraycopy(otherDischarge, 0, discharge, 0, hours);
    }
  }

  /**
   * What is best among what buys no more than the threshold, which all beyond it is too dear for.
   */
  private void stopAt(
      double threshold, Meter meter, double low, double high, double[] charge, double[] discharge) {
    double[] tryCharge = new double[hours];
    double[] tryDischarge = new double[hours];
    double below = low;
    double above = high;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = 0.5 * (below + above);
      if (middle <= below || middle >= above) {
        break;
      }
      storage.respond(meter, middle, tryCharge, tryDischarge);
      boolean more = meter.bought(tryCharge, tryDischarge) > threshold;
      System.arraycopy(tryCharge, 0, more ? charge : otherCharge, 0, hours);
      System.arraycopy(tryDischarge, 0, more ? discharge : otherDischarge, 0, hours);
      below = more ? middle : below;
      above = more ? above : middle;
    }
    mixTo(threshold, meter, charge, discharge);
  }

  /**
   * The mixture of the two that buys just the threshold: what is bought is convex in its weight.
   */
  private void mixTo(double threshold, Meter meter, double[] charge, double[] discharge) {
    double[] fullCharge = charge.clone();
    double[] fullDischarge = discharge.clone();
    double low = 0;
    double high = 1;
    for (int k = 0; k < HALVINGS && low < high; k++) {
      double weight = 0.5 * (low + high);
      for (int t = 0; t < hours; t++) {
        charge[t] = otherCharge[t] + weight * (fullCharge[t] - otherCharge[t]);
        discharge[t] = otherDischarge[t] + weight * (fullDischarge[t] - otherDischarge[t]);
      }
      boolean more = meter.bought(charge, discharge) > threshold;
      high = more ? weight : high;
      low = more ? low : weight;
      if (0.5 * (low + high) == low || 0.5 * (low + high) == high) {
        break;
      }
    }
  }
}
