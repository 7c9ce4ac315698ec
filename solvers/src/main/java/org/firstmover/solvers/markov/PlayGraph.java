package org.firstmover.solvers.markov;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Placed;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;

/**
 * A game whose places can be told apart, as a graph without cycles: each place once, however many
 * ways lead there. Of a game of T rounds that has s places in each it has s T, where there are as
 * many ways to play as a power of T.
 */
public final class PlayGraph {
  private final int players;
  private final Node[] nodes;
  private final double[] low;
  private final double[] high;

  /**
   * A place. The first one is that where the game begins; all others come behind those from where
   * they are reached.
   *
   * @param actor as in an environment
   * @param seen what a player sees there
   * @param next places by action; of chance, by outcome that can be
   * @param probabilities of chance's outcomes
   * @param rewards by action or outcome: each player's, one behind the other
   */
  public record Node(int actor, int seen, int[] next, double[] probabilities, double[] rewards) {}

  private PlayGraph(int players, Node[] nodes) {
    this.players = players;
    this.nodes = nodes;
    low = extremes(-1);
    high = extremes(1);
  }

  /**
   * Empty if places cannot be told apart, if players see or choose numbers, or if there are more
   * moves than allowed.
   */
  public static Optional<PlayGraph> of(Environment environment, int mostMoves) {
    Roles roles = environment.roles();
    if (!JointTables.exist(roles) || Placed.of(environment) == null) {
      return Optional.empty();
    }
    Environment start = environment.copy();
    start.reset();
    List<Node> found = new ArrayList<>();
    return explore(start, roles, mostMoves, found)
        ? sorted(found).map(nodes -> new PlayGraph(roles.count(), nodes))
        : Optional.empty();
  }

  /** Fills the list with all places, in the order in which they are found. */
  private static boolean explore(Environment start, Roles roles, int mostMoves, List<Node> found) {
    Map<Object, Integer> known = new HashMap<>();
    Deque<Environment> waiting = new ArrayDeque<>(List.of(start));
    known.put(place(start), 0);
    double[] seen = new double[Math.max(1, roles.outcomes())];
    double[] action = new double[1];
    int moves = 0;
    while (!waiting.isEmpty()) {
      Environment here = waiting.remove();
      int actor = here.actor();
      int[] moved = moves(here, roles, seen);
      double[] probabilities =
          actor == Environment.CHANCE
              ? Arrays.stream(moved).mapToDouble(k -> seen[k]).toArray()
              : new double[0];
      int saw = actor < 0 ? -1 : (int) seen[0];
      int[] next = new int[moved.length];
      double[] rewards = new double[moved.length * roles.count()];
      moves += moved.length;
      if (moves > mostMoves) {
        return false;
      }
      for (int k = 0; k < moved.length; k++) {
        Environment there = here.copy();
        action[0] = moved[k];
        there.act(action);
        for (int p = 0; p < roles.count(); p++) {
          rewards[k * roles.count() + p] = there.reward(p);
        }
        int number = known.size();
        Integer before = known.putIfAbsent(place(there), number);
        next[k] = before == null ? number : before;
        if (before == null) {
          waiting.add(there);
        }
      }
      found.add(new Node(actor, saw, next, probabilities, rewards));
    }
    return true;
  }

  /** All ends are one place. */
  private static Object place(Environment environment) {
    Object place = Placed.of(environment);
    return environment.actor() == Environment.END || place == null ? "end" : place;
  }

  /** What can be done, or can happen; fills what is seen. */
  private static int[] moves(Environment here, Roles roles, double[] seen) {
    int actor = here.actor();
    if (actor == Environment.END) {
      return new int[0];
    }
    here.observe(seen);
    int count =
        actor == Environment.CHANCE
            ? roles.outcomes()
            : ((Space.Discrete) roles.player(actor).actions()).count();
    int[] all = new int[count];
    int kept = 0;
    for (int k = 0; k < count; k++) {
      if (actor != Environment.CHANCE || seen[k] > 0) {
        all[kept++] = k;
      }
    }
    return Arrays.copyOf(all, kept);
  }

  /** Those from where a place is reached before it; empty if there is a cycle. */
  private static Optional<Node[]> sorted(List<Node> found) {
    int[] before = new int[found.size()];
    found.forEach(node -> Arrays.stream(node.next).forEach(to -> before[to]++));
    int[] order = new int[before.length];
    int[] place = new int[before.length];
    int filled = before[0] == 0 ? 1 : 0;
    for (int k = 0; k < filled; k++) {
      place[order[k]] = k;
      for (int to : found.get(order[k]).next) {
        if (--before[to] == 0) {
          order[filled++] = to;
        }
      }
    }
    if (filled < order.length) {
      return Optional.empty();
    }
    Node[] nodes = new Node[filled];
    for (int k = 0; k < filled; k++) {
      Node node = found.get(order[k]);
      int[] next = Arrays.stream(node.next).map(to -> place[to]).toArray();
      nodes[k] = new Node(node.actor, node.seen, next, node.probabilities, node.rewards);
    }
    return Optional.of(nodes);
  }

  /** The largest sign x return of each player's, whatever happens. */
  private double[] extremes(int sign) {
    double[][] most = new double[nodes.length][players];
    for (int n = nodes.length - 1; n >= 0; n--) {
      Node node = nodes[n];
      Arrays.fill(most[n], node.next.length == 0 ? 0 : Double.NEGATIVE_INFINITY);
      for (int k = 0; k < node.next.length; k++) {
        for (int p = 0; p < players; p++) {
          double here = sign * node.rewards[k * players + p] + most[node.next[k]][p];
          most[n][p] = Math.max(most[n][p], here);
        }
      }
    }
    return Arrays.stream(most[0]).map(value -> sign * value).toArray();
  }

  public int size() {
    return nodes.length;
  }

  public Node node(int number) {
    return nodes[number];
  }

  public int players() {
    return players;
  }

  /** What a player's returns differ by at most. */
  public double range(int player) {
    return high[player] - low[player];
  }
}
