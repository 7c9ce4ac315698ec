package org.firstmover.game.power;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;

/**
 * A connected power network: what is in service of it. Buses are referred to by their index.
 *
 * @param name may be empty
 * @param base MVA of one unit of the per-unit system
 * @param reference the bus whose voltage angle is 0
 */
public record Network(
    String name,
    double base,
    List<Bus> buses,
    List<Generator> generators,
    List<Branch> branches,
    int reference) {
  private static final int MOST_NAMED = 10;

  /**
   * @throws InputError if an index is of no bus, a bus name is blank or double, or the network is
   *     not connected
   */
  public Network {
    buses = List.copyOf(buses);
    generators = List.copyOf(generators);
    branches = List.copyOf(branches);
    if (!(base > 0 && base < Double.POSITIVE_INFINITY)) {
      throw new InputError(
          Double.toString(base), "base", "a positive number of MVA", "Maybe 100 was meant.");
    }
    Names.checked(buses.stream().map(Bus::name).toList(), "buses");
    requireBus(reference, buses.size(), "reference bus");
    for (Generator generator : generators) {
      requireBus(generator.bus(), buses.size(), "bus of generator " + generator.name());
    }
    for (Branch branch : branches) {
      requireBus(branch.from(), buses.size(), "from bus of branch " + branch.name());
      requireBus(branch.to(), buses.size(), "to bus of branch " + branch.name());
    }
    requireConnected(buses, branches, reference);
  }

  private static void requireBus(int bus, int buses, String where) {
    if (bus < 0 || bus >= buses) {
      throw new InputError(
          Integer.toString(bus),
          where,
          "the index of a bus, 0 to " + (buses - 1),
          "Maybe it is a number from a file instead of an index.");
    }
  }

  private static void requireConnected(List<Bus> buses, List<Branch> branches, int reference) {
    List<List<Integer>> neighbours = new ArrayList<>();
    buses.forEach(bus -> neighbours.add(new ArrayList<>()));
    for (Branch branch : branches) {
      neighbours.get(branch.from()).add(branch.to());
      neighbours.get(branch.to()).add(branch.from());
    }
    boolean[] reached = new boolean[buses.size()];
    Deque<Integer> open = new ArrayDeque<>(List.of(reference));
    reached[reference] = true;
    while (!open.isEmpty()) {
      for (int next : neighbours.get(open.remove())) {
        if (!reached[next]) {
          reached[next] = true;
          open.add(next);
        }
      }
    }
    List<String> apart = new ArrayList<>();
    for (int i = 0; i < reached.length; i++) {
      if (!reached[i]) {
        apart.add(buses.get(i).name());
      }
    }
    if (!apart.isEmpty()) {
      String more = apart.size() > MOST_NAMED ? ", …" : "";
      throw new InputError(
          "disconnected: bus "
              + String.join(", ", apart.subList(0, Math.min(MOST_NAMED, apart.size())))
              + more,
          "branches",
          "a way from bus " + buses.get(reference).name() + " to each of the other buses",
          "Maybe a branch is out of service, or parts that stand alone belong in files of their"
              + " own.");
    }
  }

  /** MW drawn at each bus, without shunts. */
  public double[] loads() {
    return buses.stream().mapToDouble(Bus::load).toArray();
  }
}
