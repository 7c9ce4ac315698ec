package org.firstmover.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.firstmover.game.Game;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solution.Tolerances;

/** Collects the checks of one solution; the ones that all finite families share stand here. */
public final class Checks {
  private final Solution solution;
  private final List<Check> checks = new ArrayList<>();

  /** Starts with the kind and the fingerprint of the game, where the solution names them. */
  public Checks(Game game, Solution solution) {
    this.solution = solution;
    String kind = solution.game().kind();
    if (!kind.isEmpty() && !kind.equals(game.kind())) {
      add(Check.fact("kind", false, "the solution is of a " + kind + " game"));
    }
    String fingerprint = solution.game().fingerprint();
    if (!fingerprint.isEmpty()) {
      boolean same = fingerprint.equals(game.fingerprint());
      add(Check.fact("fingerprint", same, same ? "" : "the solution is of another game"));
    }
  }

  public Checks add(Check check) {
    checks.add(check);
    return this;
  }

  /** 1e-6 x (1 + |value|): how far values and bounds may be off. */
  public static double slack(double value) {
    return Tolerances.ITERATIVE * (1 + Math.abs(value));
  }

  /**
   * 1e-9 x payoff range: what a follower may lose, and how near actions tie. Nothing absolute is
   * added, so that a change of the follower's unit changes no verdict.
   */
  public static double regretTolerance(double payoffRange) {
    return Tolerances.SOLVER * payoffRange;
  }

  /** Probabilities of one player: none below 0, in sum 1. */
  public Checks distribution(String whose, double[] probabilities) {
    double sum = 0;
    double lowest = 0;
    for (double probability : probabilities) {
      sum += probability;
      lowest = Math.min(lowest, probability);
    }
    double error = Math.max(-lowest, Math.abs(sum - 1));
    return add(Check.of(whose + " probabilities", Kind.EXACT, error, Tolerances.SOLVER));
  }

  /** A value that may be missing, which is written as not a number, against the recomputed one. */
  public Checks optionalValue(String name, double printed, double recomputed) {
    return Double.isNaN(printed) ? this : value(name, printed, recomputed);
  }

  /** A printed value against the recomputed one. */
  public Checks value(String name, double printed, double recomputed) {
    double error = Math.abs(printed - recomputed);
    return add(
        Check.of(name, Kind.EXACT, error, slack(recomputed)).withNote("recomputed " + recomputed));
  }

  /** The values of the commitment when ties go for and against the leader, and the tie claim. */
  public Checks ties(double value, double strong, double weak) {
    Map<String, Double> printed = solution.values();
    Double printedStrong = printed.get(Solution.STRONG);
    if (printedStrong != null) {
      value("strong value", printedStrong, strong);
    }
    Double printedWeak = printed.get(Solution.WEAK);
    if (printedWeak != null) {
      value("weak value", printedWeak, weak);
    }
    if (solution.tieBreak() != null) {
      double claimed = solution.tieBreak() == TieBreak.STRONG ? strong : weak;
      add(
          Check.of("tie-break", Kind.EXACT, Math.abs(value - claimed), slack(claimed))
              .withNote("claimed " + solution.tieBreak().text()));
    }
    return this;
  }

  /**
   * Bounds against the recomputed value of the commitment and against the upper bound derived from
   * the proof, and the claim of optimality.
   *
   * @param derived an upper bound on the leader's best value; empty if there is no proof
   */
  public Checks bounds(double value, OptionalDouble derived) {
    Bounds printed = solution.bounds();
    if (printed.lower() != Double.NEGATIVE_INFINITY) {
      add(Check.of("lower bound", Kind.EXACT, Math.abs(printed.lower() - value), slack(value)));
    }
    if (printed.upper() != Double.POSITIVE_INFINITY) {
      double least = derived.isPresent() ? Math.max(value, derived.getAsDouble()) : value;
      Check upper = Check.of("upper bound", Kind.BOUND, least - printed.upper(), slack(least));
      add(derived.isPresent() ? upper : upper.withNote("at least the value; not re-proved"));
    }
    if (solution.status() == Status.OPTIMAL) {
      optimality(value, derived);
    } else if (solution.status() == Status.INFEASIBLE || solution.status() == Status.UNBOUNDED) {
      add(
          Check.fact(
              "status", false, "a finite game has commitments, and their values are bounded"));
    }
    return this;
  }

  private void optimality(double value, OptionalDouble derived) {
    Bounds printed = solution.bounds();
    if (printed.upper() != Double.POSITIVE_INFINITY) {
      add(Check.of("gap", Kind.EXACT, Math.abs(printed.upper() - value), slack(value)));
    }
    if (derived.isEmpty()) {
      add(Check.fact(Certificate.OPTIMALITY, false, "not re-proved: the solution has no proof"));
      return;
    }
    // A value above the bound is no better: the response owes it to the regret that is allowed.
    double distance = Math.abs(derived.getAsDouble() - value);
    Check check = Check.of(Certificate.OPTIMALITY, Kind.BOUND, distance, slack(value));
    add(check.withNote("no commitment is worth more than " + derived.getAsDouble()));
  }

  public Certificate certificate() {
    return new Certificate(checks);
  }
}
