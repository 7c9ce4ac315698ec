package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.solvers.nlp.AdjointProblem;
import org.firstmover.solvers.nlp.Domain;
import org.firstmover.solvers.nlp.ProjectedQuasiNewton;
import org.firstmover.solvers.nlp.Stopping;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.stochastic.StochasticVerifier;

/**
 * The leader's value through the follower's exact best response, climbed from several starts by a
 * quasi-Newton method on softmax logits: the inner loop is soft policy iteration, the gradient the
 * closed form of {@link TotalGradient}.
 *
 * <p>Softmax is flat near deterministic policies, good ones or bad. Where the search ends on such a
 * plateau while some other move still pays, probability is shifted to that move in the space of
 * policies (a step of Frank and Wolfe), and the search goes on.
 *
 * <p>Source: P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, "Learning in stochastic
 * Stackelberg games" (2024), Proposition 3, where the follower's response is exact in every step.
 */
public final class DoubleLoop implements Solver<StochasticGame> {
  /** Logits stay within; a probability of exp(-60) is none. */
  private static final double FARTHEST = 30;

  /** Probabilities below are taken for 0 in the answer. */
  private static final double NEGLIGIBLE = 1e-9;

  private static final int MEMORY = 15;
  private static final int SHIFTS = 100;

  private static final Option<Integer> STARTS =
      Option.whole(
          "starts", 1, 100_000, 5, "searches: the first from uniform policies, others at random");
  private static final Option<Double> TOLERANCE =
      Option.number("tolerance", 1e-14, 1, 1e-9, "on the gradient, where a search ends");
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
    return game.entropy() > 0
        ? Optional.empty()
        : Optional.of(
            "it needs a follower with an entropy weight above 0, whose response is smooth");
  }

  @Override
  public Solution search(StochasticGame game, Options options, Run run) {
    Search search = new Search(game, options, run);
    int starts = options.get(STARTS);
    for (int k = 0; k < starts && !(k > 0 && run.exhausted()); k++) {
      run.progress("starts", (double) k / starts);
      search.from(start(game.actions(), k, run.random()));
    }
    return search.answer();
  }

  private static double[] start(Actions actions, int number, RandomStream random) {
    double[] logits = new double[actions.moves()];
    if (number > 0) {
      RandomStream stream = random.child("start " + number);
      Arrays.setAll(logits, move -> 2 * stream.nextGaussian());
    }
    return logits;
  }

  /** Local searches, and the best end of them. */
  private static final class Search {
    private final StochasticGame game;
    private final Options options;
    private final Run run;
    private final RegularisedProblem problem;
    private final ProjectedQuasiNewton climber;
    private final Minimisation minimisation;
    private double[] best = {};
    private double bestValue = Double.NEGATIVE_INFINITY;
    private double improvement;
    private boolean stationary;
    private int better;

    Search(StochasticGame game, Options options, Run run) {
      this.game = game;
      this.options = options;
      this.run = run;
      problem = new RegularisedProblem(game);
      climber = new ProjectedQuasiNewton(game.actions().moves(), MEMORY);
      minimisation = new Minimisation();
    }

    void from(double[] start) {
      long most = problem.queries() + options.get(EVALUATIONS);
      double[] logits = start;
      for (int shift = 0; shift < SHIFTS; shift++) {
        Stopping stopping =
            new Stopping(
                options.get(TOLERANCE), Math.max(1, most - problem.queries()), this::stopped);
        logits = climber.minimise(minimisation, logits, stopping).point();
        problem.at(logits);
        problem.gradient();
        if (problem.isStationary() || problem.queries() >= most || stopped() || !shifted(logits)) {
          break;
        }
      }
      snap(logits);
      double value = problem.value();
      if (value > bestValue + 1e-9 * (1 + Math.abs(value))) {
        bestValue = value;
        best = logits;
        improvement = problem.improvement();
        stationary = problem.isStationary();
        better++;
      }
    }

    private boolean stopped() {
      run.check();
      return run.exhausted();
    }

    /** Shifts probability to the moves that pay most, as far as that is better. */
    private boolean shifted(double[] logits) {
      Actions actions = game.actions();
      double[] here = probabilities(logits);
      int[] toward = new int[actions.stateCount()];
      Arrays.setAll(toward, problem::bestMove);
      double value = problem.value();
      double[] there = new double[here.length];
      for (double step = 0.5; step > 1e-9; step *= 0.5) {
        for (int s = 0; s < toward.length; s++) {
          for (int m = actions.firstMove(s); m < actions.firstMove(s + 1); m++) {
            double p = (1 - step) * here[m] + (m == toward[s] ? step : 0);
            there[m] = Math.max(-FARTHEST, Math.log(p));
          }
        }
        run.count("best responses");
        problem.at(there);
        if (problem.value() > value + 1e-12 * (1 + Math.abs(value))) {
          System.arraycopy(there, 0, logits, 0, there.length);
          return true;
        }
      }
      problem.at(logits);
      problem.gradient();
      return false;
    }

    private double[] probabilities(double[] logits) {
      Policy policy = Policy.ofLeader(game.actions());
      policy.softmax(logits, 1);
      return policy.probabilities();
    }

    /** Goes to the policy without what is hardly ever done, with its gradient. */
    private void snap(double[] logits) {
      double[] p = probabilities(logits);
      for (int m = 0; m < p.length; m++) {
        logits[m] = p[m] < NEGLIGIBLE ? Double.NEGATIVE_INFINITY : Math.log(p[m]);
      }
      problem.at(logits);
      problem.gradient();
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

    /**
     * Minus the leader's value over her logits. Reports places above the ends of other searches.
     */
    private final class Minimisation implements AdjointProblem {
      private final Domain domain = Domain.box(game.actions().moves(), -FARTHEST, FARTHEST);

      @Override
      public Domain domain() {
        return domain;
      }

      @Override
      public double evaluate(double[] logits, double[] constraints) {
        run.count("best responses");
        problem.at(logits);
        return -problem.value();
      }

      @Override
      public void lagrangianGradient(double[] weights, double[] gradient) {
        double[] slopes = problem.gradient();
        if (problem.value() > bestValue) {
          run.report("value", problem.queries(), problem.value());
          run.report("gradient norm", problem.queries(), Vectors.norm(slopes));
        }
        for (int m = 0; m < slopes.length; m++) {
          gradient[m] = -slopes[m];
        }
      }
    }
  }
}
