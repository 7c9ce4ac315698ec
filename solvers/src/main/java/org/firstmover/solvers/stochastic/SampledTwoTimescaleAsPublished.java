package org.firstmover.solvers.stochastic;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Simulator;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.TabularSimulator;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;
import org.firstmover.solvers.linear.DenseLu;
import org.firstmover.solvers.linear.LeastNorm;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.stochastic.StochasticVerifier;

/**
 * The two-timescale rule as it was published, from trajectories only. In each iteration both
 * players step along score-function estimates ({@link ScoreSums}) at the present pair of policies:
 *
 * <pre>
 * theta1 += alpha_t [ dJ1/dtheta1 - X' (H - eta I)^-1 dJ1/dtheta2 ]     (Eqs. 8 and 19)
 * theta2 += beta_t dJ2/dtheta2                                          (Eq. 9)
 * </pre>
 *
 * with the mixed term X = d(dJ2/dtheta2)/dtheta1 and the Hessian H of the follower's value.
 *
 * <p>Source: P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, "Learning in stochastic
 * Stackelberg games" (2024); the algorithm without analysis is from Q.-L. Vu et al., "Stackelberg
 * policy gradient: evaluating the performance of leaders and followers", ICLR 2022 Workshop on
 * Gamification and Multiagent Solutions.
 *
 * <p>Departures: the printed order of the factors in Eqs. 17 to 19 does not conform and is
 * corrected; H is singular in softmax tables and indefinite away from the best response, so that a
 * ridge eta is subtracted (0: the pseudo-inverse); estimates of gradients, mixed term and Hessian
 * are without bias, but what the inverse makes of them is not, and its noise is heavy, so that no
 * logit moves by more than {@code reach} in a step; steps and ridge are for rewards between 0 and
 * 1, as in the paper, and are measured in the range of those that were seen.
 */
public final class SampledTwoTimescaleAsPublished implements Solver<StochasticGame> {
  /** What counts as 0 in H, relative to its longest column; gauges are, but for rounding. */
  private static final double RANK = 1e-10;

  /** How fast baselines follow the returns of the last iteration. */
  private static final double BASELINE_RATE = 0.2;

  private static final Option<Integer> ITERATIONS =
      Option.whole("iterations", 1, 100_000_000, 500, "steps of both players");
  private static final Option<Integer> TRAJECTORIES =
      Option.whole("trajectories", 1, 100_000_000, 500, "played in each iteration");
  private static final Option<Double> LEADER_STEP =
      Option.number(
          "leader-step", 0, 1e6, 0.5, "a in alpha_t = a / (1 + t)^p, for rewards between 0 and 1");
  private static final Option<Double> LEADER_POWER =
      Option.number("leader-power", 0, 2, 0.6, "p in alpha_t = a / (1 + t)^p");
  private static final Option<Double> FOLLOWER_STEP =
      Option.number(
          "follower-step", 0, 1e6, 2, "b in beta_t = b / (1 + t)^q, for rewards between 0 and 1");
  private static final Option<Double> FOLLOWER_POWER =
      Option.number("follower-power", 0, 2, 0.51, "q in beta_t = b / (1 + t)^q");
  private static final Option<Double> ETA =
      Option.number("eta", 0, 1e6, 0.1, "ridge: H - eta I in place of H; 0: pseudo-inverse");
  private static final Option<Double> REACH =
      Option.number("reach", 1e-9, 1e9, 0.1, "how far a logit may move in a step");
  private static final Option<Integer> PERIOD =
      Option.whole("period", 1, 100_000_000, 100, "iterations between reports");

