package org.firstmover.formats.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firstmover.formats.Source;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Sequence;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Coverage;
import org.firstmover.strategy.Distribution;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;
import org.firstmover.strategy.Weights;

/**
 * Reads solution files, also from elsewhere: the leader's strategy and value and the followers'
 * responses must be there; what else is there must be well formed; a certificate is ignored, and so
 * are unknown keys.
 */
public final class SolutionReader {
  private SolutionReader() {}

  /**
   * @param kind the kind of the game that the solution is held against
   * @throws InputError if something needed is missing or malformed
   */
  public static Solution read(Source source, String kind) {
    Mapping root = Trees.read(source).asMapping("a solution");
    root.find("schema")
        .map(node -> node.asScalar("schema"))
        .filter(schema -> !schema.text().equals(SolutionWriter.SCHEMA))
        .ifPresent(
            schema -> {
              throw schema
                  .place()
                  .error(
                      schema.text(),
                      "the schema " + SolutionWriter.SCHEMA,
                      "Maybe the file was written by a newer version, or is not a solution.");
            });
    Mapping leader = root.require("leader").asMapping("leader");
    return new Solution(
        game(root),
        method(root),
        choice(root, "status", Status.values(), Status::text).orElse(Status.FEASIBLE),
        choice(root, "tieBreak", TieBreak.values(), TieBreak::text).orElse(null),
        new Commitment(
            number(leader.require("value"), "leader value"),
            commitment(leader.require("strategy"), kind)),
        followers(root.require("followers"), kind),
        root.find("values").map(node -> numbers(node, "values")).orElse(Map.of()),
        bounds(root),
        root.find("proof").map(node -> proof(node, kind)).orElse(new Proof.None()),
        Certificate.NONE,
        Map.of(),
        Map.of());
  }

  private static GameReference game(Mapping root) {
    Optional<Mapping> game = root.find("game").map(node -> node.asMapping("game"));
    return new GameReference(
        game.map(map -> text(map, "kind")).orElse(""),
        game.map(map -> text(map, "name")).orElse(""),
        game.map(map -> text(map, "fingerprint")).orElse(""));
  }

  private static Provenance method(Mapping root) {
    return root.find("method")
        .map(node -> node.asMapping("method"))
        .map(map -> new Provenance(text(map, "name"), Map.of(), 0, text(map, "version")))
        .orElse(Provenance.UNKNOWN);
  }

  private static String text(Mapping map, String key) {
    return map.find(key).map(node -> node.asScalar(key).text(key)).orElse("");
  }

  private static List<Response> followers(Node list, String kind) {
    List<Response> responses = new ArrayList<>();
    for (Node item : list.asSequence("followers").items()) {
      Mapping map = item.asMapping("a follower");
      double value =
          map.find("value").map(node -> number(node, "follower value")).orElse(Double.NaN);
      responses.add(
          new Response(
              text(map, "name"), value, strategy(map.require("response"), "response", kind)));
    }
    return responses;
  }

  private static Bounds bounds(Mapping root) {
    Map<String, Double> bounds =
        root.find("bounds").map(node -> numbers(node, "bounds")).orElse(Map.of());
    return new Bounds(
        bounds.getOrDefault("lower", Double.NEGATIVE_INFINITY),
        bounds.getOrDefault("upper", Double.POSITIVE_INFINITY));
  }

  private static Proof proof(Node node, String kind) {
    Mapping map = node.asMapping("proof");
    Optional<Node> given = map.find("kind");
    if (given.isEmpty()) {
      return new Proof.None();
    }
    Scalar name = given.get().asScalar("kind of proof");
    return switch (name.text()) {
      case "from-game" -> new Proof.FromGame();
      case "multipliers" ->
          new Proof.Multipliers(
              table(map, "incentives"), table(map, "dominated"), table(map, "indistinct"));
      case "leaves" -> leaves(map);
      case "equilibria" -> equilibria(map, kind);
      default ->
          throw name.place()
              .error(
                  name.text(),
                  "a kind of proof: from-game, multipliers, leaves or equilibria",
                  "Maybe leave the proof out: all but optimality can be checked without it.");
    };
  }

