package org.firstmover.catalog.meanfield;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.catalog.meanfield.Grid.Edge;
import org.firstmover.catalog.meanfield.Grid.Step;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * A building with stairs down in one corner of each floor and stairs up in the opposite one, from
 * which everyone wants to the ground floor without being crowded: {@code -aversion * log(share in
 * the place) + ground} where ground counts on the ground floor only. A leader charges for going
 * down the stairs. The share on the ground floor is measured.
 *
 * <p>The paper's stairs alternate between corners, so that floors must be crossed; those of MFGLib,
 * which this is, do not. It numbers floors from the top.
 */
public final class BuildingEvacuation {
  private static final Option<Integer> HORIZON = Parameters.horizon(3);
  private static final Option<Integer> FLOORS = Option.whole("floors", 1, 1_000, 5, "how many");
  private static final Option<Integer> SIDE =
      Option.whole("side", 2, 1_000, 10, "rows and columns of each floor");
  private static final Option<Double> AVERSION =
      Option.number("aversion", 0, 1e6, 1, "weight of crowds");
  private static final Option<Double> GROUND =
      Option.number("ground", 0, 1e6, 10, "reward of being on the ground floor, each time");
  private static final Option<Double> WEIGHT = Parameters.weight(0);

  public static final List<Option<?>> PARAMETERS =
      Parameters.charged(WEIGHT, HORIZON, FLOORS, SIDE, AVERSION, GROUND);

  private static final double FLOOR = 1e-20;
  private static final List<String> ACTIONS =
      List.of("down", "up", "right", "left", "downstairs", "upstairs");

  private BuildingEvacuation() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    int floors = options.get(FLOORS);
    int side = options.get(SIDE);
    Grid floor = Grid.of(side, side, Edge.ALONG);
    int places = side * side;
    int actions = ACTIONS.size();
    int stairsDown = places - 1;
    Chances moves =
        Chances.of(
            floors * places,
            actions,
            (state, action, next) -> {
              int level = state / places;
              int place = state % places;
              if (action < 4) {
                Step step = CrowdMotion.STEPS.get(action);
                next.accept(level * places + floor.moved(place, step.down, step.right), 1.0);
              } else if (action == 4) {
                int below = place == stairsDown ? Math.max(0, level - 1) : level;
                next.accept(below * places + place, 1.0);
              } else {
                int above = place == 0 ? Math.min(floors - 1, level + 1) : level;
                next.accept(above * places + place, 1.0);
              }
            });
    double[] ground = new double[floors * places * actions];
    double[] stairs = new double[ground.length];
    for (int k = 0; k < ground.length; k++) {
      int state = k / actions;
      ground[k] = state < places ? 1 : 0;
      stairs[k] = state >= places && state % places == stairsDown && k % actions == 4 ? 1 : 0;
    }
    double worth = options.get(GROUND);
    return Parameters.game(
        reference.undrawn(),
        options,
        WEIGHT,
        Horizon.of(options.get(HORIZON) + 1),
        new Population(
            "people",
            IntStream.range(0, floors * places)
                .mapToObj(s -> "floor " + s / places + ", " + floor.names().get(s % places))
                .toList(),
            ACTIONS,
            Parameters.uniform(floors * places),
            moves.successors()),
        new Crowding(
            new double[][] {Arrays.stream(ground).map(one -> worth * one).toArray()},
            actions,
            new Crowding.Aversion(options.get(AVERSION), FLOOR)),
        moves.rule(),
        "toll",
        new double[][] {stairs},
        new Objective.Mean(ground));
  }
}
