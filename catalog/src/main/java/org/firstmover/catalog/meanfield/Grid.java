package org.firstmover.catalog.meanfield;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Places in rows and columns, some of which may be walls. States are the places that are no walls,
 * row by row.
 *
 * @param edge what happens to who would leave it
 * @param number of the state of each place, -1 of a wall
 */
record Grid(int rows, int columns, Edge edge, int[] number) {

  /** What happens to who would leave the grid. */
  enum Edge {
    /** She comes in from the other side. */
    AROUND,
    /** She goes as far as there is room, in rows and columns by themselves. */
    ALONG,
    /** She stays where she was. */
    STAY
  }

  /** Places to go to: down, up, right, left and staying; in a single row the last three. */
  enum Step {
    DOWN(1, 0),
    UP(-1, 0),
    RIGHT(0, 1),
    LEFT(0, -1),
    STAY(0, 0);

    final int down;
    final int right;

    Step(int down, int right) {
      this.down = down;
      this.right = right;
    }
  }

  static Grid of(int rows, int columns, Edge edge) {
    return of(rows, columns, edge, (row, column) -> false);
  }

  static Grid of(int rows, int columns, Edge edge, BiPredicate<Integer, Integer> wall) {
    int[] number = new int[rows * columns];
    int states = 0;
    for (int place = 0; place < number.length; place++) {
      number[place] = wall.test(place / columns, place % columns) ? -1 : states++;
    }
    return new Grid(rows, columns, edge, number);
  }

  int states() {
    return (int) IntStream.of(number).filter(n -> n >= 0).count();
  }

  /** Places that are states, in their order. */
  int[] places() {
    return IntStream.range(0, number.length).filter(place -> number[place] >= 0).toArray();
  }

  /** {@code row:column}, from 0; in a single row the column. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int place : places()) {
      names.add(rows == 1 ? "place " + place : place / columns + ":" + place % columns);
    }
    return names;
  }

  /** The place where a move ends. */
  int moved(int place, int down, int right) {
    int row = place / columns + down;
    int column = place % columns + right;
    boolean out = row < 0 || row >= rows || column < 0 || column >= columns;
    if (out && edge == Edge.STAY) {
      return place;
    }
    row = edge == Edge.AROUND ? Math.floorMod(row, rows) : Math.max(0, Math.min(rows - 1, row));
    column =
        edge == Edge.AROUND
            ? Math.floorMod(column, columns)
            : Math.max(0, Math.min(columns - 1, column));
    int end = row * columns + column;
    return number[end] < 0 ? place : end;
  }

  /** Rows and columns between two places, around the grid where that is nearer. */
  int distance(int from, int to) {
    int down = Math.abs(from / columns - to / columns);
    int right = Math.abs(from % columns - to % columns);
    return edge == Edge.AROUND
        ? Math.min(down, rows - down) + Math.min(right, columns - right)
        : down + right;
  }

  /**
   * Walks with noise: each action is a step, to which chance adds another.
   *
   * @param steps that can be taken
   * @param noise probability of each of these steps to be added
   */
  Chances walks(List<Step> steps, double[] noise) {
    int[] places = places();
    return Chances.of(
        places.length,
        steps.size(),
        (state, action, next) -> {
          Step step = steps.get(action);
          for (int e = 0; e < noise.length; e++) {
            Step more = steps.get(e);
            if (noise[e] > 0) {
              int end = moved(places[state], step.down + more.down, step.right + more.right);
              next.accept(number[end], noise[e]);
            }
          }
        });
  }
}
