package org.firstmover.solvers.stochastic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solution.Tolerances;

/** What methods for followers without entropy share: their responses tie. */
final class Ties {
  private Ties() {}

  /** Why a game is refused that has none. */
  static Optional<String> missing(StochasticGame game) {
    return game.entropy() > 0
        ? Optional.of("its follower has an entropy weight, so that her responses do not tie")
        : Optional.empty();
  }

  /** Where replies tie if the certificate takes them for ties. */
  static PolicyIteration response(StochasticGame game, TieBreak ties) {
    return new PolicyIteration(game, ties, Tolerances.regret(game.followerRange()));
  }

  /**
   * A commitment with the follower's best response, ties broken for the leader; it is a lower bound
   * of the best value.
   *
   * @param policy a probability a move
   * @param upper bound of the best value
   */
  static Solution answer(
      StochasticAnswer answer,
      Status status,
      double[] policy,
      double upper,
      Map<String, Double> further) {
    PolicyIteration weak = response(answer.game(), TieBreak.WEAK);
    weak.respond(policy);
    PolicyIteration strong = response(answer.game(), TieBreak.STRONG);
    strong.respond(policy);
    Map<String, Double> values = new LinkedHashMap<>(further);
    values.put(Solution.STRONG, strong.value());
    values.put(Solution.WEAK, weak.value());
    return answer.of(
        status,
        strong.evaluation(),
        Optional.of(TieBreak.STRONG),
        new Bounds(strong.value(), Math.max(strong.value(), upper)),
        values);
  }
}
