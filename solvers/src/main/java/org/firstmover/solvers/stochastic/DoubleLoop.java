package org.firstmover.solvers.stochastic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Bounds;
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
 * The leader's value through the follower's exact best response, climbed from several starts by a
 * quasi-Newton method on softmax logits ({@link LogitAscent}): the inner loop is soft policy
 * iteration, the gradient the closed form of {@link TotalGradient}.
 *
 * <p>Source: P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, "Learning in stochastic
 * Stackelberg games" (2024), Proposition 3, where the follower's response is exact in every step.
 */
public final class DoubleLoop implements Solver<StochasticGame> {
  /** Probabilities below are taken for 0 in the answer. */
  private static final double NEGLIGIBLE = 1e-9;

  private static final Option<Integer> STARTS =
      Option.whole(
          "starts", 1, 100_000, 5, "searches: the first from uniform policies, others at random");
  private static final Option<Double> TOLERANCE =
      Option.number(
          "tolerance",
          1e-14,
          1,
          1e-9,
          "on the gradient, where a search ends, for rewards between 0 and 1");
  private static final Option<Integer> EVALUATIONS =
      Option.whole(
          "evaluations", 1, 1_000_000_000, 20_000, "best responses that a search may ask for");

  private static final MethodInfo INFO =
      new MethodInfo(
          "double-loop",
          "the best of several local optima over stationary commitments, by quasi-Newton steps with"
              + " exact gradients through the follower's regularised best response",
          "a stationary commitment with the follower's best response; no bound on better ones",
          "P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, Learning in stochastic"
              + " Stackelberg games, 2024",
          List.of(STARTS, TOLERANCE, EVALUATIONS));

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
    Search search = new Search(game, options, run);
    int starts = options.get(STARTS);
    for (int k = 0; k < starts && !(k > 0 && run.exhausted()); k++) {
      run.progress("starts", (double) k / starts);
      search.from(LogitPair.start(game.actions(), k, run.random()));
    }
    return search.answer();
  }

  /** Local searches, and the best end of them. */
  private static final class Search {
    private final StochasticGame game;
    private final Options options;
    private final Run run;
    private final RegularisedProblem problem;
    private final LogitAscent ascent;
    private double[] best = {};
    private double bestValue = Double.NEGATIVE_INFINITY;
    private double improvement;
    private boolean stationary;
    private int better;

    Search(StochasticGame game, Options options, Run run) {
      this.game = game;
      this.options = options;
      this.run = run;
      ascent = new LogitAscent(game, options.get(TOLERANCE), run);
      problem = ascent.problem();
    }

    void from(double[] start) {
      double[] logits = ascent.climb(start, options.get(EVALUATIONS));
      snap(logits);
      double value = problem.value();
      double unit = Iterates.unit(game.leaderRange());
      if (value > bestValue + 1e-9 * (unit + Math.abs(value))) {
        bestValue = value;
        best = logits;
        improvement = problem.improvement();
        stationary = problem.isStationary();
        better++;
      }
    }

    /** Goes to the policy without what is hardly ever done, with its gradient. */
    private void snap(double[] logits) {
      double[] p = ascent.probabilities(logits);
      for (int m = 0; m < p.length; m++) {
        logits[m] = p[m] < NEGLIGIBLE ? Double.NEGATIVE_INFINITY : Math.log(p[m]);
      }
      problem.at(logits);
      problem.slopes();
    }

    Solution answer() {
      Evaluation evaluation = problem.at(best);
      Map<String, Double> further = new LinkedHashMap<>();
      further.put(Solution.FIRST_ORDER, Math.max(0, improvement));
      run.tally("starts that were better", better);
      return new StochasticAnswer(game, INFO, options, run)
          .of(
              stationary ? Status.STATIONARY : run.exhausted() ? Status.LIMIT : Status.FEASIBLE,
              evaluation,
              Optional.empty(),
              new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
              further);
    }
  }
}
