package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solve.ResponseOracle;

/**
 * The follower's response by plain gradient ascent in her softmax logits, theta2 &lt;- theta2 +
 * beta grad J2 (Eq. 15) with the step size of Proposition 1,
 *
 * <pre>beta = (1 - gamma)^3 / (8 + lambda (4 + 8 log |A2|)),</pre>
 *
 * under which it converges linearly, but slowly: {@link SoftPolicyIteration} is what to use. The
 * step size is for rewards in [0, 1]; other rewards are shifted and divided by their range, and so
 * is lambda, which changes no response. Logits begin at 0 in each query. Responds to the leader's
 * probabilities with the follower's. Not safe for use by several threads.
 *
 * <p>Sources: P. Das et al., "Learning in stochastic Stackelberg games" (2024), Proposition 1; J.
 * Mei et al., "On the global convergence rates of softmax policy gradient methods", ICML 2020,
 * theorem 6.
 */
public final class FollowerAscent implements ResponseOracle<double[], double[]> {
  private final StochasticGame game;
  private final long steps;
  private final double tolerance;
  private final Evaluation evaluation;
  private final Advantages advantages;
  private final double[] start;
  private final double[] visits;
  private final double[] slopes;
  private final double[] logits;
  private double advantage;
  private long queries;

  /**
   * @param game with a positive entropy weight
   * @param steps of a query, at most
   * @param tolerance on max |A22| in units of the rewards' range, where a query ends
   */
  public FollowerAscent(StochasticGame game, long steps, double tolerance) {
    SoftPolicyIteration.requireEntropy(game);
    this.game = game;
    this.steps = steps;
    this.tolerance = tolerance;
    Actions actions = game.actions();
    evaluation = new Evaluation(game, Policy.ofLeader(actions), Policy.ofFollower(actions));
    advantages = new Advantages(evaluation);
    start = StartDistribution.positive(game);
    visits = new double[actions.stateCount()];
    slopes = new double[actions.replies()];
    logits = new double[actions.replies()];
  }

  /** The published step size, for rewards in [0, 1] and lambda in their units. */
  public static double stepSize(double discount, double lambda, int actions) {
    double left = 1 - discount;
    return left * left * left / (8 + lambda * (4 + 8 * Math.log(actions)));
  }

  @Override
  public Quality quality() {
    return Quality.APPROXIMATE;
  }

  @Override
  public long queries() {
    return queries;
  }

  /** max |A22| where the last query ended, in units of the rewards' range. */
  public double advantage() {
    return advantage;
  }

  /**
   * The response to a policy.
   *
   * @param leader a probability a move
   * @return a probability a reply
   */
  @Override
  public double[] respond(double[] leader) {
    queries++;
    double range = Iterates.unit(game.followerRange());
    // the gradient of rewards divided by their range is the gradient divided by it
    double step = stepSize(game.discount(), game.entropy() / range, mostReplies()) / range;
    evaluation.leader().set(leader);
    Arrays.fill(logits, 0);
    for (long k = 0; ; k++) {
      evaluation.follower().softmax(logits, 1);
      evaluation.prepare();
      evaluation.evaluateFollower();
      advantages.followerSide();
      advantage = largest(advantages.followerByReply()) / range;
      if (advantage <= tolerance || k >= steps) {
        return evaluation.follower().probabilities().clone();
      }
      evaluation.chain().solveTransposed(start, visits);
      advantages.slopesByReply(visits, advantages.followerByReply(), slopes);
      for (int r = 0; r < logits.length; r++) {
        logits[r] += step * slopes[r];
      }
    }
  }

  private int mostReplies() {
    int most = 1;
    for (int s = 0; s < game.actions().stateCount(); s++) {
      most = Math.max(most, game.actions().followerCount(s));
    }
    return most;
  }

  private static double largest(double[] numbers) {
    double largest = 0;
    for (double number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }
}
