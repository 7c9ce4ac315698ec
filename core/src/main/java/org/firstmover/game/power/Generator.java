package org.firstmover.game.power;

/**
 * A generator that is in service; a load that may be dispatched is one with a negative output.
 *
 * @param name its row in a case file
 * @param bus where it stands, an index of the network's buses
 * @param least MW
 * @param most MW
 * @param cost of its output
 */
public record Generator(String name, int bus, double least, double most, Cost cost) {
  public Generator {
    Limits.finite(least, "least output of generator " + name);
    Limits.finite(most, "most output of generator " + name);
    Limits.ordered(least, most, "limits of generator " + name);
  }
}
