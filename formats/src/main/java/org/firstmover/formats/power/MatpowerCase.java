package org.firstmover.formats.power;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstmover.formats.Place;
import org.firstmover.formats.Source;
import org.firstmover.formats.power.MatpowerFields.Field;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;

/**
 * A power network from a MATPOWER case file of version 2: what is in service of it. Elements are
 * named after their row, buses after their number. An isolated bus (type 4) is left out with what
 * is attached to it; a tap ratio of 0 is 1; a rating of 0 and a pair of angle limits of 0 are no
 * limits.
 *
 * <p>Format: R. D. Zimmerman, C. E. Murillo-Sánchez, "MATPOWER User's Manual", appendix B.
 *
 * @param network what is in service
 * @param notices sentences on what was left out or not understood
 */
public record MatpowerCase(Network network, List<String> notices) {
  /** The fields whose values are read. */
  static final Set<String> USED =
      Set.of("version", "baseMVA", "bus", "gen", "branch", "gencost", "dcline", "A", "N");

  /** Fields that say nothing about the dispatch. */
  private static final Set<String> IDLE =
      Set.of("bus_name", "areas", "gentype", "genfuel", "dclinecost");

  private static final int ISOLATED = 4;
  private static final int REFERENCE = 3;

  /** What MATPOWER takes for no limit. */
  private static final double UNLIMITED = 1e10;

  public MatpowerCase {
    notices = List.copyOf(notices);
  }

  /** Whether branches may have negative reactances. */
  public enum Reactance {
    /** A negative one is an error: as a rule it is a mistake. */
    POSITIVE,
    /** As series capacitors and equivalents of three-winding transformers have. */
    ANY
  }

  /** A case in which all reactances are positive. */
  public static MatpowerCase read(Source source) {
    return read(source, Reactance.POSITIVE);
  }

  /**
   * @throws org.firstmover.game.InputError if the text is not such a case, or its network is not
   *     connected
   */
  public static MatpowerCase read(Source source, Reactance reactance) {
    return new Reader(source, MatpowerFields.read(source), reactance).read();
  }

  private static final class Reader {
    private final Source source;
    private final MatpowerFields fields;
    private final Reactance reactance;
    private final List<String> notices = new ArrayList<>();

    /** Bus number to index; absent if the bus is isolated. */
    private final Map<Integer, Integer> index = new HashMap<>();

    private final Map<Integer, MatpowerRow> numbered = new HashMap<>();
    private final List<Bus> buses = new ArrayList<>();

    /** By index. */
    private final List<Integer> references = new ArrayList<>();

    Reader(Source source, MatpowerFields fields, Reactance reactance) {
      this.source = source;
      this.fields = fields;
      this.reactance = reactance;
    }

    MatpowerCase read() {
      version();
      MatpowerRow base = required("baseMVA", 1).rows().get(0);
      buses();
      Field gen = required("gen", 10);
      List<Generator> generators = generators(gen.rows(), costs(gen.rows().size()));
      List<Branch> branches = branches(required("branch", 11).rows());
      refuse();
      if (references.isEmpty()) {
        references.add(generators.isEmpty() ? 0 : generators.get(0).bus());
        notices.add(noticed("no reference bus (type 3)"));
      } else if (references.size() > 1) {
        notices.add(noticed(references.size() + " reference buses (type 3)"));
      }
      Place place = base.place(0);
      Network network =
          place.locate(
              () ->
                  new Network(
                      fields.name(), base.get(0), buses, generators, branches, references.get(0)));
      return new MatpowerCase(network, notices);
    }

    private String noticed(String found) {
      String name = buses.get(references.get(0)).name();
      return source.name() + ": " + found + "; angles are told from bus " + name;
    }

    private void version() {
      Field version = fields.all().get("version");
      if (version != null && !(version.rows().size() == 1 && version.rows().get(0).get(0) == 2)) {
        throw version
            .start()
            .error("'2'", "Maybe convert the case to version 2 with MATPOWER's savecase.");
      }
    }

    private Field required(String name, int columns) {
      Field field = fields.all().get(name);
      if (field == null) {
        throw source
            .at(1, 1)
            .error(
                "no mpc." + name,
                "a case with mpc.baseMVA, bus, gen, branch and gencost",
                "Maybe this is not a MATPOWER case of version 2, or it has no costs.");
      }
      if (field.rows().isEmpty() || field.columns() < columns) {
        throw field
            .start()
            .place()
            .error(
                field.rows().isEmpty() ? "nothing" : field.columns() + " columns",
                columns == 1 ? "a number" : "rows of at least " + columns + " columns",
                "Maybe a column is missing in mpc." + name + ".");
      }
      return field;
    }

