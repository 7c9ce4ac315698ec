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
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.stochastic.StochasticVerifier;

/**
 * The two-timescale rule without Hessian ({@link TwoTimescale}), from trajectories only:
 *
 * <pre>
 * theta2 &lt;- theta2 + b (Q2 / lambda - theta2)
 * theta1 &lt;- theta1 + alpha_t G(theta1, theta2) / range
 * </pre>
 *
 * where both players' values of outcomes are tables that are learned by temporal differences
 * ({@link Critics}), and trajectories say how often states are visited and what the replies before
 * have brought there ({@link CriticSums}): with exact tables at the best response G is the leader's
 * total gradient in the mean. Steps are for rewards between 0 and 1; of other rewards they are
 * divided by the range of those that were seen.
 *
 * <p>Sources: P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, "Learning in stochastic
 * Stackelberg games" (2024), Eq. 18 at the follower's regularised best response; for the follower,
 * T. Haarnoja, H. Tang, P. Abbeel, S. Levine, "Reinforcement learning with deep energy-based
 * policies", ICML 2017 (soft Q-learning), here with the expectation over her own replies.
 */
public final class SampledTwoTimescale implements Solver<StochasticGame> {
  private static final Option<Integer> ITERATIONS =
      Option.whole("iterations", 1, 100_000_000, 1000, "steps of both players");
  private static final Option<Integer> TRAJECTORIES =
      Option.whole("trajectories", 1, 100_000_000, 500, "played in each iteration");
  private static final Option<Double> LEADER_STEP =
      Option.number(
          "leader-step", 0, 1e6, 2, "a in alpha_t = a / (1 + t)^p, for rewards between 0 and 1");
  private static final Option<Double> LEADER_POWER =
      Option.number("leader-power", 0, 2, 0.55, "p in alpha_t = a / (1 + t)^p");
  private static final Option<Double> FOLLOWER_STEP =
      Option.number("follower-step", 0, 1, 0.1, "b: share of the way to Q2 / lambda");
  private static final Option<Double> VALUE_STEP =
      Option.number(
          "value-step", 0, 1, 0.5, "v: a visit moves the value of an outcome by v / (1 + t)^w");
  private static final Option<Double> VALUE_POWER =
      Option.number("value-power", 0, 2, 0.7, "w in v / (1 + t)^w");
  private static final Option<Double> TRACE =
      Option.number(
          "trace",
          0,
          1,
          0.9,
          "how much of what follows a step is played, and not taken from tables");
  private static final Option<Double> REACH =
      Option.number("reach", 1e-9, 1e9, 1, "how far a logit may move in a step");
  private static final Option<Integer> PERIOD =
      Option.whole("period", 1, 100_000_000, 100, "iterations between reports");

  private static final MethodInfo INFO =
      new MethodInfo(
          "sampled-two-timescale",
          "a commitment learned from trajectories only: the follower learns the values of her"
              + " replies, the leader climbs through her softmax of them",
          "a feasible commitment with the follower's exact best response; no bound on better ones",
          "P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, Learning in stochastic"
              + " Stackelberg games, 2024, Eq. 18 at the best response",
          List.of(
              ITERATIONS,
              TRAJECTORIES,
              LEADER_STEP,
              LEADER_POWER,
              FOLLOWER_STEP,
              VALUE_STEP,
              VALUE_POWER,
              TRACE,
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
    return Iterates.withoutEntropy(game);
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
   * @throws InputError if the entropy weight is 0
   */
  public LearnedPolicies learn(
      Simulator simulator, Options options, Run run, Consumer<LearnedPolicies> watch) {
    LearnedPolicies.checkEntropy(simulator);
    try (Learner learner = new Learner(simulator, options, run)) {
      return SampledLearner.learn(
          learner, options.get(ITERATIONS), options.get(PERIOD), run, watch);
    }
  }

  /** The leader's logits and the tables, and what a step needs. */
  private static final class Learner implements SampledLearner {
    private final double entropy;
    private final Options options;
    private final StepSizes leaderSteps;
    private final StepSizes valueSteps;
    private final Run run;
    private final RandomStream random;
    private final PolicyPair policies;
    private final Critics critics;
    private final Trajectories play;
    private final double[][] sums;
    private final double[] total;
    private double[] leader;
    private double[] follower;
    private double slope;
    private int iteration;

    Learner(Simulator simulator, Options options, Run run) {
      Actions actions = simulator.actions();
      entropy = simulator.rules().entropy();
      this.options = options;
      this.run = run;
      leaderSteps = new StepSizes(options.get(LEADER_STEP), options.get(LEADER_POWER));
      valueSteps = new StepSizes(options.get(VALUE_STEP), options.get(VALUE_POWER));
      random = run.random().child("two-timescale");
      policies = new PolicyPair(actions);
      critics = new Critics(actions, policies, entropy);
      sums = CriticSums.parts(actions);
      leader = new double[actions.moves()];
      follower = new double[actions.replies()];
      total = new double[actions.moves()];
      double discount = simulator.rules().discount();
      double trace = options.get(TRACE);
      play =
          new Trajectories(
              simulator, policies, () -> new CriticSums(actions, discount, trace, critics), run);
    }

    @Override
    public long iterations() {
      return iteration;
    }

    @Override
    public void step() {
      int trajectories = options.get(TRAJECTORIES);
      critics.play(leader, follower);
      play.sum(trajectories, random.child("iteration " + iteration), sums);
      Vectors.scale(1.0 / trajectories, sums[CriticSums.STATE_VISITS]);
      Vectors.scale(1.0 / trajectories, sums[CriticSums.CARRIED]);
      critics.gradient(sums[CriticSums.STATE_VISITS], sums[CriticSums.CARRIED], total);
      slope = Vectors.largest(total);
      double unit = play.leaderRange().unit();
      Vectors.add(leaderSteps.within(iteration, unit, slope, options.get(REACH)), total, leader);
      double[] replies = critics.followerReplies();
      double share = options.get(FOLLOWER_STEP);
      for (int r = 0; r < replies.length; r++) {
        follower[r] += share * (replies[r] / entropy - follower[r]);
      }
      critics.follow(
          sums[CriticSums.LEADER_TARGETS],
          sums[CriticSums.FOLLOWER_TARGETS],
          sums[CriticSums.VISITS],
          valueSteps.at(iteration));
      iteration++;
    }

    @Override
    public void report() {
      double trajectories = options.get(TRAJECTORIES);
      run.report("leader's return", iteration, sums[CriticSums.LEADER_RETURN][0] / trajectories);
      run.report(
          "follower's return", iteration, sums[CriticSums.FOLLOWER_RETURN][0] / trajectories);
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
          .numbers(critics.leaderOutcomes())
          .numbers(critics.followerOutcomes())
          .numbers(critics.seen())
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
      take(in, critics.leaderOutcomes());
      take(in, critics.followerOutcomes());
      take(in, critics.seen());
    }

    private static void take(StateInput in, double[] numbers) {
      System.arraycopy(in.numbers(), 0, numbers, 0, numbers.length);
    }

    @Override
    public void close() {
      play.close();
    }
  }
}
