package org.firstmover.solvers.hierarchy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Point;

/** Puts a commitment, the equilibria found at it and the values together. */
record HierarchyAnswer(HierarchyGame game, MethodInfo info, Options options, Run run) {

  /**
   * The solution.
   *
   * @param printed all variables: the commitment and the equilibrium that its value is taken at
   * @param equilibria all variables at every equilibrium found there, the printed one among them
   * @param further values by name
   */
  Solution of(
      Status status, double[] printed, List<double[]> equilibria, Map<String, Double> further) {
    Goal goal = game.leaderGoal();
    double best = Double.NEGATIVE_INFINITY;
    double worst = Double.POSITIVE_INFINITY;
    double mean = 0;
    for (double[] equilibrium : equilibria) {
      double gain = game.leaderGain(equilibrium);
      best = Math.max(best, gain);
      worst = Math.min(worst, gain);
      mean += gain / equilibria.size();
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Solution.OPTIMISTIC, goal.gain(best));
    values.put(Solution.PESSIMISTIC, goal.gain(worst));
    values.put(Solution.STOCHASTIC, goal.gain(mean));
    values.putAll(further);
    return new Solution(
        GameReference.to(game),
        new Provenance(info.name(), options.asMap(), run.seed(), Provenance.VERSION),
        status,
        null,
        new Commitment(game.leaderValue(printed), shape(printed, 0, game.variables().leader())),
        responses(printed),
        values,
        new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
        new Proof.Equilibria(equilibria.stream().map(this::responses).toList()),
        Certificate.NONE,
        run.work(),
        Map.of());
  }

  private List<Response> responses(double[] point) {
    List<Response> responses = new ArrayList<>();
    for (int i = 0; i < game.followers(); i++) {
      responses.add(
          new Response(
              game.followerName(i),
              game.followerValue(i, point),
              shape(point, game.variables().from(i), game.variables().follower(i))));
    }
    return responses;
  }

  private static Point shape(double[] point, int from, List<Variable> variables) {
    List<Point.Entry> entries = new ArrayList<>();
    int place = from;
    for (Variable variable : variables) {
      double[] values = new double[variable.size()];
      for (int i = 0; i < values.length; i++) {
        // -0 and 0 are one strategy
        values[i] = point[place++] + 0.0;
      }
      entries.add(new Point.Entry(variable.name(), variable.list(), values));
    }
    return new Point(entries);
  }
}
