package org.firstmover.verify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.firstmover.game.Game;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solution.Tolerances;
import org.jspecify.annotations.Nullable;

/** Collects the checks of one solution; the ones that all finite families share stand here. */
public final class Checks {
  private static final String NO_PROOF = "the solution has no proof";

  private final Solution solution;
  private final double leaderRange;
  private final List<Check> checks = new ArrayList<>();
  private final Set<String> unchecked;

  /**
   * Starts with the kind and the fingerprint of the game, where the solution names them.
   *
   * @param leaderRange largest minus smallest payoff of the leader
   */
  public Checks(Game game, Solution solution, double leaderRange) {
    this.solution = solution;
    this.leaderRange = leaderRange;
    unchecked = new LinkedHashSet<>(solution.values().keySet());
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

  /** One of the further values of the solution, for a check of it; null if there is none. */
  public @Nullable Double claimed(String key) {
    unchecked.remove(key);
    return solution.values().get(key);
  }

  private double slack(double value) {
    return Tolerances.value(value, leaderRange);
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

  /** The leader's value under the printed response. */
  public Checks leaderValue(double recomputed) {
    return value("leader value", solution.leader().value(), recomputed, leaderRange);
  }

  /**
   * A follower's value, which may be missing: then it is not a number.
   *
   * @param range of her payoffs
   */
  public Checks followerValue(String name, double printed, double recomputed, double range) {
    return Double.isNaN(printed) ? this : value(name, printed, recomputed, range);
  }

  private Checks value(String name, double printed, double recomputed, double range) {
    double error = Math.abs(printed - recomputed);
    return add(
        Check.of(name, Kind.EXACT, error, Tolerances.value(recomputed, range))
            .withNote("recomputed " + recomputed));
  }

  /** The same of a family whose games are not played simultaneously. */
  public Checks ties(double value, double strong, double weak) {
    return ties(value, strong, weak, Optional.empty());
  }

  /**
   * The values of the commitment when ties go for and against the leader, and the tie claim: the
   * value is one of them, or the leader has nothing to regret either.
   *
   * @param leaderRegret the most that she loses, against the printed response, by an action that
   *     she plays
   */
  public Checks ties(double value, double strong, double weak, Optional<Double> leaderRegret) {
    Double printedStrong = claimed(Solution.STRONG);
    if (printedStrong != null) {
      value("strong value", printedStrong, strong, leaderRange);
    }
    Double printedWeak = claimed(Solution.WEAK);
    if (printedWeak != null) {
      value("weak value", printedWeak, weak, leaderRange);
    }
    if (solution.tieBreak() == TieBreak.EQUILIBRIUM) {
      add(
          leaderRegret.isPresent()
              ? Check.of(
                  "leader regret", Kind.EXACT, leaderRegret.get(), Tolerances.regret(leaderRange))
              : Check.fact("tie-break", false, "games of this kind have no simultaneous play"));
    } else if (solution.tieBreak() != null) {
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
   * @param derived an upper bound on the leader's best value; empty if there is none
   * @param missing why there is none
   */
  public Checks bounds(double value, OptionalDouble derived, String missing) {
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
      optimality(value, derived, missing);
    } else if (solution.status() == Status.INFEASIBLE || solution.status() == Status.UNBOUNDED) {
      add(
          Check.fact(
              "status", false, "a finite game has commitments, and their values are bounded"));
    }
    return this;
  }

  private void optimality(double value, OptionalDouble derived, String missing) {
    Bounds printed = solution.bounds();
    if (printed.upper() != Double.POSITIVE_INFINITY) {
      add(Check.of("gap", Kind.EXACT, Math.abs(printed.upper() - value), slack(value)));
    }
    if (derived.isEmpty()) {
      String reason = solution.proof() instanceof Proof.None ? NO_PROOF : missing;
      add(Check.fact(Certificate.OPTIMALITY, false, "not re-proved: " + reason));
      return;
    }
    // A value above the bound is no better: the response owes it to the regret that is allowed.
    double distance = Math.abs(derived.getAsDouble() - value);
    Check check = Check.of(Certificate.OPTIMALITY, Kind.BOUND, distance, slack(value));
    add(check.withNote("no commitment is worth more than " + derived.getAsDouble()));
  }

  /**
   * Bounds, of which the commitment attains one, and the status, in a family without proofs.
   *
   * @param sign 1 if the leader maximises, -1 if she minimises
   * @param value of the commitment, recomputed
   * @param why nothing is proved
   */
  public Checks unproved(double sign, double value, String why) {
    double slack = Tolerances.value(value, 1);
    double lower = solution.bounds().lower();
    double upper = solution.bounds().upper();
    if (lower != Double.NEGATIVE_INFINITY) {
      add(bound("lower bound", sign > 0, Math.abs(lower - value), lower - value, slack));
    }
    if (upper != Double.POSITIVE_INFINITY) {
      add(bound("upper bound", sign < 0, Math.abs(upper - value), value - upper, slack));
    }
    if (solution.status() == Status.OPTIMAL) {
      add(Check.fact(Certificate.OPTIMALITY, false, "not re-proved: " + why));
    } else if (solution.status() == Status.INFEASIBLE || solution.status() == Status.UNBOUNDED) {
      add(Check.fact("status", false, solution.status().text() + " cannot be checked"));
    }
    return this;
  }

  /** The bound that is the value of the commitment, or one beyond it. */
  private static Check bound(
      String name, boolean attained, double distance, double beyond, double slack) {
    return attained
        ? Check.of(name, Kind.EXACT, distance, slack)
        : Check.of(name, Kind.BOUND, Math.max(0, beyond), slack)
            .withNote("not better than the value; not re-proved");
  }

  public Certificate certificate() {
    return new Certificate(checks, List.copyOf(unchecked));
  }
}
