package org.firstmover.verify.markov;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Placed;
import org.firstmover.game.markov.Roles;
import org.firstmover.solution.Tolerances;

/**
 * Plays a game on copies of its environment in every way that chance and mixed choices allow, until
 * it ends or a player must act whose choice is open.
 */
final class Unfolding {
  private final MarkovGame game;
  private final Roles roles;
  private final Choices[] players;
  private final double[][] seen;
  private final double[] low;
  private final double[] high;
  private final double[] action = new double[1];
  private Moves moves;
  private double chanceError;

  /** Takes a position in which the choice of the player is open. */
  @FunctionalInterface
  interface Open {
    void at(Position position, int player, int observation);
  }

  /** An episode went on beyond what the roles say. */
  static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1;

    Endless() {
      super("an episode without end", null, false, false);
    }
  }

  /**
   * @param players what each does, which may be changed between plays
   */
  Unfolding(MarkovGame game, Roles roles, Choices[] players, Moves moves) {
    this.game = game;
    this.roles = roles;
    this.players = players;
    this.moves = moves;
    seen = new double[players.length][];
    for (int p = 0; p < players.length; p++) {
      seen[p] = new double[players[p].role().observations().size()];
    }
    low = new double[players.length];
    high = new double[players.length];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  Choices player(int number) {
    return players[number];
  }

  int count() {
    return players.length;
  }

  /** From now on so many moves may be played. */
  void allow(Moves allowed) {
    moves = allowed;
  }

  /** What the player's returns of the episodes played so far lie between; 0 before the first. */
  double range(int player) {
    return high[player] >= low[player] ? high[player] - low[player] : 0;
  }

  /** What rounding may make of a sum of returns, in the unit of the largest one. */
  private double rounding() {
    double largest = 0;
    for (int p = 0; p < players.length; p++) {
      if (high[p] >= low[p]) {
        largest = Math.max(largest, Math.max(Math.abs(low[p]), Math.abs(high[p])));
      }
    }
    return Tolerances.CLOSED_FORM * largest;
  }

  /** How near two returns of a player are when she does not mind. */
  double tie(int player) {
    return Tolerances.regret(range(player)) + rounding();
  }

  /** How far a printed value of a player may be off. */
  double slack(int player, double value) {
    return Tolerances.value(value, range(player)) + rounding();
  }

  /** How far from 1 the outcomes of a move of chance were in sum. */
  double chanceError() {
    return chanceError;
  }

  Position start() {
    return new Position(game.environment(), 1, new double[3 * players.length], 0);
  }

  /** What every player gets in the mean, when no choice is open. */
  double[] values() {
    double[] values = new double[players.length];
    play(
        start(),
        values,
        (position, player, observation) -> {
          throw new IllegalStateException("an open choice of player " + player);
        });
    return values;
  }

  /**
   * @param from used up
   * @param sums gets weight x return of every episode that ends
   */
  void play(Position from, double[] sums, Open open) {
    play(List.of(from), sums, open);
  }

  /** Likewise; what comes to the same place after as many moves goes on as one. */
  void play(Collection<Position> from, double[] sums, Open open) {
    NavigableMap<Long, Map<Object, Position>> forks = new TreeMap<>();
    from.forEach(position -> advance(position, sums, open, forks));
    while (!forks.isEmpty()) {
      for (Position fork : forks.pollFirstEntry().getValue().values()) {
        branch(fork, sums, open, forks);
      }
    }
  }

  /** Until it ends, a choice is open, or one of several moves is to be drawn. */
  private void advance(
      Position from, double[] sums, Open open, NavigableMap<Long, Map<Object, Position>> forks) {
    Environment environment = from.environment();
    double[] returns = from.returns();
    for (long made = from.moves(); true; made++) {
      int actor = environment.actor();
      if (actor == Environment.END) {
        end(from.weight(), returns, sums);
        return;
      }
      if (made == roles.longest()) {
        throw new Endless();
      }
      Position here = new Position(environment, from.weight(), returns, made);
      if (actor == Environment.CHANCE) {
        fork(here, sums, open, forks);
        return;
      }
      environment.observe(seen[actor]);
      int observation = (int) seen[actor][0];
      double[] chosen = players[actor].at(observation);
      if (chosen == null) {
        open.at(here, actor, observation);
        return;
      }
      if (players[actor].isPoint()) {
        move(environment, chosen, returns);
        continue;
      }
      int only = only(chosen);
      if (only < 0) {
        fork(here, sums, open, forks);
        return;
      }
      action[0] = only;
      move(environment, action, returns);
    }
  }

  /** The one move that is not impossible; -1 if there are several. */
  private static int only(double[] choice) {
    for (int a = 0; a < choice.length; a++) {
      if (choice[a] > 0) {
        return choice[a] == 1 ? a : -1;
      }
    }
    return -1;
  }

  /** Where places cannot be told apart there is nothing to wait for. */
  private void fork(
      Position here, double[] sums, Open open, NavigableMap<Long, Map<Object, Position>> forks) {
    Object place = Placed.of(here.environment());
    if (place == null) {
      branch(here, sums, open, forks);
      return;
    }
    forks
        .computeIfAbsent(here.moves(), moves -> new LinkedHashMap<>())
        .merge(place, here, Position::with);
  }

  private void branch(
      Position fork, double[] sums, Open open, NavigableMap<Long, Map<Object, Position>> forks) {
    Environment environment = fork.environment();
    int actor = environment.actor();
    double[] choice = new double[roles.outcomes()];
    if (actor == Environment.CHANCE) {
      environment.observe(choice);
      check(choice);
    } else {
      environment.observe(seen[actor]);
      choice = Objects.requireNonNull(players[actor].at((int) seen[actor][0]));
    }
    for (int a = 0; a < choice.length; a++) {
      if (choice[a] > 0) {
        Position next =
            new Position(
                environment.copy(),
                fork.weight() * choice[a],
                fork.returns().clone(),
                fork.moves() + 1);
        action[0] = a;
        move(next.environment(), action, next.returns());
        advance(next, sums, open, forks);
      }
    }
  }

  /** Makes a move of the player in question at a position that stays as it is. */
  Position after(Position position, int chosen) {
    Position next = position.copy();
    action[0] = chosen;
    move(next.environment(), action, next.returns());
    return new Position(next.environment(), next.weight(), next.returns(), next.moves() + 1);
  }

  private void move(Environment environment, double[] chosen, double[] returns) {
    moves.one();
    environment.act(chosen);
    for (int p = 0; p < players.length; p++) {
      double reward = environment.reward(p);
      for (int k = p; k < returns.length; k += players.length) {
        returns[k] += reward;
      }
    }
  }

  private void end(double weight, double[] returns, double[] sums) {
    int count = players.length;
    for (int p = 0; p < count; p++) {
      sums[p] += weight * returns[p];
      low[p] = Math.min(low[p], returns[count + p]);
      high[p] = Math.max(high[p], returns[2 * count + p]);
    }
  }

  private void check(double[] outcomes) {
    double sum = 0;
    for (double probability : outcomes) {
      sum += probability;
      if (!(probability >= 0)) {
        chanceError = Double.POSITIVE_INFINITY;
      }
    }
    chanceError = Math.max(chanceError, Math.abs(sum - 1));
  }
}
