package org.firstmover.verify.meanfield;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.hierarchy.Variables;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Tolerances;
import org.firstmover.strategy.Behaviour;

/**
 * A commitment with a policy of each population, as a solution names them.
 *
 * @param commitment one number for each of the leader's
 * @param policy {@code double[time][population][pair]}
 */
record Play(double[] commitment, double[][][] policy) {

  /**
   * What a solution names, if it belongs to the game.
   *
   * @param checks gets what was looked at on the way
   */
  static Optional<Play> of(MeanFieldGame game, Solution solution, List<Check> checks) {
    Optional<double[]> leader =
        solution.leader().strategy().weights().inOrderOf(Variables.names(game.leader()));
    if (leader.isEmpty()) {
      checks.add(Check.fact("leader variables", false, "a variable is not the leader's"));
      return Optional.empty();
    }
    double[] commitment = leader.get();
    if (!Arrays.stream(commitment).allMatch(Double::isFinite)) {
      checks.add(Check.fact("leader variables", false, "a variable is not a finite number"));
      return Optional.empty();
    }
    checks.add(bounds(game, commitment));
    List<Response> followers = solution.followers();
    List<Population> populations = game.populations();
    if (followers.size() != populations.size()) {
      checks.add(
          Check.fact(
              "followers", false, "expected " + populations.size() + ", not " + followers.size()));
      return Optional.empty();
    }
    double[][][] policy = new double[game.horizon().steps()][populations.size()][];
    double error = 0;
    for (int p = 0; p < populations.size(); p++) {
      Population population = populations.get(p);
      Response response = followers.get(p);
      Optional<double[]> own =
          response.name().equals(population.name())
                  && response.response() instanceof Behaviour behaviour
              ? behaviour.inOrderOf(game.decisions(p), decision -> population.actions())
              : Optional.empty();
      if (own.isEmpty()) {
        checks.add(
            Check.fact(
                "followers",
                false,
                response.name() + " is not " + population.name() + ", or has other decisions"));
        return Optional.empty();
      }
      for (int t = 0; t < policy.length; t++) {
        int from = t * population.pairs();
        policy[t][p] = Arrays.copyOfRange(own.get(), from, from + population.pairs());
        error = Math.max(error, distance(policy[t][p], population.actionCount()));
      }
    }
    checks.add(Check.of("follower probabilities", Kind.EXACT, error, Tolerances.SOLVER));
    return error <= Tolerances.SOLVER
        ? Optional.of(new Play(commitment, policy))
        : Optional.empty();
  }

  private static Check bounds(MeanFieldGame game, double[] commitment) {
    double violation = 0;
    int place = 0;
    for (Variable variable : game.leader()) {
      for (int i = 0; i < variable.size(); i++, place++) {
        double number = commitment[place];
        violation = Math.max(violation, variable.lowerAt(i) - number);
        violation = Math.max(violation, number - variable.upperAt(i));
      }
    }
    return Check.of("leader bounds", Kind.EXACT, violation, Tolerances.ITERATIVE);
  }

  /** How far the worst row is from a distribution. */
  private static double distance(double[] rows, int actions) {
    double worst = 0;
    for (int from = 0; from < rows.length; from += actions) {
      double sum = 0;
      for (int k = from; k < from + actions; k++) {
        worst = Math.max(worst, -rows[k]);
        sum += rows[k];
      }
      double error = Math.abs(sum - 1);
      worst = error <= worst ? worst : error;
    }
    return worst;
  }
}
