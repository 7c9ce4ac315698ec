package org.firstmover.learning.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.solution.Tolerances;
import org.firstmover.solvers.markov.PlayGraph;

/**
 * One follower's best response, from the last moves backwards: what she would do if she saw each
 * place. It takes as long as there are places, however many tables she has. Where she does see as
 * much as matters, as with a clock, that makes a table, and hers can be worth no more; else there
 * is no answer.
 *
 * <p>Of actions that are worth the same to her she takes that which is best for the leader; what is
 * worst for the leader is found in the same way.
 */
final class BackwardInduction {
  private final ExpectedPlay play;
  private final PlayGraph graph;
  private final Role follower;
  private final int players;
  private final double tie;
  private final boolean[] reached;
  private final double[] own;
  private final double[] strong;
  private final double[] weak;
  private final int[] kind;
  private final int[] unkind;
  private final double[] weights;

  BackwardInduction(ExpectedPlay play, PlayGraph graph, Roles roles) {
    this.play = play;
    this.graph = graph;
    follower = roles.followers().get(0);
    players = roles.count();
    tie = Tolerances.regret(graph.range(1));
    int size = graph.size();
    reached = new boolean[size];
    own = new double[size];
    strong = new double[size];
    weak = new double[size];
    kind = new int[size];
    unkind = new int[size];
    weights = new double[size];
  }

  /** Empty if what she would do depends on more than she sees. */
  Optional<ExactFollowers.Exact> to(PureTable leader) {
    reach(leader);
    for (int n = reached.length - 1; n >= 0; n--) {
      if (reached[n]) {
        value(n, leader);
      }
    }
    PureTable best = table(leader, kind);
    double[] values = play.of(leader, List.of(best)).clone();
    double slack = Tolerances.value(strong[0], graph.range(0));
    if (values[1] < own[0] - tie || values[0] < strong[0] - slack) {
      return Optional.empty();
    }
    double[] worst = play.of(leader, List.of(table(leader, unkind)));
    return worst[1] < own[0] - tie || worst[0] > weak[0] + slack
        ? Optional.empty()
        : Optional.of(new ExactFollowers.Exact(List.of(best), values, worst[0], 0));
  }

  /** Where the game can come to, whatever she does. */
  private void reach(PureTable leader) {
    Arrays.fill(reached, false);
    reached[0] = true;
    for (int n = 0; n < reached.length; n++) {
      if (!reached[n]) {
        continue;
      }
      PlayGraph.Node node = graph.node(n);
      if (node.actor() == 0) {
        reached[node.next()[(int) leader.actions()[node.seen()]]] = true;
      } else {
        for (int next : node.next()) {
          reached[next] = true;
        }
      }
    }
  }

  private void value(int n, PureTable leader) {
    PlayGraph.Node node = graph.node(n);
    own[n] = 0;
    strong[n] = 0;
    weak[n] = 0;
    if (node.actor() == 0) {
      add(n, node, (int) leader.actions()[node.seen()], 1);
    } else if (node.actor() == 1) {
      choose(n, node);
    } else {
      for (int k = 0; k < node.next().length; k++) {
        add(n, node, k, node.probabilities()[k]);
      }
    }
  }

  private void add(int n, PlayGraph.Node node, int move, double probability) {
    int next = node.next()[move];
    double paid = node.rewards()[move * players];
    own[n] += probability * (node.rewards()[move * players + 1] + own[next]);
    strong[n] += probability * (paid + strong[next]);
    weak[n] += probability * (paid + weak[next]);
  }

  private double worth(PlayGraph.Node node, int move) {
    return node.rewards()[move * players + 1] + own[node.next()[move]];
  }

  private void choose(int n, PlayGraph.Node node) {
    double most = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < node.next().length; a++) {
      most = Math.max(most, worth(node, a));
    }
    own[n] = most;
    strong[n] = Double.NEGATIVE_INFINITY;
    weak[n] = Double.POSITIVE_INFINITY;
    for (int a = 0; a < node.next().length; a++) {
      if (worth(node, a) < most - tie) {
        continue;
      }
      double paid = node.rewards()[a * players];
      if (paid + strong[node.next()[a]] > strong[n]) {
        strong[n] = paid + strong[node.next()[a]];
        kind[n] = a;
      }
      if (paid + weak[node.next()[a]] < weak[n]) {
        weak[n] = paid + weak[node.next()[a]];
        unkind[n] = a;
      }
    }
  }

  /** On each of her observations what is done most often where she makes it. */
  private PureTable table(PureTable leader, int[] chosen) {
    PureTable table = PureTable.of(follower);
    int choices = PureTable.choices(follower);
    double[] often = new double[choices * table.actions().length];
    Arrays.fill(weights, 0);
    weights[0] = 1;
    for (int n = 0; n < weights.length; n++) {
      PlayGraph.Node node = graph.node(n);
      if (weights[n] == 0) {
        continue;
      }
      if (node.actor() == 1) {
        often[node.seen() * choices + chosen[n]] += weights[n];
      }
      for (int k = 0; k < node.next().length; k++) {
        double share =
            switch (node.actor()) {
              case 0 -> k == (int) leader.actions()[node.seen()] ? 1 : 0;
              case 1 -> k == chosen[n] ? 1 : 0;
              default -> node.probabilities()[k];
            };
        weights[node.next()[k]] += share * weights[n];
      }
    }
    for (int o = 0; o < table.actions().length; o++) {
      int best = 0;
      for (int a = 1; a < choices; a++) {
        best = often[o * choices + a] > often[o * choices + best] ? a : best;
      }
      table.actions()[o] = best;
    }
    return table;
  }
}
