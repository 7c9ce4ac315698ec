package org.firstmover.verify.security;

import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Solution;
import org.firstmover.solution.TieBreak;
import org.firstmover.solution.Tolerances;
import org.firstmover.verify.Checks;
import org.firstmover.verify.Verifier;

/** The certificate of a security game: enumerates the targets and re-derives the best value. */
public final class SecurityVerifier implements Verifier<SecurityGame> {
  @Override
  public Certificate verify(SecurityGame game, Solution solution) {
    Checks checks = new Checks(game, solution, game.defenderRange());
    Optional<double[]> covered = solution.leader().strategy().weights().inOrderOf(game.targets());
    if (covered.isEmpty()) {
      return checks
          .add(Check.fact("targets", false, "a covered target is not in the game"))
          .certificate();
    }
    if (solution.followers().size() != 1) {
      return checks.add(Check.fact("followers", false, "expected one attacker")).certificate();
    }
    var printed = solution.followers().get(0);
    Optional<double[]> attacked = printed.response().weights().inOrderOf(game.targets());
    if (attacked.isEmpty()) {
      return checks
          .add(Check.fact("attack", false, "an attacked target is not in the game"))
          .certificate();
    }
    double[] coverage = covered.get();
    double[] attack = attacked.get();
    checks.add(coverageCheck(game, coverage)).distribution("attacker", attack);

    double[] attackerRange = game.attackerRange();
    double low = attackerRange[0];
    double range = attackerRange[1] - low;
    double best = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < game.size(); t++) {
      best = Math.max(best, game.attackerValue(t, coverage[t], low));
    }
    double tie = Tolerances.regret(range);
    double regret = 0;
    double value = 0;
    double attackerValue = 0;
    double strong = Double.NEGATIVE_INFINITY;
    double weak = Double.POSITIVE_INFINITY;
    for (int t = 0; t < game.size(); t++) {
      double own = game.attackerValue(t, coverage[t], low);
      double worth = game.defenderValue(t, coverage[t]);
      if (attack[t] != 0) {
        regret = Math.max(regret, best - own);
        value += attack[t] * worth;
        attackerValue += attack[t] * game.attackerValue(t, coverage[t]);
      }
      if (best - own <= tie) {
        strong = Math.max(strong, worth);
        weak = Math.min(weak, worth);
      }
    }
    OptionalDouble bound =
        solution.tieBreak() == TieBreak.WEAK
            ? OptionalDouble.empty()
            : OptionalDouble.of(CoverageBound.of(game));
    return checks
        .add(Check.of("follower regret", Kind.EXACT, regret, tie))
        .leaderValue(value)
        .followerValue("follower value", printed.value(), attackerValue, range)
        .ties(value, strong, weak)
        .bounds(value, bound, "weak commitments have no proof here")
        .certificate();
  }

  /** Each coverage between 0 and 1, in sum at most the resources. */
  private static Check coverageCheck(SecurityGame game, double[] coverage) {
    double sum = 0;
    double error = 0;
    for (double c : coverage) {
      sum += c;
      error = Math.max(error, Math.max(-c, c - 1));
    }
    error = Math.max(error, (sum - game.resources()) / Math.max(1, game.resources()));
    return Check.of("coverage", Kind.EXACT, error, Tolerances.SOLVER);
  }
}
