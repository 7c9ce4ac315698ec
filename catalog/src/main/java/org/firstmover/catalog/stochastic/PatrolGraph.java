package org.firstmover.catalog.stochastic;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.firstmover.random.RandomStream;

/**
 * Where a patrol can go: an undirected connected graph in which it may also stay.
 *
 * @param neighbours node to the nodes that are reached from it in one step, itself among them, in
 *     order
 */
record PatrolGraph(List<int[]> neighbours) {
  int size() {
    return neighbours.size();
  }

  static PatrolGraph ring(int nodes) {
    Edges edges = new Edges(nodes);
    for (int v = 0; v < nodes; v++) {
      edges.join(v, (v + 1) % nodes);
    }
    return edges.graph();
  }

  /** Rows as near to a square as can be, the last perhaps shorter. */
  static PatrolGraph grid(int nodes) {
    int rows = (int) Math.sqrt(nodes);
    int columns = (nodes + rows - 1) / rows;
    Edges edges = new Edges(nodes);
    for (int v = 0; v < nodes; v++) {
      if (v % columns > 0) {
        edges.join(v, v - 1);
      }
      if (v >= columns) {
        edges.join(v, v - columns);
      }
    }
    return edges.graph();
  }

  /** A random tree, and each other pair of nodes with probability 1 over their number. */
  static PatrolGraph random(int nodes, RandomStream random) {
    Edges edges = new Edges(nodes);
    for (int v = 1; v < nodes; v++) {
      edges.join(v, random.nextInt(0, v - 1));
      for (int u = 0; u < v; u++) {
        if (random.nextDouble() < 1.0 / nodes) {
          edges.join(v, u);
        }
      }
    }
    return edges.graph();
  }

  /** What is joined so far: each node with itself. */
  private static final class Edges {
    private final List<TreeSet<Integer>> sets = new ArrayList<>();

    Edges(int nodes) {
      for (int v = 0; v < nodes; v++) {
        sets.add(new TreeSet<>(List.of(v)));
      }
    }

    void join(int v, int u) {
      sets.get(v).add(u);
      sets.get(u).add(v);
    }

    PatrolGraph graph() {
      return new PatrolGraph(
          sets.stream().map(set -> set.stream().mapToInt(Integer::intValue).toArray()).toList());
    }
  }
}
