package org.firstmover.learning.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Roles;
import org.firstmover.learning.play.Player;
import org.firstmover.solvers.markov.PlayGraph;

/**
 * What every player can expect of an episode in which nobody but chance draws. Where the game can
 * tell its places apart each is played once, however many ways lead there.
 */
public final class ExpectedPlay {
  private static final int MOST_PLACES = 500_000;

  private final Environment start;
  private final Roles roles;
  private final Optional<PlayGraph> graph;
  private final double[] observation;
  private final double[] action;
  private final double[] expected;
  private final double[] weights;
  private long moves;
  private long allowed = Long.MAX_VALUE;

  /** Whoever has no answer to what she sees: the play ends there. */
  static final class Undecided extends RuntimeException {
    private static final long serialVersionUID = 1;

    Undecided() {
      super("undecided", null, false, false);
    }
  }

  /** More moves than are allowed. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMany() {
      super("too many moves", null, false, false);
    }
  }

  public ExpectedPlay(Environment start) {
    this.start = start;
    this.roles = start.roles();
    graph = PlayGraph.of(start, MOST_PLACES);
    weights = new double[graph.map(PlayGraph::size).orElse(0)];
    int seen = 1;
    int done = 1;
    for (int player = 0; player < roles.count(); player++) {
      seen = Math.max(seen, roles.player(player).observations().size());
      done = Math.max(done, roles.player(player).actions().size());
    }
    observation = new double[seen];
    action = new double[done];
    expected = new double[roles.count()];
  }

  /** Places and moves; empty if they cannot be told apart or are too many. */
  Optional<PlayGraph> graph() {
    return graph;
  }

  /** From now on so many moves may be followed before {@link TooMany} is thrown. */
  void allow(long most) {
    moves = 0;
    allowed = most;
  }

  private void move() {
    if (++moves > allowed) {
      throw new TooMany();
    }
  }

  /**
   * The sum of each player's rewards, of players who draw nothing; the array is filled anew each
   * time.
   */
  public double[] of(Player leader, List<? extends Player> followers) {
    Arrays.fill(expected, 0);
    if (graph.isPresent()) {
      follow(graph.get(), leader, followers);
    } else {
      start.reset();
      follow(start, leader, followers, 1, 0);
    }
    return expected;
  }

  private void follow(PlayGraph places, Player leader, List<? extends Player> followers) {
    Arrays.fill(weights, 0);
    weights[0] = 1;
    for (int n = 0; n < weights.length; n++) {
      double weight = weights[n];
      if (weight == 0) {
        continue;
      }
      PlayGraph.Node node = places.node(n);
      if (node.actor() >= 0) {
        observation[0] = node.seen();
        (node.actor() == 0 ? leader : followers.get(node.actor() - 1)).act(observation, action);
        follow(node, (int) action[0], weight);
      } else {
        for (int k = 0; k < node.next().length; k++) {
          follow(node, k, weight * node.probabilities()[k]);
        }
      }
    }
  }

  private void follow(PlayGraph.Node node, int move, double weight) {
    move();
    weights[node.next()[move]] += weight;
    for (int player = 0; player < expected.length; player++) {
      expected[player] += weight * node.rewards()[move * expected.length + player];
    }
  }

  private void follow(
      Environment environment,
      Player leader,
      List<? extends Player> followers,
      double probability,
      long before) {
    long step = before;
    for (int actor = environment.actor(); actor != Environment.END; actor = environment.actor()) {
      move();
      if (++step > roles.longest()) {
        throw new InputError(
            "an episode of more than " + roles.longest() + " moves",
            "exact play",
            "an end by then, as the environment promises",
            "Maybe a player never does what ends it, or the environment's limit is too low.");
      }
      if (actor == Environment.CHANCE) {
        double[] outcomes = new double[roles.outcomes()];
        environment.observe(outcomes);
        for (int outcome = 0; outcome < outcomes.length; outcome++) {
          if (outcomes[outcome] > 0) {
            Environment branch = environment.copy();
            action[0] = outcome;
            branch.act(action);
            double here = probability * outcomes[outcome];
            count(branch, here);
            follow(branch, leader, followers, here, step);
          }
        }
        return;
      }
      environment.observe(observation);
      (actor == 0 ? leader : followers.get(actor - 1)).act(observation, action);
      environment.act(action);
      count(environment, probability);
    }
  }

  private void count(Environment environment, double probability) {
    for (int player = 0; player < expected.length; player++) {
      double reward = environment.reward(player);
      if (reward != 0) {
        expected[player] += probability * reward;
      }
    }
  }
}
