package org.firstmover.verify.markov;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solution.Tolerances;
import org.firstmover.verify.Checks;
import org.firstmover.verify.Worst;
import org.jspecify.annotations.Nullable;

/** What a solution says of what is played, claim by claim. */
final class Claims {
  /** Of several followers' tables. */
  private static final int MOST_PROFILES = 4_000;

  private static final long MOST_MOVES = 20_000_000;

  private final Solution solution;
  private final Checks checks;
  private final Unfolding play;
  private final double[] values;
  private final List<Reply> replies;

  /**
   * @param values of the printed play, by player
   * @param replies to it, by follower
   */
  Claims(Solution solution, Checks checks, Unfolding play, double[] values, List<Reply> replies) {
    this.solution = solution;
    this.checks = checks;
    this.play = play;
    this.values = values;
    this.replies = replies;
  }

  void check() {
    if (play.chanceError() > Tolerances.SOLVER) {
      checks.add(
          Check.of("chance probabilities", Kind.EXACT, play.chanceError(), Tolerances.SOLVER));
    }
    regret();
    checks.leaderValue(values[0]);
    followerValues();
    ties();
    if (replies.size() > 1) {
      equilibria();
    }
    bestTable();
    bounds();
  }

  private Reply reply(int follower) {
    return replies.get(follower - 1);
  }

  private String name(int player) {
    return play.player(player).role().name();
  }

  private double allowed(int follower) {
    return play.player(follower).isPoint()
        ? Tolerances.value(values[follower], 1)
        : play.tie(follower);
  }

  private void regret() {
    Worst worst = new Worst();
    Kind kind = Kind.EXACT;
    for (int i = 1; i <= replies.size(); i++) {
      worst.offer(i, Math.max(0, reply(i).best() - values[i]), allowed(i));
      kind = reply(i).kind().compareTo(kind) > 0 ? reply(i).kind() : kind;
    }
    checks.add(
        worst.check(
            "follower regret",
            kind,
            i -> {
              String whose = replies.size() > 1 ? name(i) : "";
              String how = reply(i).how();
              return whose + (whose.isEmpty() || how.isEmpty() ? "" : ": ") + how;
            }));
  }

  private void followerValues() {
    Worst worst = new Worst();
    for (int i = 1; i <= replies.size(); i++) {
      double printed = solution.followers().get(i - 1).value();
      if (!Double.isNaN(printed)) {
        worst.offer(i, Math.abs(printed - values[i]), play.slack(i, values[i]));
      }
    }
    if (!worst.isEmpty()) {
      checks.add(
          worst.check("follower value", Kind.EXACT, i -> name(i) + ": recomputed " + values[i]));
    }
  }

  private void ties() {
    Double strong = checks.claimed(Solution.STRONG);
    Double weak = checks.claimed(Solution.WEAK);
    if (strong == null && weak == null && solution.tieBreak() == null) {
      return;
    }
    if (replies.size() > 1) {
      checks.add(Check.fact("tie-break", false, "ties of several followers depend on one another"));
      return;
    }
    Reply reply = reply(1);
    tie("strong value", strong, reply.strong());
    tie("weak value", weak, reply.weak());
    if (solution.tieBreak() == TieBreak.EQUILIBRIUM) {
      checks.add(Check.fact("tie-break", false, "games of this kind have no simultaneous play"));
    } else if (solution.tieBreak() != null) {
      double side = solution.tieBreak() == TieBreak.STRONG ? reply.strong() : reply.weak();
      checks.add(
          Check.of("tie-break", reply.kind(), Math.abs(values[0] - side), slack(side))
              .withNote("claimed " + solution.tieBreak().text()));
    }
  }

  /** Where the followers' profiles are too many to compare, nothing is said of these values. */
  private void equilibria() {
    BestEquilibrium.Range range = BestEquilibrium.range(play, MOST_PROFILES, MOST_MOVES);
    if (range.known()) {
      selected(Solution.OPTIMISTIC, range.best());
      selected(Solution.PESSIMISTIC, range.worst());
    }
  }

  private void selected(String key, double recomputed) {
    Double printed = checks.claimed(key);
    if (printed != null) {
      checks.add(
          Check.of(key + " value", Kind.EXACT, Math.abs(printed - recomputed), slack(recomputed))
              .withNote("recomputed " + recomputed));
    }
  }

  private void tie(String name, @Nullable Double printed, double recomputed) {
    if (printed != null) {
      Kind kind = reply(1).kind();
      checks.add(
          Check.of(name, kind, Math.abs(printed - recomputed), slack(recomputed))
              .withNote((kind == Kind.EXACT ? "recomputed " : "found ") + recomputed));
    }
  }

  private double slack(double value) {
    return play.slack(0, value);
  }

  /** Where there are too many tables to play, nothing is said of these values. */
  private void bestTable() {
    Map<String, Double> told = solution.values();
    if (!told.containsKey(Solution.BEST_TABLE) && !told.containsKey(Solution.COMMITMENT_GAP)) {
      return;
    }
    Optional<BestTable> best = BestTable.of(play, reply(1).recall());
    if (best.isEmpty()) {
      return;
    }
    Double printed = checks.claimed(Solution.BEST_TABLE);
    Double gap = checks.claimed(Solution.COMMITMENT_GAP);
    double recomputed = best.get().value();
    String note = "recomputed " + recomputed;
    if (printed != null) {
      checks.add(
          Check.of(
                  Solution.BEST_TABLE,
                  Kind.EXACT,
                  Math.abs(printed - recomputed),
                  slack(recomputed))
              .withNote(note + ", of " + best.get().tables() + " tables that differ in play"));
    }
    if (gap != null) {
      double difference = recomputed - values[0];
      checks.add(
          Check.of(
                  Solution.COMMITMENT_GAP,
                  Kind.EXACT,
                  Math.abs(gap - difference),
                  slack(difference))
              .withNote("recomputed " + difference));
    }
  }

  private void bounds() {
    boolean bounded =
        solution.status() == Status.OPTIMAL
            || solution.bounds().upper() != Double.POSITIVE_INFINITY;
    OptionalDouble most = bounded ? Together.most(play) : OptionalDouble.empty();
    double upper = most.orElse(Double.POSITIVE_INFINITY);
    boolean proves =
        solution.status() == Status.OPTIMAL
            ? upper - values[0] <= slack(values[0])
            : upper - solution.bounds().upper() <= slack(values[0]);
    checks.bounds(
        values[0],
        proves ? most : OptionalDouble.empty(),
        most.isPresent()
            ? "what is proved is that no commitment is worth more than " + upper
            : "there are too many ways to play");
  }
}
