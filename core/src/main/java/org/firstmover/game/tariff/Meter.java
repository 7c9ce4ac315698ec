package org.firstmover.game.tariff;

import java.util.List;

/**
 * What one household pays over the game's hours, and what it minimises.
 *
 * <p>What passes its meter in an hour is {@code base + charge - discharge} kWh; a positive number
 * is bought, a negative one credited. Under {@link Billing#BUY_ALL_SELL_ALL} panels have another
 * meter, and what they yield is credited apart.
 *
 * @param base of each hour, kWh
 * @param buying $/kWh in each hour
 * @param selling $/kWh in each hour, at most the buying rate
 * @param credit for what panels yield behind a meter of their own, $ over all hours
 * @param blocks tiers of a month
 */
public record Meter(
    double[] base, double[] buying, double[] selling, double credit, List<Block> blocks) {
  private static final double MONTHS = 12;
  private static final double DAYS = 365;

  /** The entries are not copied: leave them as they are. */
  public Meter {}

  public int hours() {
    return base.length;
  }

  /** Years in the game's hours. */
  public double years() {
    return base.length / (DAYS * Household.DAY);
  }

  /** Months in the game's hours. */
  public double months() {
    return MONTHS * years();
  }

  /**
   * What the battery's wear is taken to cost, which makes responses unique: it is part of what a
   * household minimises and of no bill. {@code 1e-4 + 1e-6 (h - 1)} $/kWh in hour h of the day.
   */
  public static double tieBreak(int hour) {
    return 1e-4 + 1e-6 * (hour % Household.DAY);
  }

  /** What is bought, kWh over all hours. */
  public double bought(double[] charge, double[] discharge) {
    double sum = 0;
    for (int t = 0; t < base.length; t++) {
      sum += Math.max(0, base[t] + charge[t] - discharge[t]);
    }
    return sum;
  }

  /** The bill without fixed charges, $ over all hours. */
  public double bill(double[] charge, double[] discharge) {
    double sum = -credit;
    for (int t = 0; t < base.length; t++) {
      double net = base[t] + charge[t] - discharge[t];
      sum += net * (net > 0 ? buying[t] : selling[t]);
    }
    return blocks.isEmpty()
        ? sum
        : sum + months() * Block.charge(blocks, bought(charge, discharge) / months());
  }

  /** What a household minimises: its bill and the tie-break, $ over all hours. */
  public double cost(double[] charge, double[] discharge) {
    double sum = bill(charge, discharge);
    for (int t = 0; t < base.length; t++) {
      sum += tieBreak(t) * (charge[t] + discharge[t]);
    }
    return sum;
  }
}
