package org.firstmover.learning.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Roles;
import org.firstmover.learning.oracle.ContextualOracle;
import org.firstmover.learning.oracle.FollowerOracle;
import org.firstmover.learning.oracle.FollowerResponse;
import org.firstmover.learning.oracle.PureTable;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.markov.MarkovVerifier;

/**
 * A leader who learns through a follower oracle: each of her episodes is the oracle's questions and
 * then the game against its response. Any learner learns through any oracle; the methods differ in
 * what their options are unless said otherwise.
 *
 * <p>The commitment is the mode of what she has learned. Its value is that against the exact
 * response where followers' tables can be enumerated, and stands beside the return in training,
 * which may be more: a policy that draws, and draws again after it was asked, is no commitment.
 *
 * <p>Source: M. Gerstgrasser, D. Parkes, "Oracles &amp; Followers: Stackelberg equilibria in deep
 * multi-agent reinforcement learning", ICML 2023.
 */
public final class LeaderThroughOracle implements Solver<MarkovGame> {
  private static final String ORACLES =
      "M. Gerstgrasser, D. Parkes, Oracles & Followers: Stackelberg equilibria in deep multi-agent"
          + " reinforcement learning, ICML 2023";
  private static final String BRERO =
      "G. Brero, A. Eden, D. Chakrabarti, M. Gerstgrasser, A. Greenwald, V. Li, D. Parkes,"
          + " Stackelberg POMDP: a reinforcement learning approach for economic design, 2022";

  /**
   * Of the inner loop. Followers' learning asks some 4,000 times in an episode of ten rounds, so
   * that this is twenty episodes between two steps of her learner's; with 2,000 it was one, and 125
   * in all, of which nothing can be learned.
   */
  private static final int INNER_BATCH = 80_000;

  private static final int INNER_STEPS = 8_000_000;

  private final MethodInfo info;
  private final OracleOptions oracle;
  private final LearnerOptions learner;
  private final ConditionOptions conditions;
  private final Option<Integer> rewardEpisodes;
  private final Option<Integer> steps;
  private final Option<Integer> batch;
  private final Option<Double> margin =
      Option.number(
          "margin",
          0,
          1e9,
          0.75,
          "how much less than the best table counts as success, in the mean return of "
              + LeaderLearning.WINDOW
              + " iterations");

  private LeaderThroughOracle(
      String name,
      String computes,
      String citation,
      OracleOptions oracle,
      LearnerOptions learner,
      Conditions usual,
      int rewardEpisodes,
      int steps,
      int batch) {
    this.oracle = oracle;
    this.learner = learner;
    this.conditions = ConditionOptions.of(usual);
    this.rewardEpisodes =
        Option.whole(
            "reward-episodes",
            0,
            1_000_000,
            rewardEpisodes,
            "episodes of the game, averaged, in the leader's reward phase");
    this.steps =
        Option.whole(
            "steps", 0, Integer.MAX_VALUE, steps, "steps of the leader in all, queries included");
    this.batch =
        Option.whole(
            "batch",
            0,
            100_000_000,
            batch,
            "her steps between two of her learner's, at least; 0: 1000 for ppo, 100 for reinforce,"
                + " an episode for others");
    List<Option<?>> options = new ArrayList<>(oracle.all());
    options.addAll(learner.all());
    options.addAll(conditions.all());
    options.addAll(List.of(this.rewardEpisodes, this.steps, this.batch, margin));
    this.info =
        new MethodInfo(
            name, computes, "none: the certificate says what was learned", citation, options);
  }

  private static LearnerOptions ppo(double rate) {
    return LearnerOptions.of("", "the leader", "ppo", rate);
  }

  private static LearnerOptions reinforce(double rate) {
    return LearnerOptions.of("", "the leader", "reinforce", rate);
  }

