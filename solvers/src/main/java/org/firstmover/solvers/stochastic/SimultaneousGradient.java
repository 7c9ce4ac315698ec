package org.firstmover.solvers.stochastic;

import java.util.List;
import java.util.Optional;
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
 * A baseline without commitment: both players climb their own values in their own softmax logits,
 * at the same time and as if the other stood still,
 *
 * <pre>
 * theta1 &lt;- theta1 + a grad_1 J1,   theta2 &lt;- theta2 + b grad_2 J2.
 * </pre>
 *
 * Where it comes to rest, the pair is a local Nash equilibrium; it may circle for ever. Steps are
 * for rewards between 0 and 1; those of other rewards are divided by each player's range. The
 * answer is the leader's policy with the follower's best response to it.
 *
 * <p>Source: R. Zhang, Z. Ren, N. Li, "Gradient play in stochastic games: stationary points,
 * convergence, and sample complexity", IEEE Transactions on Automatic Control 69 (2024).
 */
public final class SimultaneousGradient implements Solver<StochasticGame> {
  private static final Option<Double> LEADER_STEP =
      Option.number("leader-step", 0, 1e6, 0.1, "a: of the leader, for rewards between 0 and 1");
  private static final Option<Double> FOLLOWER_STEP =
      Option.number(
          "follower-step", 0, 1e6, 0.1, "b: of the follower, for rewards between 0 and 1");
  private static final Option<Integer> ITERATIONS = Iterates.iterations(30_000);

  private static final MethodInfo INFO =
      new MethodInfo(
          "simultaneous-gradient",
          "what both players come to who climb their own values at once, a baseline",
          "a policy of the leader with the follower's best response; not a good commitment in"
              + " general",
          "R. Zhang, Z. Ren, N. Li, Gradient play in stochastic games: stationary points,"
              + " convergence, and sample complexity, IEEE Transactions on Automatic Control 69,"
              + " 2024",
          List.of(
              LEADER_STEP,
              FOLLOWER_STEP,
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
    Advantages advantages = pair.advantages();
    double a = options.get(LEADER_STEP) / Iterates.unit(game.leaderRange());
    double b = options.get(FOLLOWER_STEP) / Iterates.unit(game.followerRange());
    double[] leaderSlopes = new double[pair.leader().length];
    double[] followerSlopes = new double[pair.follower().length];
    int t = 0;
    for (; iterates.goesOn(t); t++) {
      pair.evaluate();
      if (iterates.isReported(t)) {
        iterates.report(t);
      }
      double[] visits = pair.evaluation().visits();
      advantages.slopesByMove(visits, advantages.leaderByMove(), leaderSlopes);
      advantages.slopesByReply(visits, advantages.followerByReply(), followerSlopes);
      Vectors.add(a, leaderSlopes, pair.leader());
      Vectors.add(b, followerSlopes, pair.follower());
    }
    return iterates.answer(t);
  }
}
