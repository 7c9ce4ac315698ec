package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import java.util.List;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.hierarchy.HierarchyVerifier;

/**
 * The leader's problem as a black box without slopes: her constraints enter an augmented
 * Lagrangian, and each of its functions is minimised within her bounds by a trust-region method
 * that interpolates values by quadratic models ({@link BoundedTrustRegion}). Rounds start where the
 * last one ended, with smaller regions.
 *
 * <p>Accepts games that give values only. A model of k variables takes 2k + 1 equilibria before the
 * first step, and its matrices k^2 operations a step: with more than 100 variables, the leader's
 * are searched 50 at a time, in random blocks that take turns (as in C. Cartis, L. Roberts,
 * "Scalable subspace methods for derivative-free nonlinear least-squares optimization",
 * Mathematical Programming 199, 2023, with coordinates in place of directions, which keeps bounds).
 *
 * <p>Source: the baseline "trust region" of K. Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe,
 * "Coordinating followers to reach better equilibria", AAAI 2022, which has slopes by differences;
 * here after A. R. Conn, K. Scheinberg, L. N. Vicente, "Introduction to derivative-free
 * optimization", SIAM 2009, chapters 10 and 13.
 */
public final class TrustRegion implements Solver<HierarchyGame> {
  private static final Option<Double> RADIUS =
      Option.number(
          "radius", 1e-9, 4, 1, "of the first trust region: 1 is a tenth of a variable's range");
  private static final Option<Double> LAST_RADIUS =
      Option.number("last-radius", 1e-12, 1, 1e-7, "of the last one, where the search ends");

  /** More variables than this are searched in blocks. */
  private static final int FEW = 100;

  private static final int BLOCK = 50;

  /** That a block may take: three times what its first model does. */
  private static final int BLOCK_EVALUATIONS = 3 * (2 * BLOCK + 1);

  /** Rounds that follow the one with the last radius: each brings multipliers nearer. */
  private static final int MOST_ROUNDS = 40;

  private static final double FIRST_PENALTY = 100;
  private static final double GROWTH = 10;
  private static final double LARGEST_PENALTY = 1e8;

  private static final MethodInfo INFO =
      new MethodInfo(
          "trust-region",
          "a local optimum from values at equilibria alone, by quadratic models in trust regions"
              + " (BOBYQA) of an augmented Lagrangian",
          "a commitment with an equilibrium of the followers; no bound on better ones",
          "M. J. D. Powell, The BOBYQA algorithm for bound constrained optimization without"
              + " derivatives, DAMTP 2009/NA06; the trust-region baseline of K. Wang et al., AAAI"
              + " 2022",
          List.of(
              RADIUS,
              LAST_RADIUS,
              Trials.STARTS,
              Trials.ORACLE_CALLS,
              Trials.SECONDS,
              Trials.EQUILIBRIA));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<HierarchyGame> verifier() {
    return new HierarchyVerifier();
  }

  @Override
  public Solution search(HierarchyGame game, Options options, Run run) {
    Trials trials = new Trials(game, options, run);
    return trials.from(
        INFO,
        start -> {
          RandomStream random = run.random().child("blocks");
          trials.end(new Rounds(trials, options, start, random).minimise(), false);
        });
  }

  /** The rounds from one start. */
  private static final class Rounds {
    private final Trials trials;
    private final RandomStream random;
    private final int[] movable;
    private final double[] multipliers;
    private final double[] g;
    private final double first;
    private final double last;
    private double[] point;
    private double penalty;

    /** The least value of this round, and the constraints there. */
    private double least;

    private final double[] reached;

    /**
     * What the followers do at the best point so far: searches for their equilibrium begin there.
     */
    private double[] followers;

    Rounds(Trials trials, Options options, double[] start, RandomStream random) {
      this.trials = trials;
      this.random = random;
      movable = BoundedTrustRegion.movable(trials);
      multipliers = new double[trials.constraints()];
      g = trials.values().clone();
      reached = g.clone();
      followers = trials.followers();
      last = options.get(LAST_RADIUS);
      first = Math.max(options.get(RADIUS), last);
      point = start;
      double squares = 0;
      for (int k = 0; k < g.length; k++) {
        double violated = trials.violation(k, g[k]);
        squares += violated * violated;
      }
      double balanced = 2 * Math.abs(trials.gain()) / squares;
      penalty = balanced < FIRST_PENALTY ? Math.max(1, balanced) : FIRST_PENALTY;
    }

    double[] minimise() {
      double radius = first;
      double end = multipliers.length == 0 ? last : Math.max(last, 1e-2 * first);
      double before = Double.POSITIVE_INFINITY;
      for (int round = 0; round < MOST_ROUNDS; round++) {
        least = Double.POSITIVE_INFINITY;
        round(radius, end);
        if (trials.stopped() || !(least < Double.POSITIVE_INFINITY)) {
          return point;
        }
        double open = update();
        if (end == last && open <= 10 * last) {
          return point;
        }
        if (open > 0.25 * before) {
          penalty = Math.min(GROWTH * penalty, LARGEST_PENALTY);
        }
        before = open;
        radius = Math.max(10 * last, Math.min(radius, 10 * end));
        end = Math.max(last, 0.1 * end);
      }
      return point;
    }

    /** One function is minimised: all variables together, or each block once. */
    private void round(double radius, double end) {
      if (movable.length <= FEW) {
        minimise(movable, radius, end, Integer.MAX_VALUE);
        return;
      }
      random.shuffle(movable);
      for (int from = 0; from < movable.length && !trials.stopped(); from += BLOCK) {
        int to = Math.min(from + BLOCK, movable.length);
        minimise(Arrays.copyOfRange(movable, from, to), radius, end, BLOCK_EVALUATIONS);
      }
    }

    private void minimise(int[] places, double radius, double end, int evaluations) {
      trials.oracle().from(followers);
      point =
          new BoundedTrustRegion(trials, places, point, trials::stopped)
              .minimise(this::function, point, radius, end, evaluations);
    }

    /** The augmented Lagrangian; NaN where there is no equilibrium. */
    private double function(double[] leader) {
      double sum = trials.evaluate(leader, g);
      for (int k = 0; k < g.length; k++) {
        double weight = multipliers[k] + penalty * g[k];
        sum +=
            trials.equality(k) || weight > 0
                ? g[k] * (multipliers[k] + 0.5 * penalty * g[k])
                : -0.5 * multipliers[k] * multipliers[k] / penalty;
      }
      if (sum < least) {
        least = sum;
        System.arraycopy(g, 0, reached, 0, g.length);
        followers = trials.followers();
      }
      return sum;
    }

    /** New multipliers; returns the largest |g| of an equation, |min(-g, multiplier)| of others. */
    private double update() {
      double open = 0;
      for (int k = 0; k < g.length; k++) {
        double weight = multipliers[k] + penalty * reached[k];
        multipliers[k] = trials.equality(k) ? weight : Math.max(0, weight);
        double gap = trials.equality(k) ? reached[k] : Math.min(-reached[k], multipliers[k]);
        open = Math.max(open, Math.abs(gap));
      }
      return open;
    }
  }
}
