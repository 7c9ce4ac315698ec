package org.firstmover.game.power;

import java.util.Locale;

/**
 * The answer of one direct-current optimal power flow. The arrays are by the network's buses,
 * generators and branches, and must not be changed.
 *
 * @param status whether the rest is an optimum
 * @param load MW drawn at each bus, without its shunt
 * @param cost $/h of generation and of shedding
 * @param generation MW of each generator
 * @param angles radians at each bus
 * @param flows MW of each branch, from its from end to its to end
 * @param prices locational marginal price at each bus, $/MWh: what one more MW of load would cost
 * @param congestion $/MWh that one more MW of room on each branch would save: positive where the
 *     flow is at its upper, negative where it is at its lower limit, which may be one of angles
 * @param spill MW taken out at each bus
 * @param shed MW not served at each bus
 */
public record Dispatch(
    Status status,
    double[] load,
    double cost,
    double[] generation,
    double[] angles,
    double[] flows,
    double[] prices,
    double[] congestion,
    double[] spill,
    double[] shed) {
  /** How a dispatch ended. */
  public enum Status {
    OPTIMAL,
    /**
     * No dispatch keeps the limits. Spill and shed are the least that would be needed beyond what
     * the rules allow, the cost is their sum, in MW, and prices and congestion are the multipliers
     * that prove it. Where phase shifts drive flows beyond their limits whatever is generated,
     * spill, shed and prices are 0: then the cost is by how many MW the flows of a loop must exceed
     * their limits in sum, the congestion is not 0 round that loop, and there is no generation,
     * angle or flow to tell. Where rounding hides which branches matter, and all generation is less
     * than all load or cannot be as little, the cost is that difference, all prices are 1 or -1,
     * and there is nothing else to tell.
     */
    INFEASIBLE,
    /** Rounding led nowhere: nothing may be concluded. */
    FAILED;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean optimal() {
    return status == Status.OPTIMAL;
  }
}
