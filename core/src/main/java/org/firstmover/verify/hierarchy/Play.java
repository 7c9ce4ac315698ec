package org.firstmover.verify.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variables;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Response;
import org.firstmover.solution.Tolerances;
import org.firstmover.strategy.Strategy;
import org.firstmover.verify.Worst;

/**
 * A commitment with a response of every follower: one point, and what each follower faces there.
 */
final class Play {
  private final HierarchyGame game;
  private final double[] point;
  private final double[] lower;
  private final double[] upper;
  private final List<FollowerProblem> problems = new ArrayList<>();

  private Play(HierarchyGame game, double[] point) {
    this.game = game;
    this.point = point;
    this.lower = game.variables().lower();
    this.upper = game.variables().upper();
    double[] moved = point.clone();
    for (int i = 0; i < game.followers(); i++) {
      problems.add(new FollowerProblem(game, i, moved, lower, upper));
    }
  }

  /**
   * The point that a solution names, if it is one.
   *
   * @param wrong gets the check that failed, else
   */
  static Optional<Play> of(
      HierarchyGame game, Strategy commitment, List<Response> responses, List<Check> wrong) {
    Variables variables = game.variables();
    double[] point = new double[variables.size()];
    Optional<double[]> leader = commitment.weights().inOrderOf(Variables.names(variables.leader()));
    if (leader.isEmpty()) {
      wrong.add(Check.fact("leader variables", false, "a variable is not the leader's"));
      return Optional.empty();
    }
    System.arraycopy(leader.get(), 0, point, 0, variables.leaderSize());
    if (responses.size() != game.followers()) {
      wrong.add(
          Check.fact(
              "followers", false, "expected " + game.followers() + ", not " + responses.size()));
      return Optional.empty();
    }
    for (int i = 0; i < responses.size(); i++) {
      Response response = responses.get(i);
      String name = game.followerName(i);
      if (!response.name().equals(name)) {
        wrong.add(Check.fact("followers", false, "expected " + name + ", not " + response.name()));
        return Optional.empty();
      }
      Optional<double[]> own =
          response.response().weights().inOrderOf(Variables.names(variables.follower(i)));
      if (own.isEmpty()) {
        wrong.add(Check.fact("follower variables", false, "a variable is not one of " + name));
        return Optional.empty();
      }
      System.arraycopy(own.get(), 0, point, variables.from(i), own.get().length);
    }
    for (double number : point) {
      if (!Double.isFinite(number)) {
        wrong.add(Check.fact("numbers", false, "a variable is " + number));
        return Optional.empty();
      }
    }
    return Optional.of(new Play(game, point));
  }

  /** Whether all numbers are the same but for this much, relative to max(1, |number|). */
  boolean isNear(Play other, double slack) {
    for (int j = 0; j < point.length; j++) {
      double size = Math.max(1, Math.abs(point[j]));
      if (Math.abs(point[j] - other.point[j]) > slack * size) {
        return false;
      }
    }
    return true;
  }

  FollowerProblem problem(int follower) {
    return problems.get(follower);
  }

  double leaderValue() {
    return game.leaderValue(point.clone());
  }

  /** The leader's bounds, and her constraints if she has some. */
  List<Check> leaderChecks() {
    List<Check> checks = new ArrayList<>();
    double outside = 0;
    for (int j = 0; j < game.variables().leaderSize(); j++) {
      outside = Math.max(outside, Math.max(lower[j] - point[j], point[j] - upper[j]));
    }
    checks.add(Check.of("leader bounds", Kind.EXACT, outside, Tolerances.ITERATIVE));
    double[] differences = new double[game.leaderConstraints()];
    if (differences.length > 0) {
      game.leaderConstraints(point.clone(), differences);
      Worst worst = new Worst();
      for (int k = 0; k < differences.length; k++) {
        double broken =
            game.leaderEquality(k) ? Math.abs(differences[k]) : Math.max(0, differences[k]);
        worst.offer(k, broken, Tolerances.ITERATIVE);
      }
      checks.add(worst.check("leader constraints", Kind.EXACT, k -> game.leaderConstraint(k)));
    }
    return checks;
  }

  /** Whether followers may do what they are printed to do. */
  List<Check> followerChecks() {
    Worst bounds = new Worst();
    Worst constraints = new Worst();
    boolean constrained = false;
    for (FollowerProblem problem : problems) {
      double[] own = problem.own;
      bounds.offer(problem.follower, problem.region.boundViolation(own), Tolerances.ITERATIVE);
      constraints.offer(problem.follower, problem.region.rowViolation(own), Tolerances.ITERATIVE);
      constrained |= game.followerConstraints(problem.follower) > 0;
    }
    List<Check> checks = new ArrayList<>();
    checks.add(bounds.check("follower bounds", Kind.EXACT, game::followerName));
    if (constrained) {
      checks.add(constraints.check("follower constraints", Kind.EXACT, game::followerName));
    }
    return checks;
  }

  /**
   * The worst regret of a follower. It is a search if that of any follower is.
   *
   * @param evaluations how many values of each follower may be asked for, about
   */
  Check regret(String name, int evaluations) {
    Worst worst = new Worst();
    List<String> searched = new ArrayList<>();
    List<Regret> regrets = new ArrayList<>();
    for (FollowerProblem problem : problems) {
      double allowed = allowedRegret(problem);
      Regret regret = FollowerRegret.of(problem, allowed, evaluations);
      regrets.add(regret);
      worst.offer(problem.follower, regret.value(), allowed);
      if (regret.kind() == Kind.SEARCH) {
        searched.add(problem.name());
      }
    }
    Kind kind = searched.isEmpty() ? Kind.BOUND : Kind.SEARCH;
    boolean some = !searched.isEmpty() && searched.size() < problems.size();
    return worst.check(
        name,
        kind,
        i ->
            game.followerName(i)
                + ": "
                + regrets.get(i).how()
                + (some ? "; searched: " + shortened(searched) : ""));
  }

  private static String shortened(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(3, names.size())))
        + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "");
  }

  /** What multipliers leave of the slopes, at the worst of the followers. */
  Check residual() {
    Worst worst = new Worst();
    int without = 0;
    for (FollowerProblem problem : problems) {
      SlopeResidual residual =
          SlopeResidual.of(problem, allowedRegret(problem), Tolerances.ITERATIVE);
      if (residual.measured()) {
        worst.offer(problem.follower, residual.value(), residual.tolerance());
      } else {
        without++;
      }
    }
    String left = without == 0 ? "" : "; " + without + " without slopes";
    return worst.isEmpty()
        ? Check.of("KKT residual", Kind.BOUND, 0, Tolerances.ITERATIVE)
            .withNote("no follower has slopes here")
        : worst.check("KKT residual", Kind.BOUND, i -> game.followerName(i) + left);
  }

  static double allowedRegret(FollowerProblem problem) {
    return Tolerances.value(problem.value(), 1);
  }
}
