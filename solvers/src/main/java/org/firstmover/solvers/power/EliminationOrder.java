package org.firstmover.solvers.power;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which order the buses of a network are eliminated, the reference last, and where what that
 * fills goes. The bus with the fewest neighbours is next (minimum degree).
 *
 * <p>With positive susceptances the susceptance matrix L is regular on any set of buses without the
 * reference. Negative ones, as of series capacitors, may cancel others there: a bus at which the
 * elimination of L itself would meet a small pivot comes after all others, and the order is found
 * again.
 */
final class EliminationOrder {
  /** A pivot of L is small if it is less than this part of an entry in its row. */
  private static final double SMALL = 0.01;

  private final DispatchProgram program;
  private final int size;

  /** Where each bus comes in the order. */
  private final int[] place;

  /** The places after each place that share a block with it: later[start[p]] to start[p + 1]. */
  private final int[] start;

  private final int[] later;

  /**
   * For each pair in the list of a place, the block that its product goes to; -1 - p a diagonal.
   */
  private final int[] targets;

  private final int[] blockOf;

  private EliminationOrder(DispatchProgram program, boolean[] postponed) {
    this.program = program;
    size = program.buses;
    place = new int[size];
    int[][] lists = lists(postponed);
    start = new int[size + 1];
    for (int p = 0; p < size; p++) {
      start[p + 1] = start[p] + lists[p].length;
    }
    later = new int[start[size]];
    for (int p = 0; p < size; p++) {
      System.arraycopy(lists[p], 0, later, start[p], lists[p].length);
    }
    targets = products();
    blockOf = new int[program.branches];
    for (int k = 0; k < program.branches; k++) {
      int a = place[program.from[k]];
      int b = place[program.to[k]];
      blockOf[k] = find(Math.min(a, b), Math.max(a, b));
    }
  }

  static EliminationOrder of(DispatchProgram program) {
    boolean[] postponed = new boolean[program.buses];
    EliminationOrder order = new EliminationOrder(program, postponed);
    while (order.postpones(postponed)) {
      order = new EliminationOrder(program, postponed);
    }
    return order;
  }

  int[] place() {
    return place;
  }

  int[] start() {
    return start;
  }

  int[] later() {
    return later;
  }

  int[] targets() {
    return targets;
  }

  /** Where the block of each branch is. */
  int[] blockOf() {
    return blockOf;
  }

  /** Sets the places of all buses; answers for each place the places after it. */
  private int[][] lists(boolean[] postponed) {
    List<Set<Integer>> neighbours = neighbours();
    TreeSet<Long> queue = new TreeSet<>();
    int last = program.reference;
    for (int i = 0; i < size; i++) {
      if (i != last) {
        queue.add(key(postponed[i], neighbours.get(i).size(), i));
      }
    }
    int[][] after = new int[size][];
    for (int p = 0; p < size; p++) {
      int i = p + 1 < size ? (int) (queue.pollFirst() & 0xffffffffL) : last;
      place[i] = p;
      Set<Integer> around = neighbours.get(i);
      after[p] = around.stream().mapToInt(Integer::intValue).toArray();
      for (int j : after[p]) {
        Set<Integer> theirs = neighbours.get(j);
        boolean queued = queue.remove(key(postponed[j], theirs.size(), j));
        theirs.addAll(around);
        theirs.remove(i);
        theirs.remove(j);
        if (queued) {
          queue.add(key(postponed[j], theirs.size(), j));
        }
      }
    }
    for (int[] list : after) {
      for (int e = 0; e < list.length; e++) {
        list[e] = place[list[e]];
      }
      Arrays.sort(list);
    }
    return after;
  }

  private List<Set<Integer>> neighbours() {
    List<Set<Integer>> neighbours = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      neighbours.add(new HashSet<>());
    }
    for (int k = 0; k < program.branches; k++) {
      neighbours.get(program.from[k]).add(program.to[k]);
      neighbours.get(program.to[k]).add(program.from[k]);
    }
    return neighbours;
  }

  /** The postponed come last of all. */
  private static long key(boolean postponed, int degree, int bus) {
    return (postponed ? 1L << 62 : 0) | ((long) degree << 32) | bus;
  }

  private int[] products() {
    int count = 0;
    for (int p = 0; p < size; p++) {
      int length = start[p + 1] - start[p];
      count = Math.addExact(count, Math.multiplyExact(length, length + 1) / 2);
    }
    int[] found = new int[count];
    int next = 0;
    for (int p = 0; p < size; p++) {
      for (int a = start[p]; a < start[p + 1]; a++) {
        found[next++] = -1 - later[a];
        for (int b = a + 1; b < start[p + 1]; b++) {
          found[next++] = find(later[a], later[b]);
        }
      }
    }
    return found;
  }

  private int find(int row, int column) {
    return Arrays.binarySearch(later, start[row], start[row + 1], column);
  }

  /** Eliminates L in this order; adds buses that meet a small pivot, and whether there are any. */
  private boolean postpones(boolean[] postponed) {
    int[] bus = new int[size];
    for (int i = 0; i < size; i++) {
      bus[place[i]] = i;
    }
    double[] diagonal = new double[size];
    double[] entries = new double[later.length];
    for (int k = 0; k < program.branches; k++) {
      diagonal[place[program.from[k]]] += program.susceptance[k];
      diagonal[place[program.to[k]]] += program.susceptance[k];
      entries[blockOf[k]] -= program.susceptance[k];
    }
    boolean more = false;
    int target = 0;
    for (int p = 0; p < size - 1; p++) {
      double largest = 0;
      for (int a = start[p]; a < start[p + 1]; a++) {
        largest = Math.max(largest, Math.abs(entries[a]));
      }
      boolean small = !(Math.abs(diagonal[p]) >= SMALL * largest);
      if (small && !postponed[bus[p]]) {
        postponed[bus[p]] = true;
        more = true;
      }
      for (int a = start[p]; a < start[p + 1]; a++) {
        double factor = small ? 0 : entries[a] / diagonal[p];
        diagonal[-1 - targets[target++]] -= factor * entries[a];
        for (int b = a + 1; b < start[p + 1]; b++) {
          entries[targets[target++]] -= factor * entries[b];
        }
      }
    }
    return more;
  }
}
