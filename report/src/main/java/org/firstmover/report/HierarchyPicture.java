package org.firstmover.report;

import static java.util.Objects.requireNonNull;
import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variables;
import org.firstmover.report.NearbyEquilibria.Place;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.hierarchy.Equilibrium;
import org.firstmover.solvers.hierarchy.EquilibriumOracle;
import org.firstmover.solvers.hierarchy.SimultaneousPlay;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;

/**
 * Slices through the commitment and a map of it where the leader has few variables, else what is
 * played; the equilibria found, and what commitment is worth.
 */
public final class HierarchyPicture implements Picture<HierarchyGame> {
  private static final int FEW_VARIABLES = 4;
  private static final int FEW_RESPONSES = 8;

  /** Larger games are asked for no more equilibria than the solution has. */
  private static final int SMALL = 60;

  private static final int ROUNDS = 100;

  @Override
  public List<Table> game(HierarchyGame game) {
    return HierarchyTables.of(game);
  }

  @Override
  public List<Figure> figures(HierarchyGame game, Solution solution) {
    List<Figure> figures = new ArrayList<>();
    Variables variables = game.variables();
    NearbyEquilibria nearby = new NearbyEquilibria(game);
    Optional<Place> commitment = nearby.at(point(game, solution, solution.followers()));
    if (commitment.isPresent()
        && variables.leaderSize() <= FEW_VARIABLES
        && variables.size() <= SMALL) {
      if (variables.leaderSize() == 2) {
        LeaderMap.of(game, nearby, commitment.get()).ifPresent(figures::add);
      }
      for (int v = 0; v < variables.leaderSize(); v++) {
        LeaderSlice.of(game, nearby, commitment.get(), v).ifPresent(figures::add);
      }
    }
    equilibria(game, solution).ifPresent(figures::add);
    if (variables.leaderSize() > FEW_VARIABLES) {
      figures.add(
          PointPicture.of(rows(solution.leader().strategy()), "The commitment.", "commitment"));
    }
    if (variables.followersSize() > FEW_RESPONSES) {
      List<PointPicture.Row> rows = new ArrayList<>();
      solution.followers().forEach(f -> rows.addAll(rows(f.response())));
      figures.add(PointPicture.of(rows, "The followers' responses.", "response"));
    }
    return figures;
  }

  private static List<PointPicture.Row> rows(Strategy strategy) {
    if (strategy instanceof Point point) {
      return point.entries().stream().map(PointPicture.Row::new).toList();
    }
    // a file of another program may hold numbers only: they read as probabilities
    List<PointPicture.Row> rows = new ArrayList<>();
    strategy
        .weights()
        .nonZero()
        .forEach(
            (name, value) ->
                rows.add(new PointPicture.Row(new Point.Entry(name, false, new double[] {value}))));
    return rows;
  }

  /** All variables of the game, as they stand in the solution. */
  private static double[] point(HierarchyGame game, Solution solution, List<Response> followers) {
    String otherwise = "the solution is of another game";
    Variables variables = game.variables();
    double[] point = new double[variables.size()];
    double[] leader =
        solution
            .leader()
            .strategy()
            .weights()
            .inOrderOf(Variables.names(variables.leader()), otherwise);
    System.arraycopy(leader, 0, point, 0, leader.length);
    for (int i = 0; i < game.followers(); i++) {
      double[] own =
          followers
              .get(i)
              .response()
              .weights()
              .inOrderOf(Variables.names(variables.follower(i)), otherwise);
      System.arraycopy(own, 0, point, variables.from(i), own.length);
    }
    return point;
  }

  /** The leader's values in the equilibria found, best first; nothing if there is one only. */
  private static Optional<Figure> equilibria(HierarchyGame game, Solution solution) {
    if (!(solution.proof() instanceof Proof.Equilibria proof) || proof.equilibria().size() < 2) {
      return Optional.empty();
    }
    List<Map<String, Object>> bars = new ArrayList<>();
    for (int e = 0; e < proof.equilibria().size(); e++) {
      double value = game.leaderValue(point(game, solution, proof.equilibria().get(e)));
      if (Double.isFinite(value)) {
        boolean printed = proof.equilibria().get(e).equals(solution.followers());
        bars.add(map("name", "number " + (e + 1), "weight", value, "own", printed));
      }
    }
    bars.sort(
        Comparator.comparingDouble(
            (Map<String, Object> bar) ->
                -game.leaderGoal()
                    .gain(((Number) requireNonNull(bar.get("weight"))).doubleValue())));
    int found = bars.size();
    String most = found > Bars.MOST ? " The first " + Bars.MOST + "." : "";
    return found == 0
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "The leader's value in each of the "
                    + found
                    + " equilibria of the followers that were found at this commitment, best"
                    + " first; red: the one that the answer is about."
                    + most,
                Bars.marked(bars.subList(0, Math.min(found, Bars.MOST)), "leader's value")));
  }

  @Override
  public List<Comparison> comparisons(HierarchyGame game) {
    List<Comparison> comparisons = new ArrayList<>();
    String aim = game.leaderGoal() == Goal.MAXIMISE ? "" : " (less is better)";
    try {
      double[] start = game.variables().start();
      EquilibriumOracle oracle = new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT);
      Equilibrium first = oracle.respond(Arrays.copyOf(start, game.variables().leaderSize()));
      if (first.converged()) {
        add(comparisons, game, "at the start of her variables" + aim, first.point());
      }
      if (game.variables().size() <= SMALL) {
        SimultaneousPlay.search(game, ROUNDS)
            .ifPresent(
                point -> add(comparisons, game, "without commitment, all at once" + aim, point));
      }
    } catch (RuntimeException e) {
      // functions written in Java may throw anything; there is less to compare with then
    }
    return comparisons;
  }

  private static void add(
      List<Comparison> comparisons, HierarchyGame game, String name, double[] point) {
    double value = game.leaderValue(point);
    if (Double.isFinite(value)) {
      comparisons.add(new Comparison(name, value));
    }
  }
}
