package org.firstmover.learning.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.learning.oracle.ExactFollowers;
import org.firstmover.learning.oracle.PureTable;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;
import org.firstmover.solvers.markov.JointTables;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.markov.MarkovVerifier;

/**
 * A leader who climbs the gradient of her expected return through the gradient steps that followers
 * take in theirs: y_{k+1} = y_k + eta dJ_F(x, y_k)/dy, k = 0 to K - 1, and dJ_L(x, y_K)/dx with
 * every y_k a function of x. Returns are exact, over all plays of tables, so that only games are
 * taken whose plays can be listed; policies are softmax tables, one draw an observation and
 * episode.
 *
 * <p>The {@code differentiable-follower} has many steps from a new start for each of the leader's;
 * the paper has returns of infinite games with discount, and its followers' networks. The {@code
 * meta-gradient} has one, from where followers are, who then take it; the paper estimates both
 * gradients from samples and has incentives in the place of the leader's actions.
 *
 * <p>A gradient climbs to the next top, and followers' steps are as local as hers: in Battle of the
 * Sexes half of the starts end where the follower has his way, worth 1 in place of 2. So it starts
 * several times, which the papers do not.
 *
 * <p>Source: J. Balaguer et al., "The good shepherd: an oracle agent for mechanism design", 2022;
 * J. Yang et al., "Adaptive incentive design with multi-agent meta-gradient reinforcement
 * learning", AAMAS 2022.
 */
public final class GradientThroughFollowers implements Solver<MarkovGame> {
  private static final int MOST_PLAYS = 20_000;
  private static final long MOST_MOVES = 20_000_000;

  private final MethodInfo info;
  private final boolean carried;
  private final Option<Integer> iterations =
      Option.whole("iterations", 0, 100_000_000, 500, "steps of the leader");
  private final Option<Integer> starts =
      Option.whole(
          "starts",
          1,
          10_000,
          10,
          "first policies, each climbed from for iterations / starts steps: the best return goes on");
  private final Option<Double> rate = Option.number("rate", 0, 100, 0.1, "step size of the leader");
  private final Option<Integer> steps;
  private final Option<Double> followerRate =
      Option.number("follower-rate", 0, 100, 0.3, "step size of followers");
  private final Option<Double> initial =
      Option.number("initial", 0, 100, 0.1, "standard deviation of first logits");

  private GradientThroughFollowers(
      String name, String computes, String citation, int steps, boolean carried) {
    this.carried = carried;
    this.steps = Option.whole("follower-steps", 0, 100_000, steps, "steps of followers, each time");
    info =
        new MethodInfo(
            name,
            computes,
            "none: the certificate says what was learned",
            citation,
            List.of(iterations, starts, rate, this.steps, followerRate, initial));
  }

  public static List<GradientThroughFollowers> all() {
    return List.of(
        new GradientThroughFollowers(
            "differentiable-follower",
            "a leader's policy, by gradients through many exact gradient steps of followers",
            "J. Balaguer, R. Koster, C. Summerfield, A. Tacchetti, The good shepherd: an oracle"
                + " agent for mechanism design, 2022",
            30,
            false),
        new GradientThroughFollowers(
            "meta-gradient",
            "a leader's policy, by gradients through the next exact gradient step of followers who"
                + " learn on",
            "J. Yang, E. Wang, R. Trivedi, T. Zhao, H. Zha, Adaptive incentive design with"
                + " multi-agent meta-gradient reinforcement learning, AAMAS 2022",
            1,
            true));
  }

  @Override
  public MethodInfo info() {
    return info;
  }

  @Override
  public Verifier<MarkovGame> verifier() {
    return new MarkovVerifier();
  }

  private static Optional<JointTables> tables(MarkovGame game) {
    return JointTables.exist(game.environment().roles())
        ? JointTables.of(game, MOST_PLAYS, MOST_MOVES, Optional.empty())
        : Optional.empty();
  }

  @Override
  public Optional<String> refusal(MarkovGame game) {
    return tables(game).isPresent()
        ? Optional.empty()
        : Optional.of("its plays of tables cannot be listed, or are more than " + MOST_PLAYS);
  }

  @Override
  public Solution search(MarkovGame game, Options options, Run run) {
    UnrolledResponse climb =
        new UnrolledResponse(
            tables(game).orElseThrow(), options.get(steps), options.get(followerRate));
    double spread = options.get(initial);
    int size = climb.point.length;
    climb.draw(0, size, spread, run.random().child("start"));
    int several = options.get(starts);
    long trial = several == 1 ? 0 : options.get(iterations) / several;
    long all = several * trial + options.get(iterations);
    long iteration = 0;
    double reached = Double.NaN;
    double best = Double.NEGATIVE_INFINITY;
    double[] kept = climb.point.clone();
    Optional<byte[]> restored = run.restored();
    if (restored.isPresent()) {
      StateInput in = new StateInput(restored.get());
      iteration = in.whole();
      reached = in.number();
      best = in.number();
      kept = in.numbers();
      System.arraycopy(in.numbers(), 0, climb.point, 0, size);
    }
    while (iteration < all && !run.exhausted()) {
      run.check();
      run.progress("leader learns", (double) iteration / all);
      if (!carried) {
        climb.draw(climb.leaders, size, spread, run.random().child("iteration " + iteration));
      }
      climb.follow();
      reached = climb.backwards();
      for (int k = 0; k < climb.leaders; k++) {
        climb.point[k] += options.get(rate) * climb.adjoint[k];
      }
      iteration++;
      if (iteration <= several * trial && iteration % trial == 0) {
        if (reached > best) {
          best = reached;
          kept = climb.point.clone();
        }
        if (iteration == several * trial) {
          System.arraycopy(kept, 0, climb.point, 0, size);
        } else {
          climb.draw(0, size, spread, run.random().child("start " + iteration / trial));
        }
      }
      run.count("leader steps");
      run.tally("follower steps", options.get(steps));
      run.report(Solution.TRAINING_RETURN, iteration, reached);
      long done = iteration;
      double last = reached;
      double most = best;
      double[] point = kept;
      run.checkpoint(
          () ->
              new StateOutput()
                  .whole(done)
                  .number(last)
                  .number(most)
                  .numbers(point)
                  .numbers(climb.point)
                  .toBytes());
    }
    return answer(game, climb, reached, options, run);
  }

  private Solution answer(
      MarkovGame game, UnrolledResponse climb, double reached, Options options, Run run) {
    PureTable leader = new PureTable(1, climb.returns.modes(0, climb.point));
    List<PureTable> followers = new ArrayList<>();
    for (int i = 1; i <= climb.followers(); i++) {
      followers.add(new PureTable(1, climb.returns.modes(i, climb.point)));
    }
    double[] there = new ExactFollowers(game.environment()).values(leader, followers).clone();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Solution.TRAINING_RETURN, reached);
    return new LearnedAnswer(game, info, options, run)
        .of(leader, followers, there, values, run.exhausted() ? Status.LIMIT : Status.FEASIBLE);
  }
}
