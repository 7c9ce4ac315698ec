package org.firstmover.formats.hierarchy;

import java.util.List;
import org.firstmover.formats.Place;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Sequence;
import org.firstmover.game.expression.Scope;

/** Reads parameters, which are numbers, vectors or matrices, and declares their names. */
final class ParameterReader {
  private final Scope.Builder names;

  ParameterReader(Scope.Builder names) {
    this.names = names;
  }

  void read(Mapping map) {
    map.entries()
        .forEach(
            (name, node) -> declare(name, map.keyPlaces().getOrDefault(name, map.place()), node));
  }

  private void declare(String name, Place place, Node node) {
    String what = "parameter " + name;
    if (!(node instanceof Sequence rows)) {
      double value = node.asScalar(what + ": a number, a vector or a matrix").decimal(what);
      place.locate(() -> names.parameter(name, value));
    } else if (!rows.items().isEmpty() && rows.items().get(0) instanceof Sequence first) {
      double[][] matrix = new double[rows.items().size()][];
      for (int i = 0; i < matrix.length; i++) {
        matrix[i] = row(rows.items().get(i), what + ", row " + (i + 1), first.items().size());
      }
      place.locate(() -> names.parameter(name, matrix));
    } else {
      double[] vector = vector(rows.items(), what);
      place.locate(() -> names.parameter(name, vector));
    }
  }

  private static double[] row(Node node, String what, int columns) {
    Sequence row = node.asSequence(what);
    if (row.items().size() != columns) {
      throw row.place()
          .error(
              row.items().size() + " columns",
              what + ": " + columns + " columns as in row 1",
              "Maybe a number is missing or doubled in this row.");
    }
    return vector(row.items(), what);
  }

  private static double[] vector(List<Node> items, String what) {
    double[] vector = new double[items.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = items.get(i).asScalar(what + ": a number").decimal(what);
    }
    return vector;
  }
}
