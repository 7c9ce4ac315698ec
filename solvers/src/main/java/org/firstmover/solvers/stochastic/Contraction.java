package org.firstmover.solvers.stochastic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;

/**
 * How much regularised best responses move when the other player's policy does, in the L1 norm of
 * the state where it is largest.
 *
 * <p>If policies differ by delta, values of actions differ by at most delta span / 2 at once and by
 * gamma times as much again in each later step: |Q - Q'| &lt;= delta span / (2 (1 - gamma)), with
 * span the most that r + gamma P V differs between the other player's actions. softmax (Q / lambda)
 * moves by at most |Q - Q'| / lambda. So d = span / (2 lambda (1 - gamma)).
 *
 * @param follower d_F; infinite without an entropy weight
 * @param leader d_L; infinite without one of hers
 * @param leaderActions the most in a state
 * @param followerActions likewise
 */
record Contraction(double follower, double leader, int leaderActions, int followerActions) {

  static Contraction of(StochasticGame game, double leaderEntropy) {
    Actions actions = game.actions();
    int rows = 1;
    int columns = 1;
    for (int s = 0; s < actions.stateCount(); s++) {
      rows = Math.max(rows, actions.leaderCount(s));
      columns = Math.max(columns, actions.followerCount(s));
    }
    return new Contraction(
        constant(game.followerRange(), game.entropy(), columns, game.discount()),
        constant(game.leaderRange(), leaderEntropy, rows, game.discount()),
        rows,
        columns);
  }

  private static double constant(double range, double lambda, int own, double discount) {
    if (lambda == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double span = range + discount * (range + lambda * Math.log(own)) / (1 - discount);
    return span / (2 * lambda * (1 - discount));
  }

  /**
   * What is known of the leader's distance from the fixed point, by name: a bound where both
   * constants are known and their product is below 1, else an estimate from the ratios of steps,
   * else nothing.
   *
   * <p>Half a round errs by epsilon through the net and, without an entropy weight, by 2 n epsilon
   * through the temperature. So a round errs by at most e = ((1 + d_L) + 2 |A_L| + 2 d_L |A_F|)
   * epsilon, terms of players without Boltzmann policies left out, and the distance after K rounds
   * is at most e / (1 - d_L d_F) + 2 (d_L d_F)^K. Once a round moved by no more than a step, it is
   * at most (e + d_L d_F step) / (1 - d_L d_F).
   *
   * @param rounds until it came to rest; 0 if it did not
   * @param largest ratio of successive steps
   */
  Map<String, Double> errors(
      Optional<BoltzmannNet> net, boolean boltzmann, int rounds, double step, double largest) {
    Map<String, Double> errors = new LinkedHashMap<>();
    double epsilon = net.map(BoltzmannNet::epsilon).orElse(0.0);
    double product = follower * leader;
    if (product < 1) {
      errors.put("contraction constant", product);
      double round = (1 + leader) * epsilon;
      errors.put("error bound", (round + product * step) / (1 - product));
      if (epsilon > 0) {
        errors.put("rounds of the bound", Math.ceil(Math.log(2 / epsilon) / -Math.log(product)));
      }
    } else if (rounds > 0 && largest > 0 && largest < 1) {
      double guessed = Math.sqrt(largest);
      double round =
          boltzmann
              ? (1 + guessed + 2 * leaderActions + 2 * guessed * followerActions) * epsilon
              : (1 + guessed) * epsilon;
      errors.put("error estimate", (round + largest * step) / (1 - largest));
    }
    return errors;
  }
}
