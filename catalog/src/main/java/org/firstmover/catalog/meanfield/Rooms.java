package org.firstmover.catalog.meanfield;

import java.util.Arrays;
import java.util.List;
import org.firstmover.catalog.meanfield.Grid.Edge;
import org.firstmover.catalog.meanfield.Grid.Step;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/** Stationary games on grids. */
public final class Rooms {
  private static final Option<Integer> SIDE = Option.whole("side", 2, 1_000, 4, "rows and columns");
  private static final Option<Double> WEIGHT = Parameters.weight(0);

  /** Of {@link #potential}. */
  public static final List<Option<?>> POTENTIAL =
      Parameters.charged(WEIGHT, SIDE, Parameters.DISCOUNT);

  /** Of {@link #fourRooms}. */
  public static final List<Option<?>> FOUR = Parameters.charged(WEIGHT, Parameters.DISCOUNT);

  private static final Option<Integer> GRID = Option.whole("side", 2, 1_000, 5, "rows and columns");
  private static final Option<Double> CAPACITY =
      Option.number("capacity", 1e-6, 1, 0.18, "share in a place at which nobody can enter it");

  /** Of {@link #kinetic}. */
  public static final List<Option<?>> KINETIC =
      Parameters.charged(WEIGHT, GRID, CAPACITY, Parameters.DISCOUNT);

  private static final List<Step> STEPS = CrowdMotion.STEPS;
  private static final int ACTIONS = 5;
  private static final int WALL = 5;

  private Rooms() {}

  /**
   * Followers who keep apart, {@code -2 share - 0.1 [move]}, and are pushed with probability 0.1:
   * all stay and are spread evenly. What happens at edges is not published; here moves end there. A
   * leader charges for being in the first row; the share there is measured.
   */
  public static MeanFieldGame potential(
      CatalogReference reference, Options options, RandomStream random) {
    int side = options.get(SIDE);
    Grid grid = Grid.of(side, side, Edge.ALONG);
    double[] table = new double[side * side * ACTIONS];
    Arrays.setAll(table, k -> k % ACTIONS == 4 ? 0 : -0.1);
    double[] row = new double[table.length];
    Arrays.setAll(row, k -> k / ACTIONS < side ? 1 : 0);
    return game(
        reference,
        options,
        grid,
        new double[] {0.025, 0.025, 0.025, 0.025, 0.9},
        new Crowding(new double[][] {table}, ACTIONS, new Crowding.Linear(-2)),
        new double[][] {row},
        row);
  }

  /**
   * Eleven rows and columns with a cross of walls that has a door in each arm; everyone is pushed
   * as often in each direction as not, and keeps apart: {@code -log(share in the place)}. A leader
   * charges at each of the doors; the share in doors is measured.
   */
  public static MeanFieldGame fourRooms(
      CatalogReference reference, Options options, RandomStream random) {
    int[][] doors = {{2, WALL}, {8, WALL}, {WALL, 8}, {WALL, 2}};
    Grid grid =
        Grid.of(
            11,
            11,
            Edge.STAY,
            (row, column) ->
                (row == WALL || column == WALL)
                    && Arrays.stream(doors).noneMatch(d -> d[0] == row && d[1] == column));
    double[][] units = new double[doors.length][grid.states() * ACTIONS];
    double[] all = new double[units[0].length];
    for (int d = 0; d < doors.length; d++) {
      int state = grid.number()[doors[d][0] * 11 + doors[d][1]];
      Arrays.fill(units[d], state * ACTIONS, (state + 1) * ACTIONS, 1);
      Arrays.fill(all, state * ACTIONS, (state + 1) * ACTIONS, 1);
    }
    return game(
        reference,
        options,
        grid,
        Parameters.uniform(ACTIONS),
        new Crowding(new double[1][all.length], ACTIONS, new Crowding.Aversion(1, 1e-12)),
        units,
        all);
  }

