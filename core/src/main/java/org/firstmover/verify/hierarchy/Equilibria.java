package org.firstmover.verify.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.TieBreak;
import org.firstmover.solution.Tolerances;
import org.firstmover.verify.Worst;
import org.jspecify.annotations.Nullable;

/**
 * The leader's values over several equilibria among the followers: re-derived where the equilibria
 * are given, or else only held against the value of the printed one.
 */
final class Equilibria {
  /** More are not looked at, and fail. */
  private static final int MOST = 200;

  private final HierarchyGame game;
  private final Solution solution;
  private final Play printed;
  private final double value;
  private final Function<String, @Nullable Double> claims;

  /**
   * @param value of the leader at the printed response, recomputed
   * @param claims further values of the solution by key; null if there is none
   */
  Equilibria(
      HierarchyGame game,
      Solution solution,
      Play printed,
      double value,
      Function<String, @Nullable Double> claims) {
    this.claims = claims;
    this.game = game;
    this.solution = solution;
    this.printed = printed;
    this.value = value;
  }

  /**
   * @param equilibria as given; may be empty
   * @param evaluations how many values of each follower may be asked for in each of them
   */
  List<Check> check(List<List<Response>> equilibria, int evaluations) {
    List<Check> checks = new ArrayList<>();
    if (solution.tieBreak() == TieBreak.EQUILIBRIUM) {
      checks.add(Check.fact("tie-break", false, "games of this kind have no simultaneous play"));
    }
    if (equilibria.isEmpty()) {
      consistent(checks);
      return checks;
    }
    if (equilibria.size() > MOST) {
      checks.add(Check.fact("equilibria", false, "more than the " + MOST + " that are checked"));
      return checks;
    }
    List<Play> plays = new ArrayList<>();
    for (List<Response> responses : equilibria) {
      Optional<Play> play = Play.of(game, solution.leader().strategy(), responses, checks);
      if (play.isEmpty()) {
        return checks;
      }
      plays.add(play.get());
    }
    if (plays.stream().noneMatch(play -> play.isNear(printed, Tolerances.ITERATIVE))) {
      checks.add(Check.fact("equilibria", false, "the printed response is not among them"));
    }
    distinct(plays, checks);
    regrets(plays, evaluations, checks);
    derived(plays, checks);
    return checks;
  }

  private static void distinct(List<Play> plays, List<Check> checks) {
    for (int i = 0; i < plays.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (plays.get(i).isNear(plays.get(j), Tolerances.SOLVER)) {
          String note = "number " + (j + 1) + " and " + (i + 1) + " are the same";
          checks.add(Check.fact("equilibria", false, note));
          return;
        }
      }
    }
  }

  /** The worst of each check over all equilibria but the printed one. */
  private void regrets(List<Play> plays, int evaluations, List<Check> checks) {
    Worst worst = new Worst();
    List<Check> all = new ArrayList<>();
    boolean searched = false;
    for (int i = 0; i < plays.size(); i++) {
      Play play = plays.get(i);
      if (play.isNear(printed, 0)) {
        continue;
      }
      List<Check> own = new ArrayList<>(play.followerChecks());
      own.add(play.regret("follower regret", evaluations));
      for (Check check : own) {
        searched |= check.kind() == Kind.SEARCH;
        String note = "number " + (i + 1) + ", " + check.name() + ", " + check.note();
        worst.offer(all.size(), check.value(), check.tolerance());
        all.add(check.withNote(note));
      }
    }
    if (!worst.isEmpty()) {
      checks.add(
          worst.check("equilibria", searched ? Kind.SEARCH : Kind.BOUND, k -> all.get(k).note()));
    }
  }

  private void derived(List<Play> plays, List<Check> checks) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (Play play : plays) {
      double worth = play.leaderValue();
      least = Math.min(least, worth);
      greatest = Math.max(greatest, worth);
      sum += worth;
    }
    boolean maximises = maximises();
    double best = maximises ? greatest : least;
    double worst = maximises ? least : greatest;
    derived("optimistic value", Solution.OPTIMISTIC, best, checks);
    derived("pessimistic value", Solution.PESSIMISTIC, worst, checks);
    derived("stochastic value", Solution.STOCHASTIC, sum / plays.size(), checks);
    if (solution.tieBreak() == TieBreak.STRONG || solution.tieBreak() == TieBreak.WEAK) {
      double claimed = solution.tieBreak() == TieBreak.STRONG ? best : worst;
      checks.add(
          equal("tie-break", value, claimed).withNote("claimed " + solution.tieBreak().text()));
    }
  }

  private void derived(String name, String key, double recomputed, List<Check> checks) {
    Double claimed = claims.apply(key);
    if (claimed != null) {
      checks.add(equal(name, claimed, recomputed).withNote("recomputed " + recomputed));
    }
  }

  private static Check equal(String name, double printed, double recomputed) {
    double error = Math.abs(printed - recomputed);
    return Check.of(name, Kind.EXACT, error, Tolerances.value(recomputed, 1));
  }

  private boolean maximises() {
    return game.leaderGoal().gain(1) > 0;
  }

  /** Optimistic is no worse for the leader than the value, pessimistic no better. */
  private void consistent(List<Check> checks) {
    double sign = game.leaderGoal().gain(1);
    Double best = claims.apply(Solution.OPTIMISTIC);
    Double worst = claims.apply(Solution.PESSIMISTIC);
    Double mean = claims.apply(Solution.STOCHASTIC);
    if (best != null) {
      checks.add(ordered("optimistic value", best, sign * (value - best)));
    }
    if (worst != null) {
      checks.add(ordered("pessimistic value", worst, sign * (worst - value)));
    }
    if (mean != null) {
      double above = best == null ? 0 : sign * (mean - best);
      double below = worst == null ? 0 : sign * (worst - mean);
      checks.add(ordered("stochastic value", mean, Math.max(above, below)));
    }
  }

  private Check ordered(String name, double claimed, double error) {
    double measured = Double.isFinite(claimed) ? Math.max(0, error) : Double.NaN;
    return Check.of(name, Kind.BOUND, measured, Tolerances.value(value, 1))
        .withNote("only held against the value: not re-derived without the equilibria");
  }
}
