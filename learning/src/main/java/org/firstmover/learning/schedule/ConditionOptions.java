package org.firstmover.learning.schedule;

import java.util.List;
import java.util.Locale;
import org.firstmover.learning.schedule.Conditions.Answers;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * {@link Conditions} as options of a method.
 *
 * @param fallback what a method has unless its options say otherwise
 */
record ConditionOptions(
    Conditions fallback,
    Option<String> queries,
    Option<String> phase,
    Option<String> memory,
    Option<String> reward,
    Option<String> answers,
    Option<String> profile) {
  private static final String AS_PROFILE = "as profile";

  static ConditionOptions of(Conditions fallback) {
    return new ConditionOptions(
        fallback,
        choice(
            "queries",
            "observed",
            "hidden",
            fallback.hiddenQueries(),
            "whether the leader learns from her answers to the oracle"),
        choice(
            "phase",
            "hidden",
            "visible",
            fallback.visiblePhase(),
            "whether the leader sees that she is asked and does not play"),
        choice(
            "oracle-memory",
            "reset",
            "carried",
            fallback.carriedOracle(),
            "whether followers forget all they learned at the leader's next episode"),
        choice(
            "learning-reward",
            "none",
            "paid",
            fallback.paidLearning(),
            "whether the leader gets rewards while followers learn"),
        Option.choice(
            "answers",
            List.of(AS_PROFILE, "cached", "repeated", "independent"),
            AS_PROFILE,
            "whether the leader does the same on the same observation within an episode (cached;"
                + " repeated: and learns from it each time), or draws anew"),
        Option.choice(
            "profile",
            List.of("corrected", "paper-code"),
            "corrected",
            "corrected: answers are cached; paper-code: they are independent, as in the paper's"
                + " code"));
  }

  private static Option<String> choice(
      String name, String correct, String broken, boolean isBroken, String text) {
    return Option.choice(name, List.of(correct, broken), isBroken ? broken : correct, text);
  }

  List<Option<?>> all() {
    return List.of(queries, phase, memory, reward, answers, profile);
  }

  Conditions of(Options options) {
    String given = options.get(answers);
    return new Conditions(
        options.get(queries).equals("hidden"),
        options.get(phase).equals("visible"),
        options.get(memory).equals("carried"),
        options.get(reward).equals("paid"),
        given.equals(AS_PROFILE)
            ? usual(options)
            : Answers.valueOf(given.toUpperCase(Locale.ROOT)));
  }

  private Answers usual(Options options) {
    return options.get(profile).equals("paper-code")
        ? Conditions.PAPER_CODE.answers()
        : fallback.answers();
  }
}
