package org.firstmover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.exact.Rational;
import org.firstmover.formats.Source;
import org.firstmover.formats.solution.SolutionReader;
import org.firstmover.formats.solution.SolutionWriter;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Sequence;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.Game;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;

/**
 * The solution file of a game, as a tree in which anything can be changed before it is verified.
 */
final class Altered {
  private final Game game;
  private final Map<String, Object> tree;

  Altered(Game game, Solution solution) {
    this.game = game;
    this.tree = mapping(Trees.read(new Source("s.json", SolutionWriter.json(solution))));
  }

  private static Map<String, Object> mapping(Node node) {
    Map<String, Object> map = new LinkedHashMap<>();
    node.asMapping("map").entries().forEach((key, value) -> map.put(key, plain(value)));
    return map;
  }

  private static Object plain(Node node) {
    if (node instanceof Mapping) {
      return mapping(node);
    }
    if (node instanceof Sequence sequence) {
      return new ArrayList<>(sequence.items().stream().map(Altered::plain).toList());
    }
    Scalar scalar = (Scalar) node;
    if (scalar.kind() == Scalar.Kind.PLAIN) {
      return List.of("true", "false").contains(scalar.text())
          ? (Object) Boolean.valueOf(scalar.text())
          : (Object) Rational.parse(scalar.text()).doubleValue();
    }
    return scalar.text();
  }

  /** The object at this path of keys (texts) and positions (numbers). */
  Object at(Object... path) {
    Object node = tree;
    for (Object step : path) {
      node = step instanceof Integer index ? list(node).get(index) : map(node).get(step);
    }
    return node;
  }

  double number(Object... path) {
    return (Double) at(path);
  }

  Map<String, Object> map(Object... path) {
    return map(at(path));
  }

  Altered set(Object value, Object... path) {
    Object parent = at(parent(path));
    if (path[path.length - 1] instanceof Integer index) {
      list(parent).set(index, value);
    } else {
      map(parent).put((String) path[path.length - 1], value);
    }
    return this;
  }

  Altered add(double change, Object... path) {
    return set(number(path) + change, path);
  }

  Altered remove(Object... path) {
    Object parent = at(parent(path));
    if (path[path.length - 1] instanceof Integer index) {
      list(parent).remove((int) index);
    } else {
      map(parent).remove(path[path.length - 1]);
    }
    return this;
  }

  /** What the verifier says of the file as it stands now. */
  Certificate verified() {
    Source source = new Source("altered.json", TreeWriter.json(tree));
    return Firstmover.verify(game, SolutionReader.read(source, game.kind()));
  }

  private static Object[] parent(Object... path) {
    return Arrays.copyOf(path, path.length - 1);
  }

  @SuppressWarnings("unchecked") // plain makes mappings maps of texts
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  @SuppressWarnings("unchecked") // plain makes sequences lists
  private static List<Object> list(Object node) {
    return (List<Object>) node;
  }
}