  /** All of them, by the names that they are known by. */
  public static List<LeaderThroughOracle> all() {
    return List.of(
        new LeaderThroughOracle(
            "contextual-ppo",
            "a leader's policy, learned by PPO against followers who learned beforehand to respond"
                + " to any answers of hers",
            ORACLES,
            OracleOptions.of(OracleOptions.CONTEXTUAL, 80),
            ppo(0.008),
            Conditions.CORRECT,
            1,
            500_000,
            0),
        new LeaderThroughOracle(
            "contextual-reinforce",
            "a leader's policy, learned by REINFORCE against followers who learned beforehand to"
                + " respond to any answers of hers",
            ORACLES,
            OracleOptions.of(OracleOptions.CONTEXTUAL, 80),
            reinforce(0.008),
            Conditions.CORRECT,
            1,
            208_000,
            0),
        new LeaderThroughOracle(
            "q-learning-ppo",
            "a leader's policy, learned by PPO against followers who learn anew in each of her"
                + " episodes, by Q-learning",
            ORACLES + ", the approach that it compares with",
            OracleOptions.of(OracleOptions.Q_LEARNING, 80),
            ppo(0.03),
            Conditions.CORRECT,
            1,
            2_000_000,
            8000),
        new LeaderThroughOracle(
            "inner-loop",
            "a leader's policy, learned by PPO against followers who learn anew in each of her"
                + " episodes, by multiplicative weights",
            BRERO,
            OracleOptions.of(OracleOptions.WEIGHTS, 100),
            ppo(0.03),
            Conditions.CORRECT,
            1,
            INNER_STEPS,
            INNER_BATCH),
        new LeaderThroughOracle(
            "joint",
            "leader and followers who all learn at once, from the same episodes: not a commitment,"
                + " as nobody waits for the response",
            "S. Zheng, A. Trott, S. Srinivasa, D. Parkes, R. Socher, The AI Economist, Science"
                + " Advances 8, 2022",
            OracleOptions.of(OracleOptions.LEARNER, 1),
            ppo(0.008),
            new Conditions(false, false, true, true, Conditions.Answers.INDEPENDENT),
            0,
            500_000,
            0));
  }

  @Override
  public MethodInfo info() {
    return info;
  }

  @Override
  public Verifier<MarkovGame> verifier() {
    return new MarkovVerifier();
  }

  @Override
  public Optional<String> refusal(MarkovGame game) {
    return new Fit(oracle.kind().fallback(), learner.kind().fallback(), oracle.learner().fallback())
        .misfit(game.environment().roles())
        .map(misfit -> misfit.where() + " must be " + misfit.expected());
  }

  @Override
  public Solution search(MarkovGame game, Options options, Run run) {
    MarkovGame played = oracle.played(game, options);
    Optional<InputError> misfit =
        new Fit(
                options.get(oracle.kind()),
                options.get(learner.kind()),
                options.get(oracle.learner()))
            .misfit(played.environment().roles());
    if (misfit.isPresent()) {
      throw misfit.get();
    }
    FollowerOracle followers = oracle.of(played, options, run);
    OptionalDouble best = bestTable(played, run);
    LeaderLearning learning =
        new LeaderLearning(
            played,
            followers,
            role -> learner.of(options, role),
            conditions.of(options),
            options.get(rewardEpisodes),
            options.get(steps),
            options.get(batch) > 0 ? options.get(batch) : learner.batch(options),
            success(options, best.orElse(Double.NaN)),
            run);
    run.restored().ifPresent(learning::restore);
    if (followers instanceof ContextualOracle contextual) {
      oracle.train(contextual, played, options, run, learning::state);
    }
    learning.learn();
    return answer(game, played, followers, learning, options, run);
  }

  private static OptionalDouble bestTable(MarkovGame game, Run run) {
    try {
      return LearnedAnswer.bestTable(game);
    } catch (InputError e) {
      throw e.at(e.where() + "; the best table, before learning, seed " + run.seed());
    }
  }

  /** Not a number where rewards of learning are in the return, too. */
  private double success(Options options, double best) {
    boolean more = conditions.of(options).paidLearning() && options.get(rewardEpisodes) > 0;
    return more ? Double.NaN : best - options.get(margin);
  }

  private Solution answer(
      MarkovGame game,
      MarkovGame played,
      FollowerOracle followers,
      LeaderLearning learning,
      Options options,
      Run run) {
    Roles roles = played.environment().roles();
    PureTable leader = learning.commitment(PureTable.of(roles.leader()));
    boolean carried = conditions.of(options).carriedOracle();
    Audit audit = new Audit(played, followers, carried, run.random().child("audit"));
    FollowerResponse responded = audit.response(leader);
    List<PureTable> response = audit.tables(responded);
    double[] there = audit.values(leader, response).clone();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Solution.TRAINING_RETURN, learning.trainingReturn());
    Map<String, Long> work = run.work();
    values.put("queries", (double) work.getOrDefault("queries", 0L));
    long training = work.getOrDefault("follower training steps", 0L);
    values.put("samples", (double) (work.getOrDefault("leader steps", 0L) + training));
    if (learning.succeeded() >= 0) {
      values.put("steps to success", (double) learning.succeeded());
      values.put("samples to success", (double) (learning.succeeded() + training));
    }
    if (!Double.isNaN(responded.gap())) {
      values.put("gap of the oracle", responded.gap());
    }
    audit
        .regret(leader, there)
        .ifPresent(regret -> values.put("regret of the learned response", regret));
    audit.regrets().forEach(values::put);
    return new LearnedAnswer(game, info, options, run)
        .of(leader, response, there, values, run.exhausted() ? Status.LIMIT : Status.FEASIBLE);
  }
}