  private static MeanFieldGame game(
      CatalogReference reference,
      Options options,
      Grid grid,
      double[] noise,
      Rule rewards,
      double[][] units,
      double[] measured) {
    Chances moves = grid.walks(STEPS, noise);
    return Parameters.game(
        reference.undrawn(),
        options,
        WEIGHT,
        Horizon.stationary(options.get(Parameters.DISCOUNT)),
        population(grid, moves.successors()),
        rewards,
        moves.rule(),
        "toll",
        units,
        new Objective.Mean(measured));
  }

  private static Population population(Grid grid, Successors successors) {
    return new Population(
        "crowd",
        grid.names(),
        CrowdMotion.names(STEPS),
        Parameters.uniform(grid.states()),
        successors);
  }

  /**
   * Everyone wants to the last corner, {@code -[not there] - 0.1 [move]}, and nobody can enter a
   * place in proportion to how full it is: a move succeeds with probability {@code 1 - share /
   * capacity}. At capacity this has a kink, where its slope is that of a full place, 0. A leader
   * charges for moving; the share in the corner is measured.
   */
  public static MeanFieldGame kinetic(
      CatalogReference reference, Options options, RandomStream random) {
    int side = options.get(GRID);
    Grid grid = Grid.of(side, side, Edge.ALONG);
    int states = side * side;
    int[] ends = new int[states * ACTIONS];
    double[] table = new double[ends.length];
    double[] moving = new double[ends.length];
    for (int k = 0; k < ends.length; k++) {
      Step step = STEPS.get(k % ACTIONS);
      ends[k] = grid.moved(k / ACTIONS, step.down, step.right);
      moving[k] = step == Step.STAY ? 0 : 1;
      table[k] = (k / ACTIONS == states - 1 ? 0 : -1) - 0.1 * moving[k];
    }
    return Parameters.game(
        reference.undrawn(),
        options,
        WEIGHT,
        Horizon.stationary(options.get(Parameters.DISCOUNT)),
        population(
            grid,
            Successors.of(
                states,
                ACTIONS,
                (s, a) -> {
                  int end = ends[s * ACTIONS + a];
                  return end == s ? new int[] {s} : new int[] {s, end};
                })),
        new Rule.Table(table),
        new Pushing(ends, options.get(CAPACITY)),
        "toll",
        new double[][] {moving},
        new Objective.Mean(corner(ends.length)));
  }

  private static double[] corner(int pairs) {
    double[] corner = new double[pairs];
    Arrays.fill(corner, pairs - ACTIONS, pairs, 1);
    return corner;
  }

  /**
   * @param ends place where the move of each pair goes to
   */
  private record Pushing(int[] ends, double capacity) implements Rule {
    private static double share(double[] crowd, int place) {
      double sum = 0;
      for (int k = place * ACTIONS; k < (place + 1) * ACTIONS; k++) {
        sum += crowd[k];
      }
      return sum;
    }

    @Override
    public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
      int j = 0;
      for (int k = 0; k < ends.length; k++) {
        if (ends[k] == k / ACTIONS) {
          filled[j++] = 1;
        } else {
          double fails = Math.min(1, share(crowd, ends[k]) / capacity);
          filled[j++] = fails;
          filled[j++] = 1 - fails;
        }
      }
    }

    @Override
    public void slopes(
        int time,
        double[] commitment,
        double[] crowd,
        double[] weights,
        double[] crowdSlopes,
        double[] commitmentSlopes) {
      int j = 0;
      for (int k = 0; k < ends.length; k++) {
        if (ends[k] == k / ACTIONS) {
          j++;
          continue;
        }
        if (share(crowd, ends[k]) < capacity) {
          double slope = (weights[j] - weights[j + 1]) / capacity;
          for (int i = ends[k] * ACTIONS; i < (ends[k] + 1) * ACTIONS; i++) {
            crowdSlopes[i] += slope;
          }
        }
        j += 2;
      }
    }
  }
}
