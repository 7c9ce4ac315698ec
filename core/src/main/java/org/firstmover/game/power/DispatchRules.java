package org.firstmover.game.power;

import org.firstmover.game.InputError;

/**
 * What a dispatch may do besides generating.
 *
 * @param convention how branches become susceptances
 * @param spill whether any power may be taken out at any bus at no cost
 * @param shedPrice $/MWh paid for demand, load and shunt, that is not served; infinity if all must
 *     be
 */
public record DispatchRules(Convention convention, boolean spill, double shedPrice) {
  /** MATPOWER's susceptances, no spilling, no shedding. */
  public static final DispatchRules STANDARD =
      new DispatchRules(Convention.MATPOWER, false, Double.POSITIVE_INFINITY);

  public DispatchRules {
    if (!(shedPrice >= 0)) {
      throw new InputError(
          Double.toString(shedPrice),
          "price of shedding",
          "at least 0 $/MWh",
          "Maybe 1000 was meant.");
    }
  }

  public boolean sheds() {
    return shedPrice < Double.POSITIVE_INFINITY;
  }

  public DispatchRules withConvention(Convention other) {
    return new DispatchRules(other, spill, shedPrice);
  }

  public DispatchRules withSpill() {
    return new DispatchRules(convention, true, shedPrice);
  }

  public DispatchRules withShedding(double price) {
    return new DispatchRules(convention, spill, price);
  }
}
