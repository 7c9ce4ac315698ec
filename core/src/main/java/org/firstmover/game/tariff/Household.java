package org.firstmover.game.tariff;

import java.util.Optional;
import org.firstmover.game.InputError;

/**
 * A population of households that are alike.
 *
 * @param name of the group
 * @param node name of the bus that they are connected to
 * @param incomeClass the class whose fixed charge they pay and in which their burden counts
 * @param income of one household, $ a year, above 0
 * @param number of households, at least 0; it need not be whole
 * @param load of one household, kWh in each hour; a whole number of days
 * @param pv photovoltaic power of one household, kW; 0 if none
 * @param solar what 1 kW yields, kWh in each hour; as long as the load
 * @param battery of one household; empty if none
 */
public record Household(
    String name,
    String node,
    String incomeClass,
    double income,
    double number,
    double[] load,
    double pv,
    double[] solar,
    Optional<Battery> battery) {
  /** Hours of a day. */
  public static final int DAY = 24;

  /** The entries are not copied: leave them as they are. */
  public Household {
    require(!name.isBlank(), name, "name of a household group", "a name that is not blank");
    String who = "household " + name;
    require(
        income > 0 && Double.isFinite(income),
        Double.toString(income),
        who + ": income",
        "a finite number above 0, $ a year");
    require(
        number >= 0 && Double.isFinite(number),
        Double.toString(number),
        who + ": number",
        "a finite number, at least 0");
    require(
        pv >= 0 && Double.isFinite(pv),
        Double.toString(pv),
        who + ": pv",
        "a finite number, at least 0, kW");
    require(
        load.length > 0 && load.length % DAY == 0,
        load.length + " hours",
        who + ": load",
        "one number an hour for a whole number of days");
    require(
        solar.length == load.length,
        solar.length + " hours",
        who + ": solar profile",
        load.length + " hours, as many as the load has");
    profile(load, who + ": load");
    profile(solar, who + ": solar profile");
    int hours = load.length;
    battery.ifPresent(
        b ->
            require(
                b.reachesEndWithin(hours),
                "from " + b.start() + " to " + b.end() + " kWh",
                who + ": battery",
                "an end that " + b.power() + " kW reach from its start in " + hours + " hours"));
  }

  public int hours() {
    return load.length;
  }

  /** What it would draw from the grid without a battery, kWh; negative where it feeds in. */
  public double netLoad(int hour) {
    return load[hour] - pv * solar[hour];
  }

  /** The same households, so many of them. */
  public Household withNumber(double other) {
    return new Household(name, node, incomeClass, income, other, load, pv, solar, battery);
  }

  /** The same households without panels and batteries. */
  public Household asConsumer(String other) {
    return new Household(
        other,
        node,
        incomeClass,
        income,
        number,
        load,
        0,
        new double[load.length],
        Optional.empty());
  }

  /** Whether it has panels or a battery. */
  public boolean isProsumer() {
    return pv > 0 || battery.isPresent();
  }

  private static void profile(double[] profile, String where) {
    for (int t = 0; t < profile.length; t++) {
      require(
          profile[t] >= 0 && Double.isFinite(profile[t]),
          Double.toString(profile[t]),
          where + ", hour " + (t + 1),
          "a finite number, at least 0");
    }
  }

  private static void require(boolean holds, String found, String where, String expected) {
    if (!holds) {
      throw new InputError(found, where, expected, "Maybe a unit or a sign is another.");
    }
  }
}
