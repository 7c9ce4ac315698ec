package org.firstmover.game.tariff;

import java.util.Locale;

/** How what a household draws and what it feeds in are settled, hour by hour. */
public enum Billing {
  /** Feeding in is credited at the buying rate. */
  NET_METERING,
  /** The net of load, panels and battery is bought, or credited at the export rate. */
  NET_BILLING,
  /** Panels have a meter of their own and are credited at the export rate in full. */
  BUY_ALL_SELL_ALL,
  /** As {@link #NET_BILLING}, with one fixed charge for everyone. */
  TWO_PART;

  /** As it stands in files: {@code net-metering}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
