package org.firstmover.solvers.meanfield;

import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.Population;
import org.firstmover.random.RandomStream;

/**
 * What a critic, an actor and an estimate of the population learn from sampled followers, in place
 * of expectations. In a stationary game there are two in each population: one begins anew with
 * probability 1 - discount in each step and teaches critic and actor, the other goes on for ever
 * and is whom the population is estimated by; else followers begin anew in each round.
 *
 * <p>Source: S. Zeng et al., "Learning in Stackelberg mean field games: a non-asymptotic analysis",
 * NeurIPS 2025: two samples a round, mu = mu + xi (e_s - mu).
 */
final class Trajectories {
  private final Horizon horizon;
  private final double entropy;
  private final RandomStream random;
  private final double[][][] critic;
  private final double[][][] logits;
  private final double[][][] shares;
  private final int[] discounted;
  private final int[] settled;

  /**
   * @param entropy weight of the followers' bonus
   * @param critic {@code double[time][population][pair]}, learned here
   * @param logits likewise
   * @param shares {@code double[time][population][state]}, likewise
   */
  Trajectories(
      Dynamics dynamics,
      double entropy,
      double[][][] critic,
      double[][][] logits,
      double[][][] shares,
      RandomStream random) {
    horizon = dynamics.game().horizon();
    this.entropy = entropy;
    this.random = random;
    this.critic = critic;
    this.logits = logits;
    this.shares = shares;
    discounted = new int[dynamics.populations()];
    settled = new int[dynamics.populations()];
    for (int p = 0; p < discounted.length; p++) {
      discounted[p] = drawn(dynamics.population(p).start(), 0, dynamics.population(p).stateCount());
      settled[p] = discounted[p];
    }
  }

  /**
   * One follower of each population goes her way.
   *
   * @param dynamics that have met the crowd
   */
  void learn(
      Dynamics dynamics, double[][][] policy, double critics, double followers, double crowd) {
    for (int p = 0; p < discounted.length; p++) {
      Population population = dynamics.population(p);
      if (horizon.stationary()) {
        int pair = acts(population, policy[0][p], discounted[p]);
        int next = moves(population, dynamics.odds()[0][p], pair);
        teach(dynamics, policy, 0, p, pair, next, critics, followers);
        discounted[p] =
            random.nextDouble() < horizon.discount()
                ? next
                : drawn(population.start(), 0, population.stateCount());
        int chosen = acts(population, policy[0][p], settled[p]);
        settled[p] = moves(population, dynamics.odds()[0][p], chosen);
        count(shares[0][p], settled[p], crowd);
        continue;
      }
      int state = drawn(population.start(), 0, population.stateCount());
      for (int t = 0; t < horizon.steps(); t++) {
        if (t > 0) {
          count(shares[t][p], state, crowd);
        }
        int pair = acts(population, policy[t][p], state);
        boolean last = t + 1 == horizon.steps();
        int next = last ? -1 : moves(population, dynamics.odds()[t][p], pair);
        teach(dynamics, policy, t, p, pair, next, critics, followers);
        state = next;
      }
    }
  }

  /**
   * Q += alpha (r + gamma V(next) - Q), and the logit moves by the advantage Q - tau log pi - V.
   */
  private void teach(
      Dynamics dynamics,
      double[][][] policy,
      int t,
      int p,
      int pair,
      int next,
      double critics,
      double followers) {
    int actions = dynamics.population(p).actionCount();
    double target = dynamics.rewards()[t][p][pair];
    if (next >= 0) {
      int then = horizon.stationary() ? 0 : t + 1;
      target +=
          horizon.discount()
              * Choice.mean(critic[then][p], policy[then][p], next * actions, actions, entropy);
    }
    critic[t][p][pair] += critics * (target - critic[t][p][pair]);
    int from = pair - pair % actions;
    double value = Choice.mean(critic[t][p], policy[t][p], from, actions, entropy);
    double odds = Math.max(policy[t][p][pair], Double.MIN_NORMAL);
    logits[t][p][pair] += followers * (critic[t][p][pair] - entropy * Math.log(odds) - value);
  }

  /** mu += xi (e_s - mu). */
  private static void count(double[] shares, int state, double rate) {
    for (int s = 0; s < shares.length; s++) {
      shares[s] *= 1 - rate;
    }
    shares[state] += rate;
  }

  private int acts(Population population, double[] policy, int state) {
    int from = state * population.actionCount();
    return drawn(policy, from, from + population.actionCount());
  }

  private int moves(Population population, double[] odds, int pair) {
    int[] first = population.successors().first();
    return population.successors().states()[drawn(odds, first[pair], first[pair + 1])];
  }

  /** A place from one on, up to another, by its weight; weights are 1 in sum. */
  private int drawn(double[] weights, int from, int to) {
    double left = random.nextDouble();
    for (int k = from; k < to - 1; k++) {
      left -= weights[k];
      if (left < 0) {
        return k;
      }
    }
    return to - 1;
  }
}