  private static final MethodInfo INFO =
      new MethodInfo(
          "sampled-two-timescale-as-published",
          "a commitment learned from trajectories only: both players climb at once, the leader"
              + " through estimates of the follower's mixed term and Hessian",
          "a feasible commitment with the follower's exact best response; no bound on better ones",
          "P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, Learning in stochastic"
              + " Stackelberg games, 2024, Eqs. 8, 9 and 19",
          List.of(
              ITERATIONS,
              TRAJECTORIES,
              LEADER_STEP,
              LEADER_POWER,
              FOLLOWER_STEP,
              FOLLOWER_POWER,
              ETA,
              REACH,
              PERIOD));

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
    return SampledDerivatives.fits(game.actions())
        ? Iterates.withoutEntropy(game)
        : Optional.of("its mixed term and Hessian would be too large");
  }

  @Override
  public Solution search(StochasticGame game, Options options, Run run) {
    LearnedCommitment truth = new LearnedCommitment(game);
    LearnedPolicies learned =
        learn(new TabularSimulator(game), options, run, iterate -> truth.report(run, iterate));
    StochasticAnswer answer = new StochasticAnswer(game, INFO, options, run);
    return truth.answer(answer, learned, options.get(ITERATIONS));
  }

  /**
   * Learns by playing.
   *
   * @param options of {@link #info()}
   * @param watch told of the iterates whose numbers are reported
   * @throws InputError if the entropy weight is 0, or matrices would be too large
   */
  public LearnedPolicies learn(
      Simulator simulator, Options options, Run run, Consumer<LearnedPolicies> watch) {
    SampledDerivatives.checkSize(simulator.actions());
    LearnedPolicies.checkEntropy(simulator);
    try (Learner learner = new Learner(simulator, options, run)) {
      return SampledLearner.learn(
          learner, options.get(ITERATIONS), options.get(PERIOD), run, watch);
    }
  }

  /** The iterates, and what a step from one to the next needs. */
  private static final class Learner implements SampledLearner {
    private final Actions actions;
    private final Options options;
    private final StepSizes leaderSteps;
    private final StepSizes followerSteps;
    private final Run run;
    private final RandomStream random;
    private final PolicyPair policies;
    private final Trajectories play;
    private final Baselines baselines;
    private final double[][] sums;
    private final double[][] hessian;
    private final DenseLu lu;
    private double[] leader;
    private double[] follower;
    private double slope;
    private int iteration;

    Learner(Simulator simulator, Options options, Run run) {
      actions = simulator.actions();
      this.options = options;
      this.run = run;
      leaderSteps = new StepSizes(options.get(LEADER_STEP), options.get(LEADER_POWER));
      followerSteps = new StepSizes(options.get(FOLLOWER_STEP), options.get(FOLLOWER_POWER));
      random = run.random().child("two-timescale");
      policies = new PolicyPair(actions);
      baselines = new Baselines(actions.stateCount());
      sums = ScoreSums.parts(actions);
      hessian = new double[actions.replies()][actions.replies()];
      lu = new DenseLu(actions.replies());
      leader = new double[actions.moves()];
      follower = new double[actions.replies()];
      double entropy = simulator.rules().entropy();
      play =
          new Trajectories(
              simulator, policies, () -> new ScoreSums(actions, policies, entropy, baselines), run);
    }

    @Override
    public long iterations() {
      return iteration;
    }

    @Override
    public void step() {
      int trajectories = options.get(TRAJECTORIES);
      policies.softmax(leader, follower);
      play.sum(trajectories, random.child("iteration " + iteration), sums);
      for (Quantity quantity : Quantity.values()) {
        Vectors.scale(1.0 / trajectories, estimate(quantity));
      }
      // (19), then (8) and (9) from the same iterate
      double[] total = total();
      slope = Vectors.largest(total);
      if (slope < Double.POSITIVE_INFINITY) {
        double unit = play.leaderRange().unit();
        Vectors.add(leaderSteps.within(iteration, unit, slope, options.get(REACH)), total, leader);
      } else {
        run.tally("steps without a direction", 1);
      }
      double[] own = estimate(Quantity.FOLLOWER_BY_FOLLOWER);
      double unit = play.followerRange().unit();
      Vectors.add(
          followerSteps.within(iteration, unit, Vectors.largest(own), options.get(REACH)),
          own,
          follower);
      baselines.follow(
          sums[ScoreSums.LEADER_RETURNS],
          sums[ScoreSums.FOLLOWER_RETURNS],
          sums[ScoreSums.VISITS],
          iteration == 0 ? 1 : BASELINE_RATE);
      iteration++;
    }

    private double[] estimate(Quantity quantity) {
      return sums[quantity.part];
    }

    /** dJ1/dtheta1 - X' w with (H - eta I) w = dJ1/dtheta2. */
    private double[] total() {
      double[] total = estimate(Quantity.LEADER_BY_LEADER);
      double[] mixed = estimate(Quantity.MIXED);
      double[] w = solved(estimate(Quantity.LEADER_BY_FOLLOWER));
      for (int r = 0; r < w.length; r++) {
        for (int m = 0; m < total.length; m++) {
          total[m] -= mixed[r * total.length + m] * w[r];
        }
      }
      return total;
    }

    private double[] solved(double[] right) {
      double ridge = options.get(ETA) * play.followerRange().unit();
      for (int r = 0; r < right.length; r++) {
        System.arraycopy(estimate(Quantity.HESSIAN), r * right.length, hessian[r], 0, right.length);
        hessian[r][r] -= ridge;
      }
      double[] w = right.clone();
      if (ridge > 0 && lu.factor(hessian)) {
        lu.solve(w);
        return w;
      }
      return LeastNorm.of(hessian, RANK).solve(w);
    }

    @Override
    public void report() {
      run.report("leader's return", iteration, estimate(Quantity.LEADER_VALUE)[0]);
      run.report("follower's return", iteration, estimate(Quantity.FOLLOWER_VALUE)[0]);
      run.report("largest estimated slope", iteration, slope);
    }

    @Override
    public LearnedPolicies learned() {
      return new LearnedPolicies(iteration, leader.clone(), follower.clone());
    }

    @Override
    public byte[] state() {
      return new StateOutput()
          .whole(iteration)
          .numbers(leader)
          .numbers(follower)
          .numbers(play.leaderRange().state())
          .numbers(play.followerRange().state())
          .numbers(baselines.leader())
          .numbers(baselines.follower())
          .toBytes();
    }

    @Override
    public void restore(byte[] state) {
      StateInput in = new StateInput(state);
      iteration = (int) in.whole();
      leader = in.numbers();
      follower = in.numbers();
      play.leaderRange().restore(in.numbers());
      play.followerRange().restore(in.numbers());
      System.arraycopy(in.numbers(), 0, baselines.leader(), 0, actions.stateCount());
      System.arraycopy(in.numbers(), 0, baselines.follower(), 0, actions.stateCount());
    }

    @Override
    public void close() {
      play.close();
    }
  }
}
