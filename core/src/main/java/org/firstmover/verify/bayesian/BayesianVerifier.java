package org.firstmover.verify.bayesian;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.TieBreak;
import org.firstmover.solution.Tolerances;
import org.firstmover.verify.Checks;
import org.firstmover.verify.Verifier;

/**
 * The certificate of a bayesian game: enumerates the actions of each type and re-derives the upper
 * bound from leaves that cover all joint responses.
 */
public final class BayesianVerifier implements Verifier<BayesianGame> {
  @Override
  public Certificate verify(BayesianGame game, Solution solution) {
    Checks checks = new Checks(game, solution, leaderRange(game));
    Optional<double[]> leader =
        solution.leader().strategy().weights().inOrderOf(game.leaderActions());
    if (leader.isEmpty()) {
      return checks
          .add(Check.fact("leader actions", false, "an action is not the leader's"))
          .certificate();
    }
    double[] x = leader.get();
    checks.distribution("leader", x);
    Map<String, Response> responses = new HashMap<>();
    solution.followers().forEach(response -> responses.put(response.name(), response));
    if (responses.size() != game.types().size()
        || solution.followers().size() != game.types().size()) {
      return checks.add(Check.fact("types", false, "expected one response a type")).certificate();
    }

    double regret = 0;
    double worstRatio = 0;
    double tolerance = 0;
    double value = 0;
    double strong = 0;
    double weak = 0;
    for (FollowerType type : game.types()) {
      Response printed = responses.get(type.name());
      Optional<double[]> reply =
          printed == null
              ? Optional.empty()
              : printed.response().weights().inOrderOf(type.actions());
      if (printed == null || reply.isEmpty()) {
        return checks
            .add(Check.fact("types", false, "no response of " + type.name() + " in its actions"))
            .certificate();
      }
      checks.distribution(type.name(), reply.get());
      TypeValues found = new TypeValues(type, x, reply.get());
      checks.followerValue(
          "value of " + type.name(), printed.value(), found.own, type.follower().range());
      if (found.regret / found.tie >= worstRatio) {
        worstRatio = found.regret / found.tie;
        regret = found.regret;
        tolerance = found.tie;
      }
      value += type.probability() * found.value;
      strong += type.probability() * found.strong;
      weak += type.probability() * found.weak;
    }
    OptionalDouble bound =
        solution.proof() instanceof Proof.Leaves proof && solution.tieBreak() != TieBreak.WEAK
            ? new LeafBound(game, proof).value()
            : OptionalDouble.empty();
    return checks
        .add(Check.of("follower regret", Kind.EXACT, regret, tolerance))
        .leaderValue(value)
        .ties(value, strong, weak)
        .bounds(value, bound, "its proof is of another kind, or does not cover all joint responses")
        .certificate();
  }

  private static double leaderRange(BayesianGame game) {
    return game.types().stream().mapToDouble(type -> type.leader().range()).max().orElse(0);
  }

  /** What one type's response is worth to both, and what ties with it. */
  private static final class TypeValues {
    private final double tie;
    private double regret;
    private double value;
    private double own;
    private double strong = Double.NEGATIVE_INFINITY;
    private double weak = Double.POSITIVE_INFINITY;

    TypeValues(FollowerType type, double[] x, double[] reply) {
      tie = Tolerances.regret(type.follower().range());
      int n = reply.length;
      double[] gain = new double[n];
      double best = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < n; j++) {
        for (int i = 0; i < x.length; i++) {
          gain[j] += x[i] * (type.follower().get(i, j) - type.follower().get(i, 0));
        }
        best = Math.max(best, gain[j]);
      }
      for (int j = 0; j < n; j++) {
        double worth = 0;
        double payoff = 0;
        for (int i = 0; i < x.length; i++) {
          worth += x[i] * type.leader().get(i, j);
          payoff += x[i] * type.follower().get(i, j);
        }
        value += reply[j] * worth;
        own += reply[j] * payoff;
        if (reply[j] != 0) {
          regret = Math.max(regret, best - gain[j]);
        }
        if (best - gain[j] <= tie) {
          strong = Math.max(strong, worth);
          weak = Math.min(weak, worth);
        }
      }
    }
  }
}
