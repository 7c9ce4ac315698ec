package org.firstmover.solvers.stochastic;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.Run;

/**
 * Epsilon-nets of both players' policies, and the temperature at which Boltzmann policies on them
 * are as good as exact ones.
 *
 * <p>With n actions, inverse temperature alpha and phi the least difference, on the net, between
 * the best value of an action and the next, softmax (alpha Q) is within 2 n exp (-alpha phi) of the
 * uniform choice among the best; alpha = log (1 / epsilon) / phi makes this 2 n epsilon.
 */
final class BoltzmannNet {
  /** Nets with more policies are not enumerated. */
  private static final double MOST_POLICIES = 200_000;

  private static final double TIE = 1e-9;

  private final StochasticGame game;
  private final PolicyNet leaders;
  private final PolicyNet followers;

  BoltzmannNet(StochasticGame game, int parts) {
    this.game = game;
    Actions actions = game.actions();
    leaders = new PolicyNet(actions.stateCount(), actions::firstMove, parts);
    followers = new PolicyNet(actions.decisions(), actions::firstReply, parts);
  }

  double epsilon() {
    return Math.max(leaders.epsilon(), followers.epsilon());
  }

  void projectLeader(double[] policy) {
    leaders.project(policy);
  }

  void projectFollower(Policy policy) {
    double[] projected = policy.probabilities().clone();
    followers.project(projected);
    policy.set(projected);
  }

  /** argmax-e, or at a temperature above 0 the Boltzmann policy, group by group. */
  static void policy(
      double[] values, double[] policy, int groups, IntUnaryOperator first, double temperature) {
    for (int g = 0; g < groups; g++) {
      int from = first.applyAsInt(g);
      int to = first.applyAsInt(g + 1);
      if (temperature > 0) {
        Boltzmann.softmax(values, policy, from, to, temperature);
      } else {
        Boltzmann.uniformOverBest(values, policy, from, to, TIE * (1 + Math.abs(values[from])));
      }
    }
  }

  /** The L1 distance of two of the leader's policies in the state where it is largest. */
  static double distance(double[] one, double[] other, Actions actions) {
    double largest = 0;
    for (int s = 0; s < actions.stateCount(); s++) {
      double sum = 0;
      for (int m = actions.firstMove(s); m < actions.firstMove(s + 1); m++) {
        sum += Math.abs(one[m] - other[m]);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  /**
   * The temperature that was asked for, or that of the net.
   *
   * @throws InputError if there is no net that could be enumerated
   */
  static double temperature(
      double given, Optional<BoltzmannNet> net, StochasticGame game, Run run) {
    if (given > 0) {
      return given;
    }
    if (net.isEmpty()
        || net.get().leaders.size() > MOST_POLICIES
        || net.get().followers.size() > MOST_POLICIES) {
      throw new InputError(
          "0",
          "option temperature",
          "a positive number, as there is no net of at most " + (int) MOST_POLICIES + " policies",
          "Maybe take a temperature of "
              + Math.max(1e-9, game.followerRange() / 10)
              + ", or a coarser net.");
    }
    double epsilon = net.get().epsilon();
    double phi = net.get().leastGap(run);
    return phi == Double.POSITIVE_INFINITY ? 1 : phi / Math.log(Math.max(2, 1 / epsilon));
  }

  /** phi: of both players, over all policies of the other's net. */
  private double leastGap(Run run) {
    Actions actions = game.actions();
    double[] least = {Double.POSITIVE_INFINITY};
    if (game.entropy() == 0) {
      PolicyIteration response = new PolicyIteration(game, TieBreak.STRONG);
      leaders.each(
          policy -> {
            run.check();
            response.respond(policy);
            double[] values = response.evaluation().replyValues();
            for (int i = 0; i < actions.decisions(); i++) {
              least[0] =
                  Math.min(
                      least[0],
                      Boltzmann.gap(values, actions.firstReply(i), actions.firstReply(i + 1), TIE));
            }
          });
    }
    Evaluation evaluation =
        new Evaluation(game, Policy.ofLeader(actions), Policy.ofFollower(actions));
    LeaderReply reply = new LeaderReply(evaluation, 0);
    followers.each(
        policy -> {
          run.check();
          evaluation.follower().set(policy);
          reply.converge();
          double[] values = reply.moveValues();
          for (int s = 0; s < actions.stateCount(); s++) {
            least[0] =
                Math.min(
                    least[0],
                    Boltzmann.gap(values, actions.firstMove(s), actions.firstMove(s + 1), TIE));
          }
        });
    return least[0];
  }
}
