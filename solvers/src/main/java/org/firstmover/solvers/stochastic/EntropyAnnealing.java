package org.firstmover.solvers.stochastic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.stochastic.StochasticVerifier;

/**
 * For a follower without entropy: the leader's value through the follower's regularised best
 * response is climbed for a smaller and smaller entropy weight, each time from where it ended
 * before. What is found is looked at without entropy, ties broken for the leader. In games of
 * moderate size sequential quadratic programming then goes to the best commitment to which the same
 * replies are best, where others tie; if the leader likes some of those better, it goes on with
 * them.
 *
 * <p>Not a published method: the regularised leader's problem is that of P. Das, B. Nortmann, L. J.
 * Ratliff, V. Gupta, T. Mylvaganam, "Learning in stochastic Stackelberg games" (2024), annealed as
 * in K. Rose, "Deterministic annealing for clustering, compression, classification, regression, and
 * related optimization problems", Proceedings of the IEEE 86, 1998.
 */
public final class EntropyAnnealing implements Solver<StochasticGame> {
  private static final double TOLERANCE = 1e-7;

  private static final Option<Integer> STARTS =
      Option.whole(
          "starts", 1, 100_000, 5, "searches: the first from uniform policies, others at random");
  private static final Option<Double> FIRST =
      Option.number(
          "first", 1e-9, 1e9, 1, "entropy weight to begin with, relative to the follower's range");
  private static final Option<Double> LAST =
      Option.number(
          "last", 1e-9, 1e9, 1e-3, "entropy weight to end with, relative to the follower's range");
  private static final Option<Double> FACTOR =
      Option.number("factor", 1e-3, 0.99, 0.3, "from one entropy weight to the next");
  private static final Option<Integer> EVALUATIONS =
      Option.whole(
          "evaluations", 1, 1_000_000_000, 300, "best responses to ask for at each entropy weight");

  private static final MethodInfo INFO =
      new MethodInfo(
          "entropy-annealing",
          "a good stationary commitment to a follower without entropy, by climbing through"
              + " regularised best responses with less and less entropy, and local search at the end",
          "a stationary commitment with the follower's best response, ties broken for the leader; no"
              + " bound on better ones",
          "after P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, Learning in stochastic"
              + " Stackelberg games, 2024",
          List.of(STARTS, FIRST, LAST, FACTOR, EVALUATIONS));

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
    return Ties.missing(game);
  }

  @Override
  public Solution search(StochasticGame game, Options options, Run run) {
    Incumbent incumbent = new Incumbent(game, game.start());
    incumbent.offerCentre(Box.all(game));
    int starts = options.get(STARTS);
    double leaderUnit = Iterates.unit(game.leaderRange());
    int improved = 0;
    for (int k = 0; k < starts && !run.exhausted(); k++) {
      run.progress("starts", (double) k / starts);
      double before = incumbent.value();
      anneal(game, incumbent, LogitPair.start(game.actions(), k, run.random()), options, run);
      improved += incumbent.value() > before + 1e-9 * (leaderUnit + Math.abs(before)) ? 1 : 0;
      run.report("best value", k + 1, incumbent.value());
    }
    run.tally("starts that were better", improved);
    incumbent.exchange(run);
    return Ties.answer(
        new StochasticAnswer(game, INFO, options, run),
        run.exhausted() ? Status.LIMIT : Status.FEASIBLE,
        incumbent.best(),
        Double.POSITIVE_INFINITY,
        Map.of());
  }

  private static void anneal(
      StochasticGame game, Incumbent incumbent, double[] start, Options options, Run run) {
    double unit = Iterates.unit(game.followerRange());
    double[] logits = start;
    double weight = options.get(FIRST);
    while (!run.exhausted()) {
      run.check();
      LogitAscent ascent = new LogitAscent(game.withEntropy(weight * unit), TOLERANCE, run);
      logits = ascent.climb(logits, options.get(EVALUATIONS));
      double[] policy = ascent.probabilities(logits);
      incumbent.offer(policy);
      incumbent.walk(policy, run);
      if (weight <= options.get(LAST)) {
        return;
      }
      weight = Math.max(options.get(LAST), weight * options.get(FACTOR));
    }
  }
}
