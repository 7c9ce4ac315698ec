package org.firstmover.formats.power;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstmover.formats.solution.SolutionWriter;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Convention;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.firstmover.solution.Certificate;

/** Writes dispatches, {@code firstmover/dispatch/1}. */
public final class DispatchWriter {
  static final String SCHEMA = "firstmover/dispatch/1";

  private DispatchWriter() {}

  /** In MW, $/h, $/MWh and degrees; what is 0 everywhere is written all the same. */
  public static String json(
      Network network, DispatchRules rules, Dispatch dispatch, Certificate certificate) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("schema", SCHEMA);
    root.put("network", network.name());
    root.put("convention", convention(rules.convention()));
    root.put("spill", rules.spill());
    if (rules.sheds()) {
      root.put("shedPrice", TreeWriter.number(rules.shedPrice()));
    }
    root.put("status", dispatch.status().text());
    root.put(dispatch.optimal() ? "cost" : "missing", dispatch.cost());
    root.put("generators", generators(network, dispatch));
    root.put("branches", branches(network, dispatch));
    root.put("buses", buses(network, dispatch));
    root.put("certificate", SolutionWriter.certificate(certificate));
    return TreeWriter.json(root);
  }

  static String convention(Convention convention) {
    return convention.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  private static List<Object> generators(Network network, Dispatch dispatch) {
    List<Object> list = new ArrayList<>();
    for (int g = 0; g < dispatch.generation().length; g++) {
      Generator generator = network.generators().get(g);
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", generator.name());
      map.put("bus", network.buses().get(generator.bus()).name());
      map.put("output", dispatch.generation()[g]);
      list.add(map);
    }
    return list;
  }

  private static List<Object> branches(Network network, Dispatch dispatch) {
    List<Object> list = new ArrayList<>();
    for (int k = 0; k < dispatch.flows().length; k++) {
      Branch branch = network.branches().get(k);
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", branch.name());
      map.put("from", network.buses().get(branch.from()).name());
      map.put("to", network.buses().get(branch.to()).name());
      map.put("flow", dispatch.flows()[k]);
      map.put("congestion", dispatch.congestion()[k]);
      list.add(map);
    }
    return list;
  }

  private static List<Object> buses(Network network, Dispatch dispatch) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < dispatch.prices().length; i++) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", network.buses().get(i).name());
      map.put("load", dispatch.load()[i]);
      map.put("price", dispatch.prices()[i]);
      map.put("angle", Math.toDegrees(dispatch.angles()[i]));
      map.put("spill", dispatch.spill()[i]);
      map.put("shed", dispatch.shed()[i]);
      list.add(map);
    }
    return list;
  }
}
