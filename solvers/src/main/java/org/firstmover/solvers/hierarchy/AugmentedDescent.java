package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Run;

/**
 * The iteration of Algorithm 1: Adam steps on the augmented Lagrangian
 *
 * <pre>L(p, s; lambda) = -f + lambda' (g + s) + mu/2 |g + s|^2, s >= 0 (Eq. 10)</pre>
 *
 * in p and s, and lambda &lt;- lambda + mu (g + s) now and then.
 */
final class AugmentedDescent {
  /** What a certificate lets constraints be violated by, and some room. */
  private static final double SAFE = 1e-7;

  private final HierarchyGame game;
  private final LeaderProblem problem;
  private final Settings settings;
  private final Run run;
  private final int constraints;
  private final double[] strategy;
  private final double[] lower;
  private final double[] upper;
  private final double[] slack;
  private final double[] slackUpper;
  private final double[] lambda;
  private final double[] factors;
  private final BestIterate best;
  private final BestIterate safe;
  private double worstCondition;

  /**
   * How it goes.
   *
   * @param rate of Adam
   * @param decay of the rate: none, linear or cosine
   * @param penalty mu
   * @param period steps between updates of lambda
   * @param normalised whether the gradient in p is divided by its norm
   * @param tracked whether an equilibrium is followed; else each step draws where its search begins
   * @param violation that an iterate may have to be the best one
   */
  record Settings(
      int steps,
      double rate,
      String decay,
      double penalty,
      int period,
      boolean normalised,
      boolean tracked,
      double violation) {

    double share(int step) {
      double done = (double) step / steps;
      return switch (decay) {
        case "cosine" -> 0.5 * (1 + Math.cos(Math.PI * done));
        case "linear" -> 1 - done;
        default -> 1;
      };
    }
  }

  AugmentedDescent(HierarchyGame game, LeaderProblem problem, Settings settings, Run run) {
    this.game = game;
    this.problem = problem;
    this.settings = settings;
    this.run = run;
    int leaders = game.variables().leaderSize();
    constraints = game.leaderConstraints();
    strategy = Arrays.copyOf(game.variables().start(), leaders);
    lower = Arrays.copyOf(game.variables().lower(), leaders);
    upper = Arrays.copyOf(game.variables().upper(), leaders);
    slack = new double[constraints];
    slackUpper = new double[constraints];
    lambda = new double[constraints];
    factors = new double[constraints];
    int followers = game.variables().followersSize();
    best = new BestIterate(settings.violation(), leaders, followers);
    safe = new BestIterate(SAFE, leaders, followers);
    for (int k = 0; k < constraints; k++) {
      slackUpper[k] = game.leaderEquality(k) ? 0 : Double.POSITIVE_INFINITY;
      lambda[k] = run.random().child("multiplier " + k).nextDouble();
    }
  }

  /** The present strategy; not a copy. */
  double[] strategy() {
    return strategy;
  }

  /**
   * Makes all steps.
   *
   * @param reporting whether values on the way are reported to the run
   * @throws org.firstmover.game.InputError if there is no response where it begins
   */
  void run(boolean reporting) {
    double mu = settings.penalty();
    Adam adam = new Adam(strategy.length, settings.rate());
    Adam slackAdam = new Adam(constraints, settings.rate());
    double[] zeros = new double[constraints];
    double[] g = problem.values();
    RandomStream profiles = run.random().child("profiles");
    for (int t = 0; t < settings.steps() && !run.exhausted(); t++) {
      run.check();
      if (!settings.tracked()) {
        problem.oracle().from(Profiles.random(game, profiles));
      }
      run.count("equilibria");
      boolean settled = problem.at(strategy);
      if (!settled && !problem.isUsable()) {
        if (t == 0) {
          throw HierarchyMethods.noResponse(game, problem.oracle());
        }
        break;
      }
      if (settled) {
        remember();
      }
      problem.linearise();
      // dL/dp = -df/dp + (lambda + mu (g + s))' dg/dp and dL/ds = lambda + mu (g + s)
      for (int k = 0; k < constraints; k++) {
        factors[k] = lambda[k] + mu * (g[k] + slack[k]);
      }
      double[] gradient = problem.gradient(-1, factors);
      double share = settings.share(t);
      adam.next(share);
      adam.descend(strategy, gradient, scale(gradient), lower, upper);
      slackAdam.next(share);
      slackAdam.descend(slack, factors, 1, zeros, slackUpper);
      if (t % settings.period() == 0) {
        for (int k = 0; k < constraints; k++) {
          lambda[k] += mu * (g[k] + slack[k]);
        }
        run.progress("gradient steps", (double) t / settings.steps());
        if (reporting) {
          report(t);
        }
      }
    }
  }

  /** Looks at the last strategy; whether it has finite values. */
  boolean finish() {
    boolean settled = problem.at(strategy);
    if (settled) {
      remember();
    }
    return settled || problem.isUsable();
  }

  /** The gain of the best iterate that kept the constraints; minus infinity if none did. */
  double bestGain() {
    return best.gain();
  }

  /** The largest condition number of Eq. 5 that was reported on the way; 0 if none was. */
  double worstCondition() {
    return worstCondition;
  }

  /**
   * Makes the best iterate the present one and moves it onto the constraints; where that does not
   * succeed, the best one that keeps them as it is. The last one stays if none kept them.
   */
  void goToBest() {
    best.into(strategy, problem.oracle());
    if (!new Restoration(game, problem).restore(strategy)) {
      safe.into(strategy, problem.oracle());
    }
  }

  private double scale(double[] gradient) {
    if (!settings.normalised()) {
      return 1;
    }
    double even = 0; // two sums, as each addition waits for the one before
    double odd = 0;
    for (int j = 0; j < strategy.length - 1; j += 2) {
      even += gradient[j] * gradient[j];
      odd += gradient[j + 1] * gradient[j + 1];
    }
    if (strategy.length % 2 == 1) {
      even += gradient[strategy.length - 1] * gradient[strategy.length - 1];
    }
    return even + odd > 0 ? 1 / Math.sqrt(even + odd) : 0;
  }

  private void remember() {
    best.offer(strategy, problem);
    safe.offer(strategy, problem);
  }

  private void report(int t) {
    run.report("value", t, game.leaderGoal().gain(problem.gain()));
    run.report("violation", t, problem.violation());
    double condition = problem.kkt().condition();
    worstCondition = Math.max(worstCondition, condition);
    run.report("condition", t, condition);
    run.report("sweeps", t, (double) problem.oracle().sweeps());
  }
}
