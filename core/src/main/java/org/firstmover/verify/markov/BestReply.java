package org.firstmover.verify.markov;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.firstmover.solution.Check.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a follower can get at most against what the others do, with one action for each of her
 * observations.
 *
 * <p>First she may remember everything. That bounds what she gets, and is exact if what she sees is
 * all that matters: if she never sees the same in different situations. Where the environment can
 * tell its places apart this takes as long as there are situations, not as there are pasts. If the
 * bound is reached and leaves no doubt about ties, it is enough. Else her tables are enumerated, an
 * observation being given an action when it is first reached. If that takes too many moves and the
 * bound is not reached, tables that differ from the printed one in single observations are tried,
 * again and again.
 */
final class BestReply {
  /** Moves for a follower who remembers everything. */
  private static final long RECALL = 5_000_000;

  /** Moves for the enumeration of tables. */
  private static final long TABLES = 20_000_000;

  private static final String RECALLED = "not even with memory of all that she saw";

  /** Moves for a search among tables. */
  private static final long SEARCH = 5_000_000;

  private final Unfolding play;
  private final int player;
  private final Choices hers;
  private final Choices printed;
  private final Situations situations;
  private boolean recall;
  private @Nullable Worth best;

  private BestReply(Unfolding play, int player) {
    this.play = play;
    this.player = player;
    hers = play.player(player);
    printed = hers.copy();
    situations = new Situations(play, player);
  }

  /**
   * @param values of the printed play, by player; it stays as it is
   * @throws Moves.Spent if not even that response can be played in all its ways
   */
  static Reply to(Unfolding play, int player, double[] values) {
    BestReply search = new BestReply(play, player);
    try {
      return search.reply(values);
    } finally {
      search.hers.become(search.printed);
    }
  }

  /**
   * Without a search, and with the moves that are left.
   *
   * @param recall whether she may never see the same in different situations
   * @throws Moves.Spent if they do not suffice
   */
  static Reply exact(Unfolding play, int player, boolean recall) {
    BestReply search = new BestReply(play, player);
    try {
      search.hers.clear();
      Worth worth = recall ? search.situations.worth() : search.enumerated();
      boolean doubtful = recall && search.situations.repeats();
      return search.reply(doubtful ? search.enumerated() : worth, Kind.EXACT, "");
    } finally {
      search.hers.become(search.printed);
    }
  }

  private Reply reply(Worth worth, Kind kind, String how) {
    return new Reply(worth.own(), kind, worth.strong(), worth.weak(), recall, how);
  }

  private double tie() {
    return play.tie(player);
  }

  /**
   * Whether the printed response is as good as any, and all that are as good give the leader that.
   */
  private boolean settles(Worth bound, double[] values) {
    double slack = play.slack(0, values[0]);
    return bound.own() <= values[player] + tie()
        && bound.strong() <= values[0] + slack
        && bound.weak() >= values[0] - slack;
  }

  private Reply reply(double[] values) {
    double value = values[player];
    hers.clear();
    Worth bound = null;
    try {
      play.allow(new Moves(RECALL));
      situations.worth();
      play.allow(new Moves(RECALL));
      bound = situations.worth();
      recall = !situations.isEmpty() && !situations.repeats();
      if (!situations.repeats()) {
        return reply(bound, Kind.EXACT, "");
      }
      if (settles(bound, values)) {
        return reply(bound, Kind.BOUND, RECALLED);
      }
    } catch (Moves.Spent e) {
      bound = null;
    }
    try {
      play.allow(new Moves(TABLES));
      return reply(enumerated(), Kind.EXACT, "");
    } catch (Moves.Spent e) {
      hers.clear();
    }
    if (bound != null && bound.own() <= value + play.slack(player, value)) {
      return reply(bound, Kind.BOUND, RECALLED);
    }
    hers.become(printed);
    return reply(searched(), Kind.SEARCH, "too many tables: single changes were tried");
  }

  private List<Position> after(Collection<Position> positions, int action) {
    List<Position> next = new ArrayList<>(positions.size());
    positions.forEach(position -> next.add(play.after(position, action)));
    return next;
  }

  private void playOn(
      Collection<Position> positions, double[] sums, Map<Integer, Map<Object, Position>> waiting) {
    play.play(
        positions,
        sums,
        (at, who, observation) -> {
          if (who != player) {
            throw new Undecided(observation);
          }
          waiting
              .computeIfAbsent(observation, o -> new LinkedHashMap<>())
              .merge(at.place(), at, Position::with);
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
    Map<Integer, Map<Object, Position>> waiting = new TreeMap<>();
    double[] sums = new double[play.count()];
    playOn(List.of(play.start()), sums, waiting);
    enumerate(waiting, sums);
    return best();
  }

  private Worth best() {
    if (best == null) {
      throw new IllegalStateException("there is a table of every follower");
    }
    return best;
  }

  private void enumerate(Map<Integer, Map<Object, Position>> waiting, double[] sums) {
    if (waiting.isEmpty()) {
      offer(sums);
      return;
    }
    int observation = waiting.keySet().iterator().next();
    Collection<Position> first = Objects.requireNonNull(waiting.get(observation)).values();
    for (int a = 0; a < hers.actions(); a++) {
      hers.pure(observation, a);
      Map<Integer, Map<Object, Position>> next = new TreeMap<>();
      waiting.forEach((o, positions) -> next.put(o, new LinkedHashMap<>(positions)));
      next.remove(observation);
      double[] with = sums.clone();
      playOn(after(first, a), with, next);
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
