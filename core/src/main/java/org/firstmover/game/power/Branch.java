package org.firstmover.game.power;

import org.firstmover.game.InputError;

/**
 * A line or transformer that is in service.
 *
 * @param name its row in a case file
 * @param from an index of the network's buses
 * @param to an index of the network's buses, another
 * @param resistance per unit
 * @param reactance per unit, not 0
 * @param ratio of a transformer's taps, 1 for a line
 * @param shift degrees, positive is a delay
 * @param limit MW in both directions, infinity for none
 * @param leastAngle degrees by which the angle at from may at least be ahead of that at to, -360 or
 *     less for no limit
 * @param mostAngle likewise at most, 360 or more for no limit
 */
public record Branch(
    String name,
    int from,
    int to,
    double resistance,
    double reactance,
    double ratio,
    double shift,
    double limit,
    double leastAngle,
    double mostAngle) {
  /** An angle that limits nothing. */
  public static final double FULL_TURN = 360;

  public Branch {
    Limits.finite(resistance, "resistance of branch " + name);
    Limits.finite(reactance, "reactance of branch " + name);
    Limits.finite(ratio, "tap ratio of branch " + name);
    Limits.finite(shift, "phase shift of branch " + name);
    Limits.ordered(leastAngle, mostAngle, "angle limits of branch " + name);
    if (reactance == 0) {
      throw new InputError(
          "0",
          "reactance of branch " + name,
          "a reactance that is not 0",
          "Maybe its two buses are one: then take the branch out of service and merge them.");
    }
    if (!(ratio > 0)) {
      throw new InputError(
          Double.toString(ratio),
          "tap ratio of branch " + name,
          "a positive number",
          "Maybe 1 was meant.");
    }
    if (!(limit >= 0)) {
      throw new InputError(
          Double.toString(limit),
          "limit of branch " + name,
          "at least 0 MW",
          "Maybe a sign was mistyped.");
    }
    if (from == to) {
      throw new InputError(
          "one bus twice",
          "ends of branch " + name,
          "two different buses",
          "Maybe a bus number is mistyped.");
    }
  }

  /** A line without resistance. */
  public Branch(String name, int from, int to, double reactance, double limit) {
    this(name, from, to, 0, reactance, 1, 0, limit, -FULL_TURN, FULL_TURN);
  }
}