    /** What would change the dispatch, or is not known. */
    private void refuse() {
      fields
          .all()
          .forEach(
              (name, field) -> {
                if (name.equals("dcline")) {
                  refuseLines(field.rows());
                } else if ((name.equals("A") || name.equals("N")) && !field.rows().isEmpty()) {
                  throw field
                      .start()
                      .error(
                          "a case without mpc." + name + ", constraints or costs of its own",
                          "Maybe the case can do without: delete the field.");
                } else if (!USED.contains(name) && !IDLE.contains(name)) {
                  notices.add(field.start().place() + ": mpc." + name + " is not used");
                }
              });
    }

    private static void refuseLines(List<MatpowerRow> lines) {
      for (MatpowerRow line : lines) {
        if (line.orZero(2) != 0) {
          throw line.place(0)
              .error(
                  "a direct-current line in service",
                  "direct-current lines out of service",
                  "Maybe it can be told as a load at one end and a generator at the other.");
        }
      }
    }

    private void buses() {
      for (MatpowerRow row : required("bus", 13).rows()) {
        int number = row.whole(0, "a bus number, a positive whole number");
        if (number <= 0 || numbered.put(number, row) != null) {
          throw row.error(0, "a positive number for each bus", "Maybe a bus stands twice.");
        }
        int type = row.whole(1, "a bus type, 1 to 4");
        if (type < 1 || type > ISOLATED) {
          throw row.error(1, "a bus type, 1 to 4", "Maybe a column is missing.");
        }
        if (type == ISOLATED) {
          notices.add(row.place(0) + ": bus " + number + " is isolated, and left out");
          continue;
        }
        if (type == REFERENCE) {
          references.add(buses.size());
        }
        index.put(number, buses.size());
        Place place = row.place(2);
        buses.add(place.locate(() -> new Bus(Integer.toString(number), row.get(2), row.get(4))));
      }
    }

    /** The index of a bus; -1 if it is isolated. */
    private int bus(MatpowerRow row, int column) {
      int number = row.whole(column, "the number of a bus");
      if (!numbered.containsKey(number)) {
        throw row.error(column, "the number of a bus of mpc.bus", "Maybe the number is mistyped.");
      }
      return index.getOrDefault(number, -1);
    }

    private List<MatpowerRow> costs(int generators) {
      Field field = required("gencost", 5);
      int rows = field.rows().size();
      if (rows != generators && rows != 2 * generators) {
        throw field
            .start()
            .place()
            .error(
                rows + " rows",
                generators + " rows, one for each generator, or two",
                "Maybe a generator or its cost is missing.");
      }
      return field.rows();
    }

    private List<Generator> generators(List<MatpowerRow> rows, List<MatpowerRow> costs) {
      List<Generator> generators = new ArrayList<>();
      for (int g = 0; g < rows.size(); g++) {
        MatpowerRow row = rows.get(g);
        String name = Integer.toString(g + 1);
        int bus = bus(row, 0);
        if (row.get(7) > 0 && bus >= 0) {
          Cost cost = MatpowerCost.read(costs.get(g), notices);
          Place place = row.place(8);
          generators.add(
              place.locate(() -> new Generator(name, bus, row.get(9), row.get(8), cost)));
        }
      }
      return generators;
    }

    private List<Branch> branches(List<MatpowerRow> rows) {
      List<Branch> branches = new ArrayList<>();
      for (int k = 0; k < rows.size(); k++) {
        MatpowerRow row = rows.get(k);
        int from = bus(row, 0);
        int to = bus(row, 1);
        if (row.get(10) != 0 && from >= 0 && to >= 0) {
          branches.add(branch(Integer.toString(k + 1), row, from, to));
        }
      }
      return branches;
    }

    private Branch branch(String name, MatpowerRow row, int from, int to) {
      if (row.get(3) < 0 && reactance == Reactance.POSITIVE) {
        throw row.error(
            3,
            "a positive reactance of branch " + name,
            "Maybe it is a series capacitor or a part of a three-winding transformer: then"
                + " allow it, by --negative-reactance or in Java by Reactance.ANY.");
      }
      double rating = row.get(5);
      double least = row.orZero(11);
      double most = row.orZero(12);
      boolean turns = least == 0 && most == 0;
      Place place = row.place(3);
      return place.locate(
          () ->
              new Branch(
                  name,
                  from,
                  to,
                  row.get(2),
                  row.get(3),
                  row.get(8) == 0 ? 1 : row.get(8),
                  row.get(9),
                  rating == 0 || rating >= UNLIMITED ? Double.POSITIVE_INFINITY : rating,
                  turns ? -Branch.FULL_TURN : least,
                  turns ? Branch.FULL_TURN : most));
    }
  }
}
