package org.firstmover.solvers.security;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.security.SecurityVerifier;

/**
 * ORIGAMI: holds the attacker to her least value by making a growing set of targets equally good
 * for her; among these she hits the one that is best for the defender.
 *
 * <p>Her least value is k* = max(max_t U_c(t), root of sum_t max(0, (U_u(t) - k) / (U_u(t) -
 * U_c(t))) = m), with U_u and U_c her uncovered and covered payoffs and m the resources. The sum
 * falls with k and is linear between the U_u(t): they are sorted, the root's interval is found by
 * bisection, and the linear equation there is solved, in O(n log n).
 *
 * <p>Departures from the paper: the printed pseudo-code stops its loop at a wrong test; this is the
 * closed form of what it is meant to compute. It needs cover that does not help the attacker and
 * does not hurt the defender. A target where cover makes no difference to the attacker is no part
 * of the sum; if she is indifferent to it at k*, it is given what resources the others leave.
 *
 * <p>Source: C. Kiekintveld, M. Jain, J. Tsai, J. Pita, F. Ordonez and M. Tambe, "Computing optimal
 * randomized resource allocations for massive security games", AAMAS 2009.
 */
public final class Origami implements Solver<SecurityGame> {
  private static final MethodInfo INFO =
      new MethodInfo(
          "origami",
          "the optimal coverage where cover neither helps the attacker nor hurts the defender",
          "optimal, in O(n log n); the certificate derives the same value by bisection",
          "C. Kiekintveld, M. Jain, J. Tsai, J. Pita, F. Ordonez, M. Tambe, Computing optimal"
              + " randomized resource allocations for massive security games, AAMAS 2009",
          List.of());

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<SecurityGame> verifier() {
    return new SecurityVerifier();
  }

  @Override
  public Optional<String> refusal(SecurityGame game) {
    for (int t = 0; t < game.size(); t++) {
      if (game.attackerUncovered(t) < game.attackerCovered(t)) {
        return Optional.of("cover of target [" + game.targets().get(t) + "] helps the attacker");
      }
      if (game.defenderCovered(t) < game.defenderUncovered(t)) {
        return Optional.of("cover of target [" + game.targets().get(t) + "] hurts the defender");
      }
    }
    return Optional.empty();
  }

  @Override
  public Solution search(SecurityGame game, Options options, Run run) {
    run.count("closed forms");
    return new SecurityAnswer(game, INFO, options, run).optimal(coverage(game));
  }

  private static double[] coverage(SecurityGame game) {
    int n = game.size();
    double floor = Double.NEGATIVE_INFINITY;
    double[] uncovered = new double[n];
    for (int t = 0; t < n; t++) {
      uncovered[t] = game.attackerUncovered(t);
      floor = Math.max(floor, game.attackerCovered(t));
    }
    double value = floor;
    if (resources(game, floor) > game.resources()) {
      value = Math.max(floor, root(game, uncovered));
    }
    double[] coverage = new double[n];
    double spare = game.resources();
    for (int t = 0; t < n; t++) {
      coverage[t] = need(game, t, value);
      spare -= coverage[t];
    }
    giveSpare(game, coverage, value, Math.min(1, spare));
    return coverage;
  }

  /**
   * Covers the one target that the attacker is indifferent to whatever its cover, if the defender
   * then prefers it to be hit over all others.
   */
  private static void giveSpare(SecurityGame game, double[] coverage, double value, double spare) {
    double best = AttackResponse.Attack.on(game, coverage).strong();
    int target = -1;
    for (int t = 0; t < coverage.length && spare > 0; t++) {
      if (game.attackerUncovered(t) == game.attackerCovered(t)
          && game.attackerUncovered(t) == value
          && game.defenderValue(t, spare) > best) {
        best = game.defenderValue(t, spare);
        target = t;
      }
    }
    if (target >= 0) {
      coverage[target] = spare;
    }
  }

  /** The k at which holding the attacker to k takes all resources. */
  private static double root(SecurityGame game, double[] uncovered) {
    Arrays.sort(uncovered);
    int low = -1;
    int high = uncovered.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (resources(game, uncovered[middle]) > game.resources()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    // Between the two, every target whose uncovered payoff is at least this one's is covered.
    double from = uncovered[high];
    double slope = 0;
    double used = 0;
    for (int t = 0; t < game.size(); t++) {
      double payoff = game.attackerUncovered(t);
      if (payoff >= from && payoff > game.attackerCovered(t)) {
        double width = payoff - game.attackerCovered(t);
        slope += 1 / width;
        used += (payoff - from) / width;
      }
    }
    return from - (game.resources() - used) / slope;
  }

  private static double resources(SecurityGame game, double value) {
    double sum = 0;
    for (int t = 0; t < game.size(); t++) {
      sum += need(game, t, value);
    }
    return sum;
  }

  private static double need(SecurityGame game, int t, double value) {
    double payoff = game.attackerUncovered(t);
    return payoff <= value ? 0 : Math.min(1, (payoff - value) / (payoff - game.attackerCovered(t)));
  }
}
