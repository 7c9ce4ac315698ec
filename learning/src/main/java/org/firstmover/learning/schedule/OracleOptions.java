package org.firstmover.learning.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.firstmover.game.markov.Clock;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.learning.oracle.ContextualOracle;
import org.firstmover.learning.oracle.ExactOracle;
import org.firstmover.learning.oracle.FollowerOracle;
import org.firstmover.learning.oracle.LearnerOracle;
import org.firstmover.learning.oracle.MultiplicativeWeights;
import org.firstmover.learning.oracle.QLearningOracle;
import org.firstmover.learning.oracle.QLearningOracle.Exploration;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;

/** A follower oracle as options of a method. */
record OracleOptions(
    Option<String> kind,
    LearnerOptions follower,
    Option<Integer> updates,
    Option<Integer> batch,
    Option<Integer> episodes,
    Option<Double> alpha,
    Option<Double> gamma,
    Option<String> exploration,
    Option<Double> epsilon,
    Option<Double> initial) {
  static final String CONTEXTUAL = "contextual";
  static final String Q_LEARNING = "q-learning";
  static final String WEIGHTS = "multiplicative-weights";
  static final String LEARNER = "learner";
  static final String ENUMERATION = "enumeration";
  static final String DYNAMIC_PROGRAMMING = "dynamic-programming";

  /**
   * @param episodes of the game before followers respond
   */
  static OracleOptions of(String kind, int episodes) {
    return new OracleOptions(
        Option.choice(
            "oracle",
            List.of(CONTEXTUAL, Q_LEARNING, WEIGHTS, LEARNER, ENUMERATION, DYNAMIC_PROGRAMMING),
            kind,
            "how followers respond; dynamic-programming: as those who see the round"),
        LearnerOptions.of(
            "follower-", "followers, with oracles contextual and learner", "reinforce", 0.02),
        Option.whole(
            "follower-updates",
            0,
            100_000_000,
            500,
            "steps of followers' learning before the leader learns; contextual"),
        Option.whole(
            "follower-batch",
            1,
            100_000_000,
            100,
            "for each of those, steps of leaders at least (contextual), or episodes (learner)"),
        Option.whole(
            "oracle-episodes",
            0,
            100_000_000,
            episodes,
            "episodes, or updates of weights, before followers respond"),
        Option.number("alpha", 0, 1, 0.1, "step size; q-learning"),
        Option.number("gamma", 0, 1, 0.9, "followers' discount; q-learning"),
        Option.choice(
            "exploration",
            List.of("epsilon-greedy", "parameter-noise"),
            "epsilon-greedy",
            "how followers explore; q-learning"),
        Option.number(
            "epsilon",
            0,
            100,
            0.1,
            "how much followers explore (q-learning), or the rate of weights"
                + " (multiplicative-weights)"),
        Option.number("initial", 0, 1e6, 0.01, "standard deviation of first values; q-learning"));
  }

  /** How followers learn. */
  Option<String> learner() {
    return follower.kind();
  }

  List<Option<?>> all() {
    List<Option<?>> all = new ArrayList<>(List.of(kind));
    all.addAll(follower.all());
    all.addAll(List.of(updates, batch, episodes, alpha, gamma, exploration, epsilon, initial));
    return all;
  }

  /** The game as the oracle has it played: with a clock where followers shall see the round. */
  MarkovGame played(MarkovGame game, Options options) {
    if (!options.get(kind).equals(DYNAMIC_PROGRAMMING)) {
      return game;
    }
    Environment environment = game.environment();
    int rounds = (int) Math.min(1_000_000, environment.roles().longest());
    Environment timed = Clock.ofFollowers(environment, rounds);
    return new MarkovGame(game.name(), timed::copy);
  }

  /** An oracle that has not learned anything yet. */
  FollowerOracle of(MarkovGame game, Options options, Run run) {
    return switch (options.get(kind)) {
      case CONTEXTUAL ->
          new ContextualOracle(
              game, role -> follower.of(options, role), run.random().child("followers"));
      case Q_LEARNING -> new QLearningOracle(game, settings(options), run.seed());
      case WEIGHTS ->
          new MultiplicativeWeights(game, options.get(episodes), options.get(epsilon), run.seed());
      case LEARNER ->
          new LearnerOracle(
              game,
              role -> follower.of(options, role),
              options.get(episodes),
              options.get(batch),
              run.random().child("followers"),
              run.seed());
      default -> new ExactOracle(game);
    };
  }

  /**
   * @param state all that is needed to go on, asked for on the way
   */
  void train(
      ContextualOracle contextual,
      MarkovGame game,
      Options options,
      Run run,
      Supplier<byte[]> state) {
    contextual.train(game, options.get(updates), options.get(batch), run, state);
  }

  private QLearningOracle.Settings settings(Options options) {
    return new QLearningOracle.Settings(
        options.get(episodes),
        options.get(alpha),
        options.get(gamma),
        options.get(exploration).equals("parameter-noise")
            ? Exploration.PARAMETER_NOISE
            : Exploration.EPSILON_GREEDY,
        options.get(epsilon),
        options.get(initial));
  }
}
