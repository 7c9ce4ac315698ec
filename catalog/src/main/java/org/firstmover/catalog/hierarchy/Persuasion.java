package org.firstmover.catalog.hierarchy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Subsidies that lead to one cell of a game: each player is promised so much in every cell of her
 * action that it is her best one by a margin, whatever the others do. Promises off the cell cost
 * next to nothing, because they are hardly ever kept; at the cell itself only what she would gain
 * by another action is paid.
 *
 * <p>Source: D. Monderer, M. Tennenholtz, "k-implementation", Journal of Artificial Intelligence
 * Research 21 (2004), Theorem 1.
 *
 * @param payoffs double[follower][cell], without subsidies
 * @param welfare their sum, one number a cell
 */
record Persuasion(double[][] payoffs, double[] welfare, int actions, double budget) {
  private static final int CELLS = 4;
  private static final double MARGIN = 4;

  /** Towards the cells of most welfare among those that the budget could pay for. */
  List<double[]> starts() {
    return IntStream.range(0, welfare.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer cell) -> -welfare[cell]))
        .limit(20L * CELLS)
        .filter(cell -> price(cell) <= budget)
        .limit(CELLS)
        .map(this::towards)
        .toList();
  }

  private double price(int cell) {
    double price = 0;
    for (int i = 0; i < payoffs.length; i++) {
      price += temptation(i, cell);
    }
    return price;
  }

  /** What a player gains by her best action in place of the cell's, while the others keep to it. */
  private double temptation(int player, int cell) {
    int stride = stride(player);
    int base = cell - stride * (cell / stride % actions);
    double best = Double.NEGATIVE_INFINITY;
    for (int action = 0; action < actions; action++) {
      best = Math.max(best, payoffs[player][base + stride * action]);
    }
    return best - payoffs[player][cell];
  }

  private int stride(int player) {
    int stride = 1;
    for (int i = player + 1; i < payoffs.length; i++) {
      stride *= actions;
    }
    return stride;
  }

  private double[] towards(int cell) {
    int cells = payoffs[0].length;
    double[] subsidies = new double[payoffs.length * cells];
    double left = (budget - price(cell)) / payoffs.length;
    for (int i = 0; i < payoffs.length; i++) {
      int stride = stride(i);
      int action = cell / stride % actions;
      for (int other = 0; other < cells; other++) {
        if (other / stride % actions == action) {
          double margin = other == cell ? Math.min(MARGIN, left) : MARGIN;
          subsidies[i * cells + other] = temptation(i, other) + margin;
        }
      }
    }
    return subsidies;
  }
}
