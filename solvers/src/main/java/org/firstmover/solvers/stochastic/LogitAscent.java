package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solve.Run;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.solvers.nlp.AdjointProblem;
import org.firstmover.solvers.nlp.Domain;
import org.firstmover.solvers.nlp.ProjectedQuasiNewton;
import org.firstmover.solvers.nlp.Stopping;

/**
 * Climbs the leader's value through the follower's regularised best response, by quasi-Newton steps
 * on softmax logits. Where it ends on a plateau, near a deterministic policy, while some other move
 * still pays, probability is shifted to that move in the space of policies (a step of Frank and
 * Wolfe), and it goes on.
 */
final class LogitAscent {
  /** Logits stay within; a probability of exp(-60) is none. */
  static final double FARTHEST = 30;

  private static final int MEMORY = 15;
  private static final int SHIFTS = 100;

  private final StochasticGame game;
  private final Run run;
  private final double tolerance;
  private final double unit;
  private final RegularisedProblem problem;
  private final ProjectedQuasiNewton climber;
  private final Minimisation minimisation;
  private double highest = Double.NEGATIVE_INFINITY;

  /**
   * @param game with an entropy weight
   * @param tolerance on the gradient, for rewards between 0 and 1
   */
  LogitAscent(StochasticGame game, double tolerance, Run run) {
    this.game = game;
    this.run = run;
    this.tolerance = tolerance;
    unit = Iterates.unit(game.leaderRange());
    problem = new RegularisedProblem(game);
    climber = new ProjectedQuasiNewton(game.actions().moves(), MEMORY);
    minimisation = new Minimisation();
  }

  /** What is climbed. */
  RegularisedProblem problem() {
    return problem;
  }

  /**
   * Climbs.
   *
   * @param start one logit a move
   * @param evaluations best responses that may be asked for
   * @return where it ended; the problem stands there, with its gradient
   */
  double[] climb(double[] start, long evaluations) {
    long most = problem.queries() + evaluations;
    double[] logits = start;
    for (int shift = 0; shift < SHIFTS; shift++) {
      Stopping stopping =
          new Stopping(tolerance, Math.max(1, most - problem.queries()), this::stopped);
      logits = climber.minimise(minimisation, logits, stopping).point();
      problem.at(logits);
      problem.slopes();
      if (problem.isStationary() || problem.queries() >= most || stopped() || !shifted(logits)) {
        break;
      }
    }
    highest = Math.max(highest, problem.value());
    return logits;
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
      if (problem.value() > value + 1e-12 * (unit + Math.abs(value))) {
        System.arraycopy(there, 0, logits, 0, there.length);
        return true;
      }
    }
    problem.at(logits);
    problem.slopes();
    return false;
  }

  /** The leader's policy at these logits. */
  double[] probabilities(double[] logits) {
    Policy policy = Policy.ofLeader(game.actions());
    policy.softmax(logits, 1);
    return policy.probabilities();
  }

  /**
   * Minus the leader's value, in units of her rewards, over her logits. Reports places above the
   * ends of other climbs.
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
      return -problem.value() / unit;
    }

    @Override
    public void lagrangianGradient(double[] weights, double[] gradient) {
      double[] slopes = problem.slopes();
      if (problem.value() > highest) {
        run.report("value", problem.queries(), problem.value());
        run.report("gradient norm", problem.queries(), Vectors.norm(slopes));
      }
      for (int m = 0; m < slopes.length; m++) {
        gradient[m] = -slopes[m] / unit;
      }
    }
  }
}
