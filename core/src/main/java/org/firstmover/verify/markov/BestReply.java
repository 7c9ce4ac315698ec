package org.firstmover.verify.markov;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.firstmover.solution.Check.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a follower can get at most against what the others do, with one action for each of her
 * observations.
 *
 * <p>First she may remember everything. That bounds what she gets, and is exact if she never sees
 * the same after different pasts of hers. Else her tables are enumerated, an observation being
 * given an action when it is first reached. If that takes too many moves and the bound is not
 * reached, tables that differ from the printed one in single observations are tried, again and
 * again.
 */
final class BestReply {
  /** Moves for a follower who remembers everything. */
  private static final long RECALL = 5_000_000;

  /** Moves for the enumeration of tables. */
  private static final long TABLES = 20_000_000;

  /** Moves for a search among tables. */
  private static final long SEARCH = 5_000_000;

  private final Unfolding play;
  private final int player;
  private final Choices hers;
  private final Choices printed;
  private final Set<Integer> recalled = new HashSet<>();
  private boolean repeats;
  private @Nullable Worth best;

  private BestReply(Unfolding play, int player) {
    this.play = play;
    this.player = player;
    hers = play.player(player);
    printed = hers.copy();
  }

  /**
   * @param value of the printed response to her, which stays as it is
   * @throws Moves.Spent if not even that response can be played in all its ways
   */
  static Reply to(Unfolding play, int player, double value) {
    BestReply search = new BestReply(play, player);
    try {
      return search.reply(value);
    } finally {
      search.hers.become(search.printed);
    }
  }

  /**
   * Without a search, and with the moves that are left.
   *
   * @param recall whether she may never see the same after different pasts of hers
   * @throws Moves.Spent if they do not suffice
   */
  static Reply exact(Unfolding play, int player, boolean recall) {
    BestReply search = new BestReply(play, player);
    try {
      search.hers.clear();
      Worth worth = recall ? search.remembering() : search.enumerated();
      return search.reply(search.repeats ? search.enumerated() : worth, Kind.EXACT, "");
    } finally {
      search.hers.become(search.printed);
    }
  }

  /** Both players' values of one table, or of the best of several. */
  private record Worth(double own, double strong, double weak) {
    Worth plus(Worth other) {
      return new Worth(own + other.own, strong + other.strong, weak + other.weak);
    }

    /** The better one for the follower; of equals, what is best and worst for the leader. */
    Worth or(Worth other, double tie) {
      if (other.own > own + tie) {
        return other;
      }
      return other.own < own - tie
          ? this
          : new Worth(
              Math.max(own, other.own), Math.max(strong, other.strong), Math.min(weak, other.weak));
    }
  }

  private Reply reply(Worth worth, Kind kind, String how) {
    boolean recall = !recalled.isEmpty() && !repeats;
    return new Reply(worth.own, kind, worth.strong, worth.weak, recall, how);
  }

  private double tie() {
    return play.tie(player);
  }

  private Reply reply(double value) {
    hers.clear();
    Worth bound = null;
    try {
      play.allow(new Moves(RECALL));
      remembering();
      play.allow(new Moves(RECALL));
      bound = remembering();
      if (!repeats) {
        return reply(bound, Kind.EXACT, "");
      }
    } catch (Moves.Spent e) {
      bound = null;
      repeats = true;
    }
    try {
      play.allow(new Moves(TABLES));
      return reply(enumerated(), Kind.EXACT, "");
    } catch (Moves.Spent e) {
      hers.clear();
    }
    if (bound != null && bound.own <= value + play.slack(player, value)) {
      return reply(bound, Kind.BOUND, "not even with memory of all that she saw");
    }
    hers.become(printed);
    return reply(searched(), Kind.SEARCH, "too many tables: single changes were tried");
  }

  /** All that she may get if she acts on all that she saw and did. */
  private Worth remembering() {
    recalled.clear();
    repeats = false;
    return remembering(List.of(play.start()));
  }

  private Worth remembering(List<Position> positions) {
    double[] sums = new double[play.count()];
    Map<Integer, List<Position>> waiting = new TreeMap<>();
    positions.forEach(position -> playOn(position, sums, waiting));
    Worth total = new Worth(sums[player], sums[0], sums[0]);
    for (Map.Entry<Integer, List<Position>> here : waiting.entrySet()) {
      repeats |= !recalled.add(here.getKey());
      Worth most = null;
      for (int a = 0; a < hers.actions(); a++) {
        Worth worth = remembering(after(here.getValue(), a));
        most = most == null ? worth : most.or(worth, tie());
      }
      total = most == null ? total : total.plus(most);
    }
    return total;
  }

  private List<Position> after(List<Position> positions, int action) {
    List<Position> next = new ArrayList<>(positions.size());
    positions.forEach(position -> next.add(play.after(position, action)));
    return next;
  }

  private void playOn(Position position, double[] sums, Map<Integer, List<Position>> waiting) {
    play.play(
        position,
        sums,
        (at, who, observation) -> {
          if (who != player) {
            throw new Undecided(observation);
          }
          waiting.computeIfAbsent(observation, o -> new ArrayList<>()).add(at);
        });
  }

  /** Someone else's choice is open there. */
  static final class Undecided extends RuntimeException {
    private static final long serialVersionUID = 1;
    final int observation;

    Undecided(int observation) {
      super("an open choice", null, false, false);
      this.observation = observation;
    }
  }

  private Worth enumerated() {
    best = null;
    Map<Integer, List<Position>> waiting = new TreeMap<>();
    double[] sums = new double[play.count()];
    playOn(play.start(), sums, waiting);
    enumerate(waiting, sums);
    return best();
  }

  private Worth best() {
    if (best == null) {
      throw new IllegalStateException("there is a table of every follower");
    }
    return best;
  }

  private void enumerate(Map<Integer, List<Position>> waiting, double[] sums) {
    if (waiting.isEmpty()) {
      offer(sums);
      return;
    }
    Map.Entry<Integer, List<Position>> first = waiting.entrySet().iterator().next();
    int observation = first.getKey();
    for (int a = 0; a < hers.actions(); a++) {
      hers.pure(observation, a);
      Map<Integer, List<Position>> next = new TreeMap<>();
      waiting.forEach((o, positions) -> next.put(o, new ArrayList<>(positions)));
      next.remove(observation);
      double[] with = sums.clone();
      for (Position position : first.getValue()) {
        playOn(play.after(position, a), with, next);
      }
      enumerate(next, with);
    }
    hers.set(observation, null);
  }

  private void offer(double[] values) {
    Worth worth = new Worth(values[player], values[0], values[0]);
    best = best == null ? worth : best.or(worth, tie());
  }

  /** From the printed table on, one observation after the other, until no change is better. */
  private Worth searched() {
    play.allow(new Moves(SEARCH));
    best = null;
    double[] values = play.values();
    offer(values);
    double most = values[player];
    boolean improved = true;
    try {
      while (improved) {
        improved = false;
        for (int o = 0; o < hers.observations(); o++) {
          double[] kept = hers.at(o);
          for (int a = 0; a < hers.actions(); a++) {
            hers.pure(o, a);
            values = play.values();
            offer(values);
            if (values[player] > most + tie()) {
              most = values[player];
              kept = hers.at(o);
              improved = true;
            }
          }
          hers.set(o, kept);
        }
      }
    } catch (Moves.Spent e) {
      // what was found so far is what the search found
    }
    return best();
  }
}
