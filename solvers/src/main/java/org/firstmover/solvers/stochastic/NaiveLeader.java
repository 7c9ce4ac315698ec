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
 * A baseline: the follower best-responds in every step, and the leader climbs as if she did not,
 * theta1 &lt;- theta1 + a grad_1 J1(theta1, B(theta1)), without the term that the response adds.
 * Where it comes to rest, the leader's policy is a local best reply to the follower's, who replies
 * best to hers: a Nash equilibrium, not a commitment. Steps are for rewards between 0 and 1; those
 * of other rewards are divided by the leader's range.
 *
 * <p>Source: what P. Das et al., "Learning in stochastic Stackelberg games" (2024), Eq. 18 has
 * without its second term.
 */
public final class NaiveLeader implements Solver<StochasticGame> {
  private static final Option<Double> LEADER_STEP =
      Option.number("leader-step", 0, 1e6, 0.1, "a: of the leader, for rewards between 0 and 1");
  private static final Option<Integer> ITERATIONS = Iterates.iterations(10_000);

  private static final MethodInfo INFO =
      new MethodInfo(
          "naive-leader",
          "what a leader comes to who climbs her value as if the follower, who best-responds, stood"
              + " still, a baseline",
          "a policy of the leader with the follower's best response; not a good commitment in"
              + " general",
          "P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, Learning in stochastic"
              + " Stackelberg games, 2024, without the response's term",
          List.of(LEADER_STEP, ITERATIONS, Iterates.START, Iterates.ANSWER, Iterates.PERIOD));

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
    Evaluation evaluation = pair.evaluation();
    Advantages advantages = pair.advantages();
    SoftPolicyIteration response = new SoftPolicyIteration(evaluation);
    double a = options.get(LEADER_STEP) / Iterates.unit(game.leaderRange());
    double[] slopes = new double[pair.leader().length];
    int t = 0;
    for (; iterates.goesOn(t); t++) {
      respond(pair, response);
      evaluation.evaluateLeader();
      advantages.leaderSide();
      if (iterates.isReported(t)) {
        advantages.followerSide();
        iterates.report(t);
      }
      advantages.slopesByMove(evaluation.visits(), advantages.leaderByMove(), slopes);
      Vectors.add(a, slopes, pair.leader());
    }
    if (pair.finite()) {
      respond(pair, response);
    }
    return iterates.answer(t);
  }

  /** The follower's logits are those of her response. */
  private static void respond(LogitPair pair, SoftPolicyIteration response) {
    Evaluation evaluation = pair.evaluation();
    evaluation.leader().softmax(pair.leader(), 1);
    response.converge();
    double[] logarithms = evaluation.follower().logarithms();
    System.arraycopy(logarithms, 0, pair.follower(), 0, logarithms.length);
  }
}
