package org.firstmover.catalog.stochastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.random.RandomStream;

/**
 * A defender patrols the nodes of a graph; an attacker sees where she is, waits, or attacks a node,
 * which takes him so many steps. In each step the defender moves along an edge or stays. If she is
 * at the attacked node after that step or a later one before the attack is over, the attacker is
 * caught; else it succeeds. Then the next attacker comes.
 *
 * <p>A state is the defender's node and, while an attack is going on, the attacked node and how
 * many steps it has lasted. The defender gets 1 in each step, less what the node is worth to her in
 * the one in which an attack succeeds. The attacker gets what it is worth to him, pays a penalty if
 * he is caught, and 0 else; that is scaled to [0, 1].
 *
 * <p>Source: N. Basilico, N. Gatti, F. Amigoni, "Leader-follower strategies for robotic patrolling
 * in environments with arbitrary topologies", AAMAS 2009; discounted, with attacks that come again
 * and again, as in Y. Vorobeychik, B. An, M. Tambe, S. Singh, "Computing solutions in
 * infinite-horizon discounted adversarial patrolling games", ICAPS 2014.
 */
public final class Patrol {
  private static final int MOST_STATES = 200_000;
  private static final double LEAST_WORTH = 0.25;

  private final PatrolGraph graph;
  private final int duration;
  private final double penalty;
  private final double[] losses;
  private final double[] gains;

  /**
   * @param losses of the defender by node
   * @param gains of the attacker by node
   */
  private Patrol(PatrolGraph graph, int duration, double penalty, double[] losses, double[] gains) {
    this.graph = graph;
    this.duration = duration;
    this.penalty = penalty;
    this.losses = losses;
    this.gains = gains;
  }

  /** What is patrolled. */
  public enum Shape {
    RING,
    GRID,
    /** A random tree and some edges more. */
    RANDOM
  }

  /**
   * One game; nodes are worth between 1/4 and 1 to each player, drawn on their own.
   *
   * @param nodes at least 2
   * @param duration steps that an attack takes, at least 1
   * @param penalty of an attacker who is caught, at least 0
   * @throws InputError if there would be too many states
   */
  public static StochasticGame random(
      Shape shape,
      int nodes,
      int duration,
      double penalty,
      StochasticGame.Rules rules,
      RandomStream random) {
    long states = nodes + (long) nodes * (nodes - 1) * (duration - 1);
    if (states > MOST_STATES) {
      throw new InputError(
          states + " states",
          "parameters of patrol",
          "at most " + MOST_STATES,
          "Maybe fewer nodes or shorter attacks will do.");
    }
    PatrolGraph graph =
        switch (shape) {
          case RING -> PatrolGraph.ring(nodes);
          case GRID -> PatrolGraph.grid(nodes);
          case RANDOM -> PatrolGraph.random(nodes, random.child("graph"));
        };
    double[] losses = worth(nodes, random.child("losses"));
    double[] gains = worth(nodes, random.child("gains"));
    return new Patrol(graph, duration, penalty, losses, gains).game(rules);
  }

  private static double[] worth(int nodes, RandomStream random) {
    double[] worth = new double[nodes];
    for (int v = 0; v < nodes; v++) {
      worth[v] = random.nextDouble(LEAST_WORTH, 1);
    }
    return worth;
  }

  private StochasticGame game(StochasticGame.Rules rules) {
    Actions actions = actions();
    Outcomes outcomes = new Outcomes(actions);
    int nodes = graph.size();
    for (int v = 0; v < nodes; v++) {
      for (int u : graph.neighbours().get(v)) {
        outcomes.quiet(u);
        for (int w = 0; w < nodes; w++) {
          outcomes.attacked(u, w, 1);
        }
      }
    }
    for (int lasted = 1; lasted < duration; lasted++) {
      for (int v = 0; v < nodes; v++) {
        for (int w = 0; w < nodes; w++) {
          if (w != v) {
            for (int u : graph.neighbours().get(v)) {
              outcomes.attacked(u, w, lasted + 1);
            }
          }
        }
      }
    }
    double[] start = new double[actions.stateCount()];
    Arrays.fill(start, 0, nodes, 1.0 / nodes);
    return new StochasticGame(
        "patrol",
        rules,
        actions,
        start,
        outcomes.leader,
        outcomes.follower,
        outcomes.transitions.build());
  }

  /** Quiet states first, then those of the first step of an attack, the second, and so on. */
  private Actions actions() {
    int nodes = graph.size();
    List<String> states = new ArrayList<>();
    List<List<String>> leader = new ArrayList<>();
    List<List<String>> follower = new ArrayList<>();
    List<List<String>> moves = new ArrayList<>();
    List<String> attacks = new ArrayList<>(List.of("wait"));
    for (int v = 0; v < nodes; v++) {
      int here = v;
      moves.add(
          Arrays.stream(graph.neighbours().get(v))
              .mapToObj(u -> u == here ? "stay" : "go to " + (u + 1))
              .toList());
      attacks.add("attack " + (v + 1));
    }
    for (int v = 0; v < nodes; v++) {
      states.add("at " + (v + 1));
      leader.add(moves.get(v));
      follower.add(attacks);
    }
    List<String> committed = List.of("go on");
    for (int lasted = 1; lasted < duration; lasted++) {
      for (int v = 0; v < nodes; v++) {
        for (int w = 0; w < nodes; w++) {
          if (w != v) {
            states.add(
                "at "
                    + (v + 1)
                    + " while "
                    + (w + 1)
                    + " is attacked ("
                    + lasted
                    + " of "
                    + duration
                    + ")");
            leader.add(moves.get(v));
            follower.add(committed);
          }
        }
      }
    }
    return new Actions(states, leader, follower, Observes.COMMITMENT);
  }

  /** Collects what happens, one outcome after the other. */
  private final class Outcomes {
    private final double[] leader;
    private final double[] follower;
    private final Transitions.Builder transitions;
    private final int[] next = new int[1];
    private final double[] surely = {1};
    private int count;

    Outcomes(Actions actions) {
      leader = new double[actions.outcomes()];
      follower = new double[actions.outcomes()];
      transitions = new Transitions.Builder(actions);
    }

    /** The defender is now at u, and nothing is attacked. */
    void quiet(int u) {
      add(u, 1, 0);
    }

    /** The defender is now at u, and node w has been attacked for so many steps. */
    void attacked(int u, int w, int lasted) {
      if (u == w) {
        add(u, 1, -penalty);
      } else if (lasted == duration) {
        add(u, 1 - losses[w], gains[w]);
      } else {
        int nodes = graph.size();
        int others = nodes - 1;
        int state = nodes + ((lasted - 1) * nodes + u) * others + (w < u ? w : w - 1);
        add(state, 1, 0);
      }
    }

    private void add(int state, double defender, double attacker) {
      leader[count] = defender;
      follower[count++] = (attacker + penalty) / (1 + penalty);
      next[0] = state;
      transitions.sparse(next, surely, 1);
    }
  }
}
