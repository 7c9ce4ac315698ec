package org.firstmover.formats.tariff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.firstmover.game.tariff.Battery;
import org.firstmover.game.tariff.Block;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;

/** Writes one tariff game, its network and profiles in full. */
final class TariffWriter {
  private TariffWriter() {}

  static Map<String, Object> tree(TariffGame game) {
    Map<String, Object> map = TreeWriter.form(game.kind(), game.name());
    map.put("network", network(game.network()));
    map.put("convention", TariffReader.convention(game.rules().convention()));
    if (game.rules().sheds()) {
      map.put("shed", TreeWriter.number(game.rules().shedPrice()));
    }
    map.put("background", background(game));
    map.put("households", game.households().stream().map(TariffWriter::household).toList());
    map.put("tariff", design(game.design(), game.incomeClasses()));
    game.revenue()
        .ifPresent(
            revenue ->
                map.put(
                    "revenue", Map.of(revenue.rule().text(), TreeWriter.number(revenue.amount()))));
    map.put("minimise", game.measure().text());
    return map;
  }

  private static Map<String, Object> network(Network network) {
    Map<String, Object> map = new LinkedHashMap<>();
    List<Bus> buses = network.buses();
    map.put("base", TreeWriter.number(network.base()));
    map.put("reference", buses.get(network.reference()).name());
    List<Object> listed = new ArrayList<>();
    for (Bus bus : buses) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", bus.name());
      put(entry, "load", bus.load(), 0);
      put(entry, "shunt", bus.shunt(), 0);
      listed.add(entry);
    }
    map.put("buses", listed);
    List<Object> generators = new ArrayList<>();
    for (Generator generator : network.generators()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", generator.name());
      entry.put("bus", buses.get(generator.bus()).name());
      put(entry, "least", generator.least(), 0);
      entry.put("most", TreeWriter.number(generator.most()));
      entry.put("cost", cost(generator.cost()));
      generators.add(entry);
    }
    map.put("generators", generators);
    List<Object> branches = new ArrayList<>();
    for (Branch branch : network.branches()) {
      branches.add(branch(branch, buses));
    }
    map.put("branches", branches);
    return map;
  }

  private static Object cost(Cost cost) {
    if (cost instanceof Cost.Polynomial polynomial) {
      Map<String, Object> map = new LinkedHashMap<>();
      put(map, "quadratic", polynomial.quadratic(), 0);
      map.put("linear", TreeWriter.number(polynomial.linear()));
      put(map, "constant", polynomial.constant(), 0);
      return map;
    }
    return ((Cost.PiecewiseLinear) cost)
        .points().stream()
            .map(point -> TreeWriter.numbers(new double[] {point.output(), point.cost()}))
            .toList();
  }

  private static Map<String, Object> branch(Branch branch, List<Bus> buses) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", branch.name());
    map.put("from", buses.get(branch.from()).name());
    map.put("to", buses.get(branch.to()).name());
    put(map, "r", branch.resistance(), 0);
    map.put("x", TreeWriter.number(branch.reactance()));
    put(map, "ratio", branch.ratio(), 1);
    put(map, "shift", branch.shift(), 0);
    put(map, "limit", branch.limit(), Double.POSITIVE_INFINITY);
    put(map, "least-angle", branch.leastAngle(), -Branch.FULL_TURN);
    put(map, "most-angle", branch.mostAngle(), Branch.FULL_TURN);
    return map;
  }

  private static void put(Map<String, Object> map, String key, double value, double otherwise) {
    if (value != otherwise) {
      map.put(key, TreeWriter.number(value));
    }
  }

  /** By bus: one number if it is the same in every hour. */
  private static Map<String, Object> background(TariffGame game) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < game.network().buses().size(); i++) {
      int bus = i;
      double[] load = Arrays.stream(game.background()).mapToDouble(hour -> hour[bus]).toArray();
      boolean same = Arrays.stream(load).allMatch(value -> value == load[0]);
      map.put(
          game.network().buses().get(i).name(),
          same ? TreeWriter.number(load[0]) : TreeWriter.numbers(load));
    }
    return map;
  }

  private static Map<String, Object> household(Household household) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", household.name());
    map.put("node", household.node());
    map.put("class", household.incomeClass());
    map.put("income", TreeWriter.number(household.income()));
    map.put("number", TreeWriter.number(household.number()));
    map.put("load", TreeWriter.numbers(household.load()));
    Map<String, Object> pv = new LinkedHashMap<>();
    pv.put("kW", TreeWriter.number(household.pv()));
    pv.put("profile", TreeWriter.numbers(household.solar()));
    map.put("pv", pv);
    household.battery().ifPresent(battery -> map.put("battery", battery(battery)));
    return map;
  }

  private static Map<String, Object> battery(Battery battery) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("energy", TreeWriter.number(battery.energy()));
    map.put("power", TreeWriter.number(battery.power()));
    map.put("charge", TreeWriter.number(battery.charge()));
    map.put("discharge", TreeWriter.number(battery.discharge()));
    map.put("start", TreeWriter.number(battery.start()));
    map.put("end", TreeWriter.number(battery.end()));
    return map;
  }

  private static Map<String, Object> design(TariffDesign design, List<String> classes) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("billing", design.billing().text());
    List<String> wholesale = new ArrayList<>();
    if (design.wholesaleBuy()) {
      wholesale.add("buy");
    }
    if (design.wholesaleExport()) {
      wholesale.add("export");
    }
    if (!wholesale.isEmpty()) {
      map.put("wholesale", wholesale);
    }
    boolean apart = design.export().size() > 1;
    List<Object> windows = new ArrayList<>();
    for (int w = 0; w < design.windows().size(); w++) {
      Map<String, Object> window = new LinkedHashMap<>();
      window.put("name", design.windows().get(w).name());
      window.put("hours", design.windows().get(w).hours());
      window.put("buy", range(design.buy().get(w)));
      if (apart) {
        window.put("export", range(design.export().get(w)));
      }
      windows.add(window);
    }
    map.put("windows", windows);
    if (design.export().size() == 1) {
      map.put("export", range(design.export().get(0)));
    }
    if (!design.blocks().isEmpty()) {
      map.put("tiers", design.blocks().stream().map(TariffWriter::tier).toList());
    }
    if (design.fixed().size() == 1) {
      map.put("fixed", range(design.fixed().get(0)));
    } else {
      Map<String, Object> fixed = new LinkedHashMap<>();
      for (int c = 0; c < classes.size(); c++) {
        fixed.put(classes.get(c), range(design.fixed().get(c)));
      }
      map.put("fixed", fixed);
    }
    return map;
  }

  private static Map<String, Object> tier(Block block) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("above", TreeWriter.number(block.above()));
    map.put("add", TreeWriter.number(block.adder()));
    return map;
  }

  private static Object range(Range range) {
    if (!range.isFree()) {
      return TreeWriter.number(range.lower());
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("lower", TreeWriter.number(range.lower()));
    map.put("upper", TreeWriter.number(range.upper()));
    return map;
  }
}
