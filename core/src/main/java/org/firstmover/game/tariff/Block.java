package org.firstmover.game.tariff;

import java.util.List;
import org.firstmover.game.InputError;

/**
 * A tier: what is bought beyond a number of kWh a month costs more, in every window.
 *
 * @param above kWh a month, above 0
 * @param adder $/kWh on top of the tiers below, at least 0
 */
public record Block(double above, double adder) {
  public Block {
    if (!(above > 0 && Double.isFinite(above))) {
      throw new InputError(
          Double.toString(above),
          "tier: above",
          "a finite number of kWh a month above 0",
          "Maybe the first tier, which begins at 0, is the rate itself.");
    }
    if (!(adder >= 0 && Double.isFinite(adder))) {
      throw new InputError(
          Double.toString(adder),
          "tier: add",
          "a finite number of $/kWh, at least 0",
          "Maybe the tiers decrease: then no price of a kWh bounds what households would do.");
    }
  }

  static List<Block> checked(List<Block> blocks) {
    for (int k = 1; k < blocks.size(); k++) {
      if (!(blocks.get(k).above() > blocks.get(k - 1).above())) {
        throw new InputError(
            Double.toString(blocks.get(k).above()),
            "tier " + (k + 1) + ": above",
            "more than " + blocks.get(k - 1).above() + ", where the tier before it begins",
            "Maybe tiers are out of order.");
      }
    }
    return List.copyOf(blocks);
  }

  /** What the tiers add to the bill of a month in which so many kWh are bought, $. */
  public static double charge(List<Block> blocks, double bought) {
    double charge = 0;
    for (Block block : blocks) {
      charge += block.adder() * Math.max(0, bought - block.above());
    }
    return charge;
  }
}
