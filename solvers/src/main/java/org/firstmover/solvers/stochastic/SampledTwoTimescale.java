package org.firstmover.solvers.stochastic;

import java.util.Arrays;
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
 * The two-timescale rule without Hessian, from trajectories only. The follower learns what her
 * replies are worth by temporal differences and plays their softmax, theta2 = Q2 / lambda, on the
 * faster scale; the leader climbs her value through that response by a score-function estimate of
 * its total gradient ({@link CriticSums}), in which the follower's Hessian has cancelled. A step
 * costs as much as playing it.
 *
 * <p>Sources: P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, "Learning in stochastic
 * Stackelberg games" (2024), Eq. 18 at the follower's regularised best response; for the follower,
 * T. Haarnoja, H. Tang, P. Abbeel, S. Levine, "Reinforcement learning with deep energy-based
 * policies", ICML 2017 (soft Q-learning), here with the expectation over her own replies.
 */
public final class SampledTwoTimescale implements Solver<StochasticGame> {
  /** Batches of an iteration, on however many threads. */
  private static final int BATCHES = 16;

  private static final Option<Integer> ITERATIONS =
      Option.whole("iterations", 1, 100_000_000, 1000, "steps of both players");
  private static final Option<Integer> TRAJECTORIES =
      Option.whole("trajectories", 1, 100_000_000, 500, "played in each iteration");
  private static final Option<Double> LEADER_STEP =
      Option.number("leader-step", 0, 1e6, 1, "a in alpha_t = a / (1 + t)^p");
  private static final Option<Double> LEADER_POWER =
      Option.number("leader-power", 0, 2, 0.55, "p in alpha_t = a / (1 + t)^p");
  private static final Option<Double> FOLLOWER_STEP =
      Option.number(
          "follower-step",
          0,
          1,
          0.5,
          "how far a visit moves the value of a reply in the first iteration");
  private static final Option<Double> FOLLOWER_POWER =
      Option.number("follower-power", 0, 2, 0.51, "q: that share falls like 1 / (1 + t)^q");
  private static final Option<String> SHORTEN =
      Option.choice(
          "shorten",
          List.of("yes", "no"),
          "yes",
          "whether a gradient with an entry above 1 is divided by the largest one");
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
              FOLLOWER_POWER,
              SHORTEN,
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
    private final StepSizes followerSteps;
    private final Run run;
    private final RandomStream random;
    private final PolicyPair policies;
    private final Critics critics;
    private final Trajectories play;
    private final double[][] sums;
    private double[] leader;
    private double slope;
    private int iteration;

    Learner(Simulator simulator, Options options, Run run) {
      Actions actions = simulator.actions();
      entropy = simulator.rules().entropy();
      this.options = options;
      this.run = run;
      leaderSteps = new StepSizes(options.get(LEADER_STEP), options.get(LEADER_POWER));
      followerSteps = new StepSizes(options.get(FOLLOWER_STEP), options.get(FOLLOWER_POWER));
      random = run.random().child("two-timescale");
      policies = new PolicyPair(actions);
      critics = new Critics(actions, policies, entropy);
      sums = CriticSums.parts(actions);
      leader = new double[actions.moves()];
      double discount = simulator.rules().discount();
      play =
          new Trajectories(
              simulator, policies, () -> new CriticSums(actions, policies, discount, critics), run);
    }

    @Override
    public void step() {
      int trajectories = options.get(TRAJECTORIES);
      policies.softmax(leader, critics.followerReplies(), entropy);
      critics.settle();
      for (double[] sum : sums) {
        Arrays.fill(sum, 0);
      }
      play.play(
          trajectories,
          Math.min(BATCHES, trajectories),
          random.child("iteration " + iteration),
          (parts, size) -> {
            for (int part = 0; part < parts.length; part++) {
              Vectors.add(1, parts[part], sums[part]);
            }
          });
      double[] total = sums[CriticSums.GRADIENT];
      Vectors.scale(1.0 / trajectories, total);
      slope = Vectors.largest(total);
      boolean shorten = options.get(SHORTEN).equals("yes");
      double step = shorten ? leaderSteps.shortened(iteration, slope) : leaderSteps.at(iteration);
      Vectors.add(step, total, leader);
      critics.follow(
          sums[CriticSums.LEADER_TARGETS],
          sums[CriticSums.FOLLOWER_TARGETS],
          sums[CriticSums.VISITS],
          followerSteps.at(iteration));
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
      double[] follower = critics.followerReplies().clone();
      Vectors.scale(1 / entropy, follower);
      return new LearnedPolicies(iteration, leader.clone(), follower);
    }

    @Override
    public byte[] state() {
      return new StateOutput()
          .whole(iteration)
          .numbers(leader)
          .numbers(critics.leaderReplies())
          .numbers(critics.followerReplies())
          .toBytes();
    }

    @Override
    public void restore(byte[] state) {
      StateInput in = new StateInput(state);
      iteration = (int) in.whole();
      leader = in.numbers();
      int replies = critics.leaderReplies().length;
      System.arraycopy(in.numbers(), 0, critics.leaderReplies(), 0, replies);
      System.arraycopy(in.numbers(), 0, critics.followerReplies(), 0, replies);
    }

    @Override
    public void close() {
      play.close();
    }
  }
}
