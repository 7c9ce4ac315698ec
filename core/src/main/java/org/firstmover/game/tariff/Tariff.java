package org.firstmover.game.tariff;

import java.util.Arrays;

/**
 * The numbers of a tariff; {@link TariffDesign} says what they mean.
 *
 * @param buy $/kWh by window; what comes on top of the nodal price where buying is at wholesale
 * @param export $/kWh by window, or one for all; likewise; none under net metering
 * @param fixed $ a month by income class, or one for all
 */
public record Tariff(double[] buy, double[] export, double[] fixed) {
  /** The entries are not copied: leave them as they are. */
  public Tariff {}

  /** The same rates with other fixed charges. */
  public Tariff withFixed(double[] charges) {
    return new Tariff(buy, export, charges);
  }

  /** Everything times a number. */
  public Tariff scaled(double factor) {
    return new Tariff(scaled(buy, factor), scaled(export, factor), scaled(fixed, factor));
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tariff that
        && Arrays.equals(buy, that.buy)
        && Arrays.equals(export, that.export)
        && Arrays.equals(fixed, that.fixed);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(buy) + Arrays.hashCode(export)) + Arrays.hashCode(fixed);
  }

  @Override
  public String toString() {
    return "buy "
        + Arrays.toString(buy)
        + ", export "
        + Arrays.toString(export)
        + ", fixed "
        + Arrays.toString(fixed);
  }
}
