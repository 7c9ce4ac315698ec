package org.firstmover.solvers.stochastic;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.InputError;
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
 * The two-timescale rule as it was published: both players climb at once, the leader in the
 * direction that would be her total gradient if the follower were at her best response.
 *
 * <pre>
 * theta1 &lt;- theta1 + alpha_t [grad_1 V1 - X' (H - eta I)^-1 grad_2 V1]      (8), (19)
 * theta2 &lt;- theta2 + beta_t grad_2 V2                                       (9)
 * </pre>
 *
 * with H the follower's Hessian and X the slopes of her gradient in the leader's logits, both at
 * the present pair, and alpha_t = a / (1 + t)^p, beta_t = b / (1 + t)^q. Assumption 1 asks for 1/2
 * &lt; q &lt; p &lt;= 1.
 *
 * <p>Source: P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, "Learning in stochastic
 * Stackelberg games" (2024).
 *
 * <p>Departures from the text: the matrices of (17) to (19) are in the order in which their shapes
 * fit. Assumption 2, that H is regular, holds for no softmax table: adding a constant to the logits
 * of a state changes nothing; the choices of {@code hessian} each deal with that. Away from the
 * best response H is indefinite, so that the direction has poles, where a solve may fail or the
 * step be huge; a ridge {@code eta}, which the paper does not have, moves them. Steps are for
 * rewards between 0 and 1: those of other rewards are divided by each player's range, and eta is in
 * units of the follower's. The leader climbs her value from the game's start; the option {@code mu}
 * is what the follower's gradient and its slopes average over, which the paper has positive
 * everywhere.
 */
public final class TwoTimescaleAsPublished implements Solver<StochasticGame> {
  private static final String PSEUDO_INVERSE = "pseudo-inverse";
  private static final String GAUGE_FIXED = "gauge-fixed";

  /** Replies less decisions, above which no matrix is built. */
  private static final int MOST_BUILT = 2000;

  /** The same, above which no eigenvalues are computed. */
  private static final int MOST_SPECTRAL = 100;

  private static final Option<Double> LEADER_STEP =
      Option.number("leader-step", 0, 1e6, 0.5, "a in alpha_t = a / (1 + t)^p");
  private static final Option<Double> LEADER_POWER =
      Option.number("leader-power", 0, 10, 0.9, "p in alpha_t = a / (1 + t)^p");
  private static final Option<Double> FOLLOWER_STEP =
      Option.number("follower-step", 0, 1e6, 5, "b in beta_t = b / (1 + t)^q");
  private static final Option<Double> FOLLOWER_POWER =
      Option.number("follower-power", 0, 10, 0.6, "q in beta_t = b / (1 + t)^q");
  private static final Option<String> HESSIAN =
      Option.choice(
          "hessian",
          List.of(PSEUDO_INVERSE, GAUGE_FIXED, "cg", "gmres"),
          PSEUDO_INVERSE,
          "how the system with the follower's Hessian, which is singular, is solved");
  private static final Option<Double> ETA =
      Option.number("eta", 0, 1e6, 0, "ridge: H - eta I in place of H");
  private static final Option<Integer> PRODUCTS =
      Option.whole(
          "products", 1, 1_000_000, 200, "with the Hessian that cg and gmres may make in a step");
  private static final Option<String> MU =
      Option.choice(
          "mu",
          List.of("positive", "start", "uniform"),
          "positive",
          "states that the follower's gradient averages over: the start if it is positive everywhere,"
              + " else half of it and half uniform; the start as it is; or uniform");
  private static final Option<Integer> ITERATIONS = Iterates.iterations(10_000);

  private static final MethodInfo INFO =
      new MethodInfo(
          "two-timescale-as-published",
          "a commitment by the published two-timescale rule, with the follower's Hessian at the"
              + " present pair of policies",
          "a commitment with the follower's best response, stationary where so marked; often worse"
              + " than uniform play where eta is 0",
          "P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, Learning in stochastic"
              + " Stackelberg games, 2024",
          List.of(
              LEADER_STEP,
              LEADER_POWER,
              FOLLOWER_STEP,
              FOLLOWER_POWER,
              HESSIAN,
              ETA,
              PRODUCTS,
              MU,
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
    FollowerHessian hessian =
        new FollowerHessian(pair.evaluation(), advantages, mu(game, options.get(MU)));
    HessianSystem system = system(hessian, game, options);
    ReducedHessian reduced = new ReducedHessian(hessian, game.actions(), true);
    double[] theta1 = pair.leader();
    double[] theta2 = pair.follower();
    double[] leaderOwn = new double[theta1.length];
    double[] leaderOther = new double[theta2.length];
    double[] followerOwn = new double[theta2.length];
    double[] w = new double[theta2.length];
    double[] through = new double[theta1.length];
    StepSizes alpha =
        new StepSizes(
            options.get(LEADER_STEP) / Iterates.unit(game.leaderRange()),
            options.get(LEADER_POWER));
    StepSizes beta =
        new StepSizes(
            options.get(FOLLOWER_STEP) / Iterates.unit(game.followerRange()),
            options.get(FOLLOWER_POWER));
    int t = 0;
    for (; iterates.goesOn(t); t++) {
      pair.evaluate();
      hessian.prepare();
      double[] visits = pair.evaluation().visits();
      advantages.slopesByMove(visits, advantages.leaderByMove(), leaderOwn);
      advantages.slopesByReply(visits, advantages.leaderByReply(), leaderOther);
      advantages.slopesByReply(hessian.visits(), advantages.followerByReply(), followerOwn);
      double residual = system.solve(leaderOther, w);
      hessian.mixedTransposedTimes(w, through);
      if (iterates.isReported(t)) {
        iterates.report(t);
        run.report("response term", t, Vectors.norm(through));
        run.report("residual", t, residual);
        reportSpectrum(reduced, t, run);
      }
      Vectors.add(-1, through, leaderOwn);
      Vectors.add(alpha.at(t), leaderOwn, theta1);
      Vectors.add(beta.at(t), followerOwn, theta2);
    }
    return iterates.answer(t);
  }

  private static void reportSpectrum(ReducedHessian reduced, int t, Run run) {
    if (reduced.size() > 0 && reduced.size() <= MOST_SPECTRAL) {
      double[] extremes = reduced.extremeEigenvalues();
      run.report("least eigenvalue", t, extremes[0]);
      run.report("largest eigenvalue", t, extremes[1]);
    }
  }

  private static double[] mu(StochasticGame game, String choice) {
    return switch (choice) {
      case "start" -> game.start();
      case "uniform" -> StartDistribution.mixed(game, 1);
      default -> StartDistribution.positive(game);
    };
  }

  private static HessianSystem system(
      FollowerHessian hessian, StochasticGame game, Options options) {
    Actions actions = game.actions();
    double ridge = options.get(ETA) * Iterates.unit(game.followerRange());
    String choice = options.get(HESSIAN);
    boolean built = choice.equals(PSEUDO_INVERSE) || choice.equals(GAUGE_FIXED);
    if (built && ReducedHessian.size(actions) > MOST_BUILT) {
      throw new InputError(
          choice,
          "option hessian",
          "cg or gmres for a Hessian of rank " + ReducedHessian.size(actions),
          "Maybe take cg: it needs products with the Hessian only.");
    }
    return switch (choice) {
      case PSEUDO_INVERSE -> HessianSystem.pseudoInverse(hessian, actions, ridge);
      case GAUGE_FIXED -> HessianSystem.gaugeFixed(hessian, actions, ridge);
      case "cg" ->
          HessianSystem.conjugateGradients(
              hessian, actions.replies(), ridge, options.get(PRODUCTS));
      default ->
          HessianSystem.leastResiduals(hessian, actions.replies(), ridge, options.get(PRODUCTS));
    };
  }
}
