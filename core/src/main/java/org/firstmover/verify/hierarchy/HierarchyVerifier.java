package org.firstmover.verify.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Tolerances;
import org.firstmover.verify.Checks;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.Worst;

/**
 * The certificate of a hierarchy game: every follower's regret while nobody else moves, bounded
 * where her gain is concave and searched for where it is not; what multipliers leave of her slopes;
 * bounds and constraints of everyone; and values from the functions of the game.
 *
 * <p>Work is bounded by numbers of evaluations, so that the same solution always gets the same
 * certificate.
 */
public final class HierarchyVerifier implements Verifier<HierarchyGame> {
  /** Instructions, about, that all evaluations together may take. */
  private static final double WORK = 4e8;

  private static final int FEWEST_EVALUATIONS = 1_000;
  private static final int MOST_EVALUATIONS = 200_000;

  @Override
  public Certificate verify(HierarchyGame game, Solution solution) {
    Checks checks = new Checks(game, solution, 1);
    List<Check> wrong = new ArrayList<>();
    Optional<Play> printed =
        Play.of(game, solution.leader().strategy(), solution.followers(), wrong);
    if (printed.isEmpty()) {
      wrong.forEach(checks::add);
      return checks.certificate();
    }
    Play play = printed.get();
    List<List<Response>> equilibria =
        solution.proof() instanceof Proof.Equilibria proof ? proof.equilibria() : List.of();
    int evaluations = evaluations(game, 1 + equilibria.size());
    play.leaderChecks().forEach(checks::add);
    play.followerChecks().forEach(checks::add);
    checks.add(play.regret("follower regret", evaluations)).add(play.residual());
    double value = play.leaderValue();
    checks.leaderValue(value);
    followerValues(game, solution, play).ifPresent(checks::add);
    new Equilibria(game, solution, play, value, checks::claimed)
        .check(equilibria, evaluations)
        .forEach(checks::add);
    checks.unproved(game.leaderGoal().gain(1), value, "hierarchy games have no proof");
    return checks.certificate();
  }

  /** How many values of one follower may be asked for. */
  private static int evaluations(HierarchyGame game, int plays) {
    double instructions = game.variables().size();
    if (game instanceof FunctionGame functions) {
      for (int i = 0; i < game.followers(); i++) {
        if (functions.follower(i).objective() instanceof Formula formula) {
          instructions = Math.max(instructions, formula.size());
        }
      }
    }
    double all = WORK / Math.max(100, instructions);
    double each = all / game.followers() / plays;
    return (int) Math.max(FEWEST_EVALUATIONS, Math.min(MOST_EVALUATIONS, each));
  }

  /** The worst of the followers' values that are printed. */
  private static Optional<Check> followerValues(HierarchyGame game, Solution solution, Play play) {
    Worst worst = new Worst();
    for (int i = 0; i < game.followers(); i++) {
      double printed = solution.followers().get(i).value();
      if (!Double.isNaN(printed)) {
        double recomputed = play.problem(i).value();
        worst.offer(i, Math.abs(printed - recomputed), Tolerances.value(recomputed, 1));
      }
    }
    return worst.isEmpty()
        ? Optional.empty()
        : Optional.of(
            worst.check(
                "follower value",
                Kind.EXACT,
                i -> game.followerName(i) + ": recomputed " + play.problem(i).value()));
  }
}
