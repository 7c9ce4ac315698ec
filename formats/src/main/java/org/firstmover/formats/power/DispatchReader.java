package org.firstmover.formats.power;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.firstmover.formats.Source;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Convention;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.jspecify.annotations.Nullable;

/**
 * Reads dispatches of a network, {@code firstmover/dispatch/1}, also from elsewhere. A certificate
 * is ignored, and so are unknown keys.
 */
public final class DispatchReader {
  private DispatchReader() {}

  /**
   * A dispatch and the rules that it is said to keep.
   *
   * @param rules of the file
   * @param dispatch of the network's own loads
   */
  public record Claim(DispatchRules rules, Dispatch dispatch) {}

  /**
   * @throws org.firstmover.game.InputError if something needed is missing, malformed, double, or of
   *     another network
   */
  public static Claim read(Source source, Network network) {
    Mapping root = Trees.read(source).asMapping("a dispatch");
    choice(root, "schema", List.of(DispatchWriter.SCHEMA), Function.identity());
    Dispatch.Status status =
        choice(root, "status", List.of(Dispatch.Status.values()), Dispatch.Status::text);
    List<String> generators = network.generators().stream().map(Generator::name).toList();
    List<String> branches = network.branches().stream().map(Branch::name).toList();
    List<String> buses = network.buses().stream().map(Bus::name).toList();
    double[] none = new double[buses.size()];
    double[] angles = column(root, "buses", buses, "angle", null);
    Dispatch dispatch =
        new Dispatch(
            status,
            loads(root, network, buses),
            number(root.require(status == Dispatch.Status.OPTIMAL ? "cost" : "missing"), "cost"),
            column(root, "generators", generators, "output", null),
            Arrays.stream(angles).map(Math::toRadians).toArray(),
            column(root, "branches", branches, "flow", null),
            column(root, "buses", buses, "price", null),
            column(root, "branches", branches, "congestion", null),
            column(root, "buses", buses, "spill", none),
            column(root, "buses", buses, "shed", none));
    return new Claim(rules(root), dispatch);
  }

  private static DispatchRules rules(Mapping root) {
    DispatchRules rules =
        DispatchRules.STANDARD.withConvention(
            choice(root, "convention", List.of(Convention.values()), DispatchWriter::convention));
    boolean spill = choice(root, "spill", List.of(false, true), String::valueOf);
    rules = spill ? rules.withSpill() : rules;
    if (root.find("shedPrice").isEmpty()) {
      return rules;
    }
    return rules.withShedding(number(root.require("shedPrice"), "price of shedding"));
  }

  /** The first of the values where the key is missing. */
  private static <T> T choice(Mapping root, String key, List<T> values, Function<T, String> text) {
    if (root.find(key).isEmpty()) {
      return values.get(0);
    }
    Scalar said = root.require(key).asScalar(key);
    for (T value : values) {
      if (text.apply(value).equals(said.text())) {
        return value;
      }
    }
    throw said.place()
        .error(
            said.text(),
            key + ": " + String.join(" or ", values.stream().map(text).toList()),
            "Maybe the file is of something else, or of a newer version.");
  }

  private static double[] loads(Mapping root, Network network, List<String> buses) {
    double[] loads = network.loads();
    double[] said = column(root, "buses", buses, "load", loads);
    for (int i = 0; i < loads.length; i++) {
      if (said[i] != loads[i]) {
        throw root.require("buses")
            .place()
            .error(
                "a load of " + said[i] + " at bus " + buses.get(i),
                "the load of the case, " + loads[i],
                "Maybe it is the dispatch of another case.");
      }
    }
    return loads;
  }

  /**
   * One entry of each mapping of a list, in the network's order.
   *
   * @param otherwise what holds where the key is missing; null if it may not be
   */
  private static double[] column(
      Mapping root, String list, List<String> names, String key, double @Nullable [] otherwise) {
    Map<String, Integer> index = new LinkedHashMap<>();
    IntStream.range(0, names.size()).forEach(i -> index.put(names.get(i), i));
    double[] column = new double[names.size()];
    for (Node item : root.require(list).asSequence(list).items()) {
      Mapping row = item.asMapping(list);
      Scalar name = row.require("name").asScalar("a name");
      Integer i = index.remove(name.text());
      if (i == null) {
        throw name.place()
            .error(
                name.text(),
                "the name of each of the " + list + " in service once",
                "Maybe it is the dispatch of another case.");
      }
      column[i] =
          otherwise != null && row.find(key).isEmpty()
              ? otherwise[i]
              : number(row.require(key), key);
    }
    if (!index.isEmpty()) {
      throw root.require(list)
          .place()
          .error(
              names.size() - index.size() + " " + list,
              "one for each of " + names.size() + ", " + index.keySet().iterator().next() + " too",
              "Maybe it is the dispatch of another case.");
    }
    return column;
  }

  private static double number(Node node, String what) {
    return node.asScalar(what).decimal(what);
  }
}
