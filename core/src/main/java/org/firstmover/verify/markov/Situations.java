package org.firstmover.verify.markov;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.firstmover.game.markov.Placed;
import org.jspecify.annotations.Nullable;

/**
 * What a follower can get who acts on all that she saw and did. A situation of hers is what she
 * sees and how likely the game is at each place: what follows is worth the same, whatever happened
 * before. Where places can be told apart there are as many situations as that, not as there are
 * pasts.
 */
final class Situations {
  private final Unfolding play;
  private final int player;
  private final Map<Object, Situation> known = new HashMap<>();
  private final Set<Integer> seen = new HashSet<>();
  private boolean repeats;

  Situations(Unfolding play, int player) {
    this.play = play;
    this.player = player;
  }

  /** Whether she sees the same in different situations. */
  boolean repeats() {
    return repeats;
  }

  /** Whether she never acts. */
  boolean isEmpty() {
    return seen.isEmpty();
  }

  /** What she is to decide on; worth a unit of weight, without what was got before. */
  private final class Situation {
    private final double weight;
    private final Worth past;
    private Collection<Position> positions;
    private final List<Ahead> choices = new ArrayList<>();
    private @Nullable Worth worth;

    Situation(double weight, Worth past, Collection<Position> positions) {
      this.weight = weight;
      this.past = past;
      this.positions = positions;
    }

    /** What each action leads to; the positions are needed no more. */
    void explore() {
      for (int a = 0; a < play.player(player).actions(); a++) {
        List<Position> next = new ArrayList<>(positions.size());
        for (Position position : positions) {
          next.add(play.after(position, a));
        }
        choices.add(ahead(next));
      }
      positions = List.of();
    }

    void decide() {
      Worth most = choices.get(0).worth();
      for (Ahead choice : choices) {
        most = most.or(choice.worth(), play.tie(player));
      }
      worth = most.plus(past.times(-1)).times(1 / weight);
      choices.clear();
    }
  }

  /** At a situation, with such a weight, and with such returns times weight. */
  private record Arrival(Situation situation, double weight, Worth past) {
    Worth worth() {
      return past.plus(Objects.requireNonNull(situation.worth).times(weight));
    }
  }

  /** What has ended, and where she decides next. */
  private record Ahead(Worth ended, List<Arrival> arrivals) {
    Worth worth() {
      Worth sum = ended;
      for (Arrival arrival : arrivals) {
        sum = sum.plus(arrival.worth());
      }
      return sum;
    }
  }

  /**
   * Of the whole game. Her choices are open.
   *
   * @throws Moves.Spent if it takes more moves than are left
   */
  Worth worth() {
    known.clear();
    seen.clear();
    repeats = false;
    Ahead all = ahead(List.of(play.start()));
    Deque<Situation> open = new ArrayDeque<>();
    push(all, open);
    while (!open.isEmpty()) {
      Situation here = open.peek();
      if (here.worth != null) {
        open.pop();
      } else if (here.choices.isEmpty()) {
        here.explore();
        here.choices.forEach(choice -> push(choice, open));
      } else {
        here.decide();
      }
    }
    return all.worth();
  }

  private static void push(Ahead ahead, Deque<Situation> open) {
    for (Arrival arrival : ahead.arrivals) {
      if (arrival.situation.worth == null) {
        open.push(arrival.situation);
      }
    }
  }

  private Ahead ahead(Collection<Position> from) {
    double[] sums = new double[play.count()];
    Map<Integer, Map<Object, Position>> waiting = new TreeMap<>();
    play.play(
        from,
        sums,
        (at, who, observation) -> {
          if (who != player) {
            throw new BestReply.Undecided(observation);
          }
          waiting
              .computeIfAbsent(observation, o -> new LinkedHashMap<>())
              .merge(at.place(), at, Position::with);
        });
    List<Arrival> arrivals = new ArrayList<>();
    waiting.forEach((observation, here) -> arrivals.add(arrival(observation, here)));
    return new Ahead(new Worth(sums[player], sums[0], sums[0]), arrivals);
  }

  private Arrival arrival(int observation, Map<Object, Position> here) {
    double weight = 0;
    double own = 0;
    double leader = 0;
    boolean placed = true;
    for (Position position : here.values()) {
      weight += position.weight();
      own += position.weight() * position.returns()[player];
      leader += position.weight() * position.returns()[0];
      placed &= Placed.of(position.environment()) != null;
    }
    Worth past = new Worth(own, leader, leader);
    Map<Object, Double> shares = new HashMap<>();
    for (Map.Entry<Object, Position> place : here.entrySet()) {
      shares.put(place.getKey(), place.getValue().weight() / weight);
    }
    Object key = List.of(observation, shares);
    Situation before = known.get(key);
    if (before != null) {
      return new Arrival(before, weight, past);
    }
    repeats |= !seen.add(observation);
    Situation situation = new Situation(weight, past, here.values());
    if (placed) {
      known.put(key, situation);
    }
    return new Arrival(situation, weight, past);
  }
}
