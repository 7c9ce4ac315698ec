package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** States or decisions that a trajectory has come through, each once. */
final class Visited {
  final int[] list;
  int count;
  private final boolean[] marks;

  Visited(int size) {
    list = new int[size];
    marks = new boolean[size];
  }

  void visit(int place) {
    if (!marks[place]) {
      marks[place] = true;
      list[count++] = place;
    }
  }

  /**
   * Forgets all, and sets the numbers at what was visited to 0.
   *
   * @param first where the numbers of a place begin
   */
  void clear(double[] numbers, IntUnaryOperator first) {
    for (int k = 0; k < count; k++) {
      int place = list[k];
      marks[place] = false;
      Arrays.fill(numbers, first.applyAsInt(place), first.applyAsInt(place + 1), 0);
    }
    count = 0;
  }
}
