package org.firstmover.solvers.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.firstmover.solution.Proof.Leaf;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;
import org.firstmover.solvers.bayesian.NodeProgram.Relaxation;
import org.firstmover.solvers.bayesian.TypeModel.Cut;

/**
 * How far a branch and bound is: with the game, all that it needs to go on.
 *
 * @param best the best commitment
 * @param value its value, in units of the search
 * @param numbers how many nodes were numbered
 * @param cuts a list a type
 * @param open nodes still to branch on
 * @param leaves nodes that are closed, with their proofs
 * @param tried joint responses whose best commitment is known
 */
record BranchState(
    double[] best,
    double value,
    long numbers,
    List<List<Cut>> cuts,
    List<Node> open,
    List<Leaf> leaves,
    List<List<Integer>> tried) {

  /** A node whose programme is solved: its bound and what it takes to branch or to close it. */
  record Node(int[] responses, double bound, Relaxation relaxation, long number) {}

  byte[] toBytes() {
    StateOutput out = new StateOutput().numbers(best).number(value).whole(numbers);
    out.whole(cuts.size());
    for (List<Cut> ofType : cuts) {
      out.whole(ofType.size());
      ofType.forEach(cut -> write(out.numbers(cut.slope()), cut.y()));
    }
    out.whole(open.size());
    for (Node node : open) {
      out.numbers(Arrays.stream(node.responses()).asDoubleStream().toArray());
      out.number(node.bound()).whole(node.number());
      Relaxation relaxation = node.relaxation();
      out.flag(relaxation.feasible()).numbers(relaxation.x()).numbers(relaxation.free());
      out.whole(relaxation.y().length);
      for (double[][] ofType : relaxation.y()) {
        write(out, ofType);
      }
    }
    out.whole(leaves.size());
    for (Leaf leaf : leaves) {
      out.whole(leaf.responses().size());
      leaf.responses().forEach((type, response) -> out.text(type).text(response));
      out.whole(leaf.incentives().size());
      leaf.incentives().forEach((type, table) -> write(out.text(type), table));
    }
    out.whole(tried.size());
    tried.forEach(key -> out.numbers(key.stream().mapToDouble(Integer::doubleValue).toArray()));
    return out.toBytes();
  }

  private static void write(StateOutput out, double[][] rows) {
    out.whole(rows.length);
    for (double[] row : rows) {
      out.numbers(row);
    }
  }

  private static void write(StateOutput out, Map<String, Map<String, Double>> table) {
    out.whole(table.size());
    table.forEach(
        (response, row) -> {
          out.text(response).whole(row.size());
          row.forEach((action, weight) -> out.text(action).number(weight));
        });
  }

  /**
   * @throws IllegalArgumentException if these are not the bytes of a state
   */
  static BranchState of(byte[] bytes) {
    StateInput in = new StateInput(bytes);
    return new BranchState(
        in.numbers(),
        in.number(),
        in.whole(),
        list(in, () -> list(in, () -> cut(in))),
        list(in, () -> node(in)),
        list(in, () -> leaf(in)),
        list(in, () -> Arrays.stream(whole(in)).boxed().toList()));
  }

  private static Cut cut(StateInput in) {
    double[] slope = in.numbers();
    return new Cut(rows(in), slope);
  }

  private static Node node(StateInput in) {
    int[] responses = whole(in);
    double bound = in.number();
    long number = in.whole();
    boolean feasible = in.flag();
    double[] x = in.numbers();
    double[] free = in.numbers();
    double[][][] y = list(in, () -> rows(in)).toArray(double[][][]::new);
    return new Node(responses, bound, new Relaxation(feasible, x, free, y), number);
  }

  private static Leaf leaf(StateInput in) {
    Map<String, String> responses = new LinkedHashMap<>();
    for (long left = in.whole(); left > 0; left--) {
      responses.put(in.text(), in.text());
    }
    Map<String, Map<String, Map<String, Double>>> incentives = new LinkedHashMap<>();
    for (long left = in.whole(); left > 0; left--) {
      incentives.put(in.text(), table(in));
    }
    return new Leaf(responses, incentives);
  }

  private static Map<String, Map<String, Double>> table(StateInput in) {
    Map<String, Map<String, Double>> table = new LinkedHashMap<>();
    for (long left = in.whole(); left > 0; left--) {
      Map<String, Double> row = new LinkedHashMap<>();
      table.put(in.text(), row);
      for (long entries = in.whole(); entries > 0; entries--) {
        row.put(in.text(), in.number());
      }
    }
    return table;
  }

  private static double[][] rows(StateInput in) {
    return list(in, in::numbers).toArray(double[][]::new);
  }

  private static int[] whole(StateInput in) {
    return Arrays.stream(in.numbers()).mapToInt(number -> (int) number).toArray();
  }

  private static <T> List<T> list(StateInput in, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (long left = in.whole(); left > 0; left--) {
      items.add(item.get());
    }
    return items;
  }
}
