package org.firstmover.game.tariff;

import org.firstmover.game.InputError;

/**
 * A battery. What charges with c kW and discharges with d kW for an hour adds {@code charge * c - d
 * / discharge} kWh to what is stored.
 *
 * @param energy most that is stored, kWh, above 0
 * @param power most that it is charged or discharged with, kW on the household's side, above 0
 * @param charge efficiency of charging, above 0 to 1
 * @param discharge efficiency of discharging, above 0 to 1
 * @param start stored before the first hour, kWh
 * @param end stored after the last hour, kWh
 */
public record Battery(
    double energy, double power, double charge, double discharge, double start, double end) {
  public Battery {
    positive(energy, "energy of a battery, kWh", Double.MAX_VALUE);
    positive(power, "power of a battery, kW", Double.MAX_VALUE);
    positive(charge, "charging efficiency of a battery", 1);
    positive(discharge, "discharging efficiency of a battery", 1);
    stored(start, "start of a battery, kWh", energy);
    stored(end, "end of a battery, kWh", energy);
  }

  /** Whether its end can be reached from its start in so many hours. */
  public boolean reachesEndWithin(int hours) {
    double change = end - start;
    return change <= hours * power * charge && -change <= hours * power / discharge;
  }

  private static void positive(double value, String what, double most) {
    if (!(value > 0 && value <= most)) {
      throw new InputError(
          Double.toString(value),
          what,
          most == 1 ? "a number above 0, at most 1" : "a finite number above 0",
          "Maybe leave the battery out if there is none.");
    }
  }

  private static void stored(double value, String what, double energy) {
    if (!(value >= 0 && value <= energy)) {
      throw new InputError(
          Double.toString(value),
          what,
          "from 0 to its energy, " + energy,
          "Maybe it is a share: multiply it by the energy.");
    }
  }
}
