package org.firstmover.learning.schedule;

import java.util.List;
import org.firstmover.learning.learner.Learner;
import org.firstmover.learning.learner.PpoSettings;
import org.firstmover.learning.learner.TablePpo;
import org.firstmover.learning.learner.TableReinforce;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/** A learner as options of a method. */
record LearnerOptions(Option<String> kind, Option<Double> rate, Option<Double> entropy) {
  static final List<String> KINDS = List.of("reinforce", "ppo");

  /**
   * @param prefix of the options' names, such as "leader-"
   * @param whose for people, such as "the leader"
   */
  static LearnerOptions of(String prefix, String whose, String kind, double rate) {
    return new LearnerOptions(
        Option.choice(prefix + "learner", KINDS, kind, "how " + whose + " learns"),
        Option.number(prefix + "rate", 1e-9, 100, rate, "learning rate of " + whose),
        Option.number(
            prefix + "entropy", 0, 100, 0, "weight of the entropy of " + whose + "; ppo only"));
  }

  List<Option<?>> all() {
    return List.of(kind, rate, entropy);
  }

  Learner<?> of(Options options) {
    double step = options.get(rate);
    return switch (options.get(kind)) {
      case "reinforce" -> new TableReinforce(step);
      case "ppo" ->
          new TablePpo(PpoSettings.published().withRate(step).withEntropy(options.get(entropy)));
      default -> throw new IllegalStateException(options.get(kind));
    };
  }
}