  private static Proof equilibria(Mapping map, String kind) {
    List<List<Response>> equilibria = new ArrayList<>();
    for (Node item : map.require("equilibria").asSequence("equilibria").items()) {
      equilibria.add(followers(item, kind));
    }
    return new Proof.Equilibria(equilibria);
  }

  private static Proof leaves(Mapping map) {
    List<Proof.Leaf> leaves = new ArrayList<>();
    for (Node item : map.require("leaves").asSequence("leaves").items()) {
      Mapping leaf = item.asMapping("a leaf");
      Map<String, String> responses = new LinkedHashMap<>();
      Mapping fixed = leaf.require("responses").asMapping("responses");
      fixed
          .entries()
          .forEach((type, node) -> responses.put(type, node.asScalar("response").text("response")));
      Map<String, Map<String, Map<String, Double>>> incentives = new LinkedHashMap<>();
      leaf.find("incentives")
          .ifPresent(
              node ->
                  node.asMapping("incentives")
                      .entries()
                      .forEach((type, rows) -> incentives.put(type, table(rows, "incentives"))));
      leaves.add(new Proof.Leaf(responses, incentives));
    }
    return new Proof.Leaves(leaves);
  }

  private static Map<String, Map<String, Double>> table(Mapping map, String key) {
    return map.find(key).map(node -> table(node, key)).orElse(Map.of());
  }

  private static Map<String, Map<String, Double>> table(Node node, String what) {
    Map<String, Map<String, Double>> table = new LinkedHashMap<>();
    node.asMapping(what).entries().forEach((name, row) -> table.put(name, numbers(row, what)));
    return table;
  }

  private static Strategy commitment(Node node, String kind) {
    Strategy strategy = strategy(node, "strategy", kind);
    return kind.equals(SecurityGame.KIND) && strategy instanceof Distribution targets
        ? new Coverage(targets.weights())
        : strategy;
  }

  /**
   * By state in stochastic games, by observation or state in those written in Java unless numbers
   * are chosen; a point if it holds a list, or the game is one of points.
   */
  private static Strategy strategy(Node node, String what, String kind) {
    Map<String, Node> entries = node.asMapping(what).entries();
    boolean step = kind.equals(MarkovGame.KIND) || kind.equals(MeanFieldGame.KIND);
    boolean numbers = step && !entries.values().stream().allMatch(Mapping.class::isInstance);
    if (kind.equals(StochasticGame.KIND) || (step && !numbers)) {
      Map<String, Distribution> states = new LinkedHashMap<>();
      entries.forEach(
          (state, actions) ->
              states.put(state, new Distribution(Weights.of(numbers(actions, what)))));
      return new Behaviour(states);
    }
    return numbers
            || kind.equals(HierarchyGame.KIND)
            || entries.values().stream().anyMatch(Sequence.class::isInstance)
        ? point(entries, what)
        : new Distribution(Weights.of(numbers(node, what)));
  }

  private static Point point(Map<String, Node> entries, String what) {
    List<Point.Entry> variables = new ArrayList<>(entries.size());
    entries.forEach(
        (name, node) -> {
          boolean list = node instanceof Sequence;
          List<Node> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
          if (items.isEmpty()) {
            throw node.place()
                .error(
                    "an empty list",
                    what + ": at least one number",
                    "Maybe leave the variable out: what is missing is 0.");
          }
          double[] values = new double[items.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = number(items.get(i), what);
          }
          variables.add(new Point.Entry(name, list, values));
        });
    return new Point(variables);
  }

  private static Map<String, Double> numbers(Node node, String what) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    node.asMapping(what).entries().forEach((name, value) -> numbers.put(name, number(value, what)));
    return numbers;
  }

  private static double number(Node node, String what) {
    Scalar scalar = node.asScalar(what + ": a number");
    return scalar.number(what, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  private static <E> Optional<E> choice(
      Mapping root, String key, E[] values, Function<E, String> text) {
    Optional<Scalar> given = root.find(key).map(node -> node.asScalar(key));
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Scalar scalar = given.get();
    for (E value : values) {
      if (text.apply(value).equals(scalar.text())) {
        return Optional.of(value);
      }
    }
    throw scalar
        .place()
        .error(
            scalar.text(),
            key + ": one of " + Arrays.stream(values).map(text).collect(Collectors.joining(", ")),
            "Maybe it is mistyped, or written by a newer version.");
  }
}
