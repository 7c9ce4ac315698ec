package org.firstmover.game.power;

/**
 * A node of a network.
 *
 * @param name its number in a case file
 * @param load MW drawn, negative for an injection
 * @param shunt MW that its shunt conductance draws at nominal voltage, drawn on top of the load
 */
public record Bus(String name, double load, double shunt) {
  public Bus {
    Limits.finite(load, "load of bus " + name);
    Limits.finite(shunt, "shunt of bus " + name);
  }

  public Bus(String name, double load) {
    this(name, load, 0);
  }
}
