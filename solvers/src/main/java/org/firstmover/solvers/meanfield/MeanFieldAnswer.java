package org.firstmover.solvers.meanfield;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.Tolerances;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Point;

/** Puts a commitment, the populations' equilibrium and the values together. */
record MeanFieldAnswer(MeanFieldGame game, MethodInfo info, Options options, Run run) {

  /**
   * The solution; a limit if the followers' response was not found, and then an equilibrium only as
   * near as it is.
   *
   * @param promised exploitability that the followers' response was sought with
   * @param further values by name
   */
  Solution of(
      Status status, Equilibrium equilibrium, double promised, Map<String, Double> further) {
    double exploitability = equilibrium.exploitability();
    boolean found = exploitability <= promised + Tolerances.ITERATIVE;
    Map<String, Double> values = new LinkedHashMap<>(further);
    values.put(Solution.EXPLOITABILITY, exploitability);
    values.put(Solution.EPSILON, found ? promised : exploitability);
    List<Response> responses = new ArrayList<>();
    for (int p = 0; p < game.populations().size(); p++) {
      Population population = game.populations().get(p);
      responses.add(
          new Response(
              population.name(),
              equilibrium.values()[p],
              Behaviour.of(
                  game.decisions(p), decision -> population.actions(), joined(equilibrium, p))));
    }
    return new Solution(
        GameReference.to(game),
        new Provenance(info.name(), options.asMap(), run.seed(), Provenance.VERSION),
        found ? status : Status.LIMIT,
        null,
        new Commitment(equilibrium.leaderValue(game), point(equilibrium.commitment())),
        responses,
        values,
        new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
        new Proof.None(),
        Certificate.NONE,
        run.work(),
        Map.of());
  }

  private static double[] joined(Equilibrium equilibrium, int p) {
    double[][][] policy = equilibrium.policy();
    int pairs = policy[0][p].length;
    double[] all = new double[policy.length * pairs];
    for (int t = 0; t < policy.length; t++) {
      System.arraycopy(policy[t][p], 0, all, t * pairs, pairs);
    }
    return all;
  }

  private Point point(double[] commitment) {
    List<Point.Entry> entries = new ArrayList<>();
    int place = 0;
    for (Variable variable : game.leader()) {
      double[] values = new double[variable.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = commitment[place++] + 0.0; // -0 and 0 are one strategy
      }
      entries.add(new Point.Entry(variable.name(), variable.list(), values));
    }
    return new Point(entries);
  }
}
