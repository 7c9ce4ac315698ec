package org.firstmover.solvers.markov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;
import org.firstmover.solve.Run;

/**
 * All that can happen when every player has a table, one action for each of her observations.
 * Tables that differ only where nobody comes are one play.
 *
 * <p>A decision is a player's observation: they are numbered player by player, the leader's first.
 */
public final class JointTables {
  /** Moves between places of a game with chance, which is played by its places if it can be. */
  private static final int MOST_PLACES = 500_000;

  private final Roles roles;
  private final int[] first;
  private final int[] actions;
  private final List<Play> plays = new ArrayList<>();
  private final int mostPlays;
  private final Optional<Run> run;
  private final int[] chosen;
  private final double[] seen;
  private final double[] action = new double[1];
  private long movesLeft;

  /**
   * What happens.
   *
   * @param decisions that are reached
   * @param actions taken there
   * @param values mean return by player
   */
  public record Play(int[] decisions, int[] actions, double[] values) {}

  private record Position(Environment environment, double weight, double[] returns) {}

  /** There is more than allowed. */
  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMuch() {
      super("more than allowed", null, false, false);
    }
  }

  private JointTables(Roles roles, int mostPlays, long mostMoves, Optional<Run> run) {
    this.roles = roles;
    this.mostPlays = mostPlays;
    this.movesLeft = mostMoves;
    this.run = run;
    first = new int[roles.count() + 1];
    for (int p = 0; p < roles.count(); p++) {
      first[p + 1] = first[p] + count(roles.player(p).observations());
    }
    actions = new int[roles.count()];
    Arrays.setAll(actions, p -> count(roles.player(p).actions()));
    chosen = new int[first[roles.count()]];
    Arrays.fill(chosen, -1);
    seen = new double[Math.max(1, roles.outcomes())];
  }

  private static int count(Space space) {
    return ((Space.Discrete) space).count();
  }

  /** Whether all observations and actions have names. */
  public static boolean exist(Roles roles) {
    for (int p = 0; p < roles.count(); p++) {
      Role role = roles.player(p);
      if (!(role.observations() instanceof Space.Discrete
          && role.actions() instanceof Space.Discrete)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Empty if there are more plays or moves than allowed.
   *
   * @param run gets what was done
   */
  public static Optional<JointTables> of(
      MarkovGame game, int mostPlays, long mostMoves, Optional<Run> run) {
    Environment environment = game.environment();
    Roles roles = environment.roles();
    JointTables tables = new JointTables(roles, mostPlays, mostMoves, run);
    Optional<PlayGraph> graph =
        roles.outcomes() > 0 ? PlayGraph.of(environment, MOST_PLACES) : Optional.empty();
    try {
      if (graph.isPresent()) {
        tables.explore(graph.get(), new double[graph.get().size()]);
      } else {
        tables.explore(
            List.of(new Position(environment, 1, new double[roles.count()])),
            new double[roles.count()]);
      }
    } catch (TooMuch e) {
      return Optional.empty();
    }
    run.ifPresent(counted -> counted.count("moves", mostMoves - tables.movesLeft));
    return Optional.of(tables);
  }

  public List<Play> plays() {
    return plays;
  }

  public int players() {
    return roles.count();
  }

  public int decisions() {
    return chosen.length;
  }

  /** The player whose decision it is. */
  int player(int decision) {
    int p = 0;
    while (first[p + 1] <= decision) {
      p++;
    }
    return p;
  }

  /** The first decision of a player. */
  public int first(int player) {
    return first[player];
  }

  /** How many actions there are at a decision. */
  public int actions(int decision) {
    return actions[player(decision)];
  }

  /** Largest less smallest mean return. */
  double range(int player) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Play play : plays) {
      low = Math.min(low, play.values()[player]);
      high = Math.max(high, play.values()[player]);
    }
    return high - low;
  }

  /**
   * @param positions used up
   * @param sums of weight x return of what has ended
   */
  private void explore(List<Position> positions, double[] sums) {
    List<Position> waiting = new ArrayList<>();
    for (Position position : positions) {
      advance(position, 0, sums, waiting);
    }
    if (waiting.isEmpty()) {
      record(sums);
      return;
    }
    int decision = decision(waiting.get(0).environment());
    for (int a = 0; a < actions[player(decision)]; a++) {
      chosen[decision] = a;
      List<Position> copies = new ArrayList<>(waiting.size());
      for (Position position : waiting) {
        copies.add(
            new Position(
                position.environment().copy(), position.weight(), position.returns().clone()));
      }
      explore(copies, sums.clone());
    }
    chosen[decision] = -1;
  }

  /**
   * Likewise, each place once in every play.
   *
   * @param weights for the probabilities of places
   */
  private void explore(PlayGraph graph, double[] weights) {
    double[] sums = new double[roles.count()];
    Arrays.fill(weights, 0);
    weights[0] = 1;
    for (int n = 0; n < weights.length; n++) {
      if (weights[n] == 0) {
        continue;
      }
      PlayGraph.Node node = graph.node(n);
      if (node.actor() < 0) {
        for (int k = 0; k < node.next().length; k++) {
          move(node, k, weights[n] * node.probabilities()[k], weights, sums);
        }
        continue;
      }
      int decision = first[node.actor()] + node.seen();
      if (chosen[decision] < 0) {
        for (int a = 0; a < node.next().length; a++) {
          chosen[decision] = a;
          explore(graph, weights);
        }
        chosen[decision] = -1;
        return;
      }
      move(node, chosen[decision], weights[n], weights, sums);
    }
    record(sums);
  }

  private void move(PlayGraph.Node node, int move, double weight, double[] weights, double[] sums) {
    spend();
    weights[node.next()[move]] += weight;
    for (int p = 0; p < sums.length; p++) {
      sums[p] += weight * node.rewards()[move * sums.length + p];
    }
  }

  private void record(double[] values) {
    run.ifPresent(Run::check);
    if (plays.size() == mostPlays) {
      throw new TooMuch();
    }
    int[] reached = new int[chosen.length];
    int count = 0;
    for (int d = 0; d < chosen.length; d++) {
      if (chosen[d] >= 0) {
        reached[count++] = d;
      }
    }
    reached = Arrays.copyOf(reached, count);
    int[] taken = new int[count];
    for (int k = 0; k < count; k++) {
      taken[k] = chosen[reached[k]];
    }
    plays.add(new Play(reached, taken, values));
  }

  private int decision(Environment environment) {
    environment.observe(seen);
    return first[environment.actor()] + (int) seen[0];
  }

  /** Plays on until something is to be decided for the first time. */
  private void advance(Position from, long made, double[] sums, List<Position> waiting) {
    Environment environment = from.environment();
    double[] returns = from.returns();
    while (environment.actor() != Environment.END) {
      int next;
      if (environment.actor() == Environment.CHANCE) {
        double[] outcomes = new double[roles.outcomes()];
        environment.observe(outcomes);
        for (int k = 0; k < outcomes.length; k++) {
          if (outcomes[k] > 0) {
            Environment copy = environment.copy();
            double[] there = returns.clone();
            move(copy, k, there);
            advance(
                new Position(copy, from.weight() * outcomes[k], there), made + 1, sums, waiting);
          }
        }
        return;
      }
      next = chosen[decision(environment)];
      if (next < 0) {
        waiting.add(new Position(environment, from.weight(), returns));
        return;
      }
      if (made++ == roles.longest()) {
        throw new TooMuch();
      }
      move(environment, next, returns);
    }
    for (int p = 0; p < returns.length; p++) {
      sums[p] += from.weight() * returns[p];
    }
  }

  private void spend() {
    if (--movesLeft < 0) {
      throw new TooMuch();
    }
  }

  private void move(Environment environment, int chosen, double[] returns) {
    spend();
    action[0] = chosen;
    environment.act(action);
    for (int p = 0; p < returns.length; p++) {
      returns[p] += environment.reward(p);
    }
  }
}
