package org.firstmover.solvers.stochastic;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.stochastic.StochasticVerifier;

/**
 * Both players move at once, the follower faster, without a Hessian:
 *
 * <pre>
 * theta2 &lt;- theta2 + b (Q2 / lambda - theta2)
 * theta1 &lt;- theta1 + alpha_t F(theta1)^-1 G(theta1, theta2) / range,   alpha_t = a / (1 + t)^p
 * </pre>
 *
 * where the follower goes part of the way of soft policy iteration, and G is {@link TotalGradient}
 * at the present pair: at the best response that is the gradient of the leader's value through it,
 * elsewhere it stays bounded, while the inverse of the follower's Hessian does not. F is the Fisher
 * information of the leader's policy, in each state times how often it is visited; option {@code
 * direction} leaves it out. No logit moves farther than {@code reach} in a step.
 *
 * <p>The rule ends in local optima, of which stochastic games have many. {@link Kicks} let it look
 * at several of them in the first two thirds of its iterations; with {@code kick-period} 0 it is
 * the plain rule.
 *
 * <p>The rule of P. Das et al., "Learning in stochastic Stackelberg games" (2024), Eqs. 8 and 9,
 * with these two directions in place of (19) and of the follower's gradient, and with kicks; the
 * natural direction is that of S. Kakade, "A natural policy gradient", NeurIPS 2001. The leader's
 * steps are for rewards between 0 and 1; of other rewards they are divided by their range. With p
 * above 1/2 and at most 1 they are those of Assumption 1. The follower's share b is constant: she
 * has no noise to average out.
 */
public final class TwoTimescale implements Solver<StochasticGame> {
  private static final Option<Double> LEADER_STEP =
      Option.number(
          "leader-step", 0, 1e6, 1, "a in alpha_t = a / (1 + t)^p, for rewards between 0 and 1");
  private static final Option<Double> LEADER_POWER =
      Option.number("leader-power", 0, 2, 0.3, "p in alpha_t = a / (1 + t)^p");
  private static final Option<Double> REACH =
      Option.number("reach", 1e-9, 1e9, 0.5, "how far a logit of the leader may move in a step");
  private static final Option<Double> FOLLOWER_STEP =
      Option.number("follower-step", 1e-9, 1, 0.3, "b: share of the way to Q2 / lambda");
  private static final Option<String> DIRECTION =
      Option.choice(
          "direction",
          List.of("gradient", "natural"),
          "natural",
          "of the leader: G, or G by the inverse of her policy's Fisher information, which comes to"
              + " deterministic policies linearly where G takes ever smaller steps");
  private static final Option<Integer> KICK_PERIOD =
      Option.whole(
          "kick-period",
          0,
          1_000_000_000,
          250,
          "iterations between kicks out of local optima, none in the last third; 0: never");
  private static final Option<Integer> ITERATIONS = Iterates.iterations(30_000);

  private static final MethodInfo INFO =
      new MethodInfo(
          "two-timescale",
          "a commitment by gradient steps of the leader while the follower is still learning, without"
              + " Hessians, kicked out of local optima",
          "a commitment with the follower's best response, stationary where so marked; no bound on"
              + " better ones",
          "P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, Learning in stochastic"
              + " Stackelberg games, 2024, with soft policy iteration for the follower",
          List.of(
              LEADER_STEP,
              LEADER_POWER,
              REACH,
              FOLLOWER_STEP,
              DIRECTION,
              KICK_PERIOD,
              ITERATIONS,
              Iterates.START,
              Iterates.ANSWER,
              Iterates.PERIOD));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<StochasticGame> verifier() {
    return new StochasticVerifier();
  }

  @Override
  public Optional<String> refusal(StochasticGame game) {
    return Iterates.withoutEntropy(game);
  }

  @Override
  public Solution search(StochasticGame game, Options options, Run run) {
    LogitPair pair = new LogitPair(game);
    Iterates iterates = new Iterates(game, INFO, options, run, pair, options.get(ITERATIONS));
    TotalGradient gradient = new TotalGradient(pair.evaluation(), pair.advantages());
    Kicks kicks =
        new Kicks(
            pair, options.get(KICK_PERIOD), options.get(ITERATIONS), run.random().child("kicks"));
    StepSizes alpha = new StepSizes(options.get(LEADER_STEP), options.get(LEADER_POWER));
    double unit = Iterates.unit(game.leaderRange());
    double reach = options.get(REACH);
    double b = options.get(FOLLOWER_STEP);
    boolean natural = options.get(DIRECTION).equals("natural");
    double[] theta2 = pair.follower();
    int t = 0;
    for (; iterates.goesOn(t); t++) {
      pair.evaluate();
      if (iterates.isReported(t)) {
        iterates.report(t);
      }
      if (kicks.moved(t)) {
        pair.evaluate();
      }
      double[] slopes = gradient.at();
      double[] replies = pair.evaluation().replyValues();
      if (natural) {
        makeNatural(pair.evaluation(), gradient.gains(), slopes);
      }
      double step = alpha.within(t, unit, Vectors.largest(slopes), reach);
      Vectors.add(step, slopes, pair.leader());
      for (int r = 0; r < theta2.length; r++) {
        theta2[r] += b * (replies[r] / game.entropy() - theta2[r]);
      }
    }
    return iterates.answer(t);
  }

  /** What the leader gains by a move, beside what she does, in each visit of its state. */
  private static void makeNatural(Evaluation evaluation, double[] gains, double[] filled) {
    Actions actions = evaluation.game().actions();
    double[] p1 = evaluation.leader().probabilities();
    for (int s = 0; s < actions.stateCount(); s++) {
      double visits = evaluation.visits()[s];
      double mean = 0;
      for (int m = actions.firstMove(s); m < actions.firstMove(s + 1); m++) {
        mean += p1[m] * gains[m];
      }
      for (int m = actions.firstMove(s); m < actions.firstMove(s + 1); m++) {
        filled[m] = visits > 0 ? (gains[m] - mean) / visits : 0;
      }
    }
  }
}
