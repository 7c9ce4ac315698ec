package org.firstmover.learning.schedule;

import java.util.List;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.learner.Architecture;
import org.firstmover.learning.learner.DeepQ;
import org.firstmover.learning.learner.EvolutionStrategies;
import org.firstmover.learning.learner.Learner;
import org.firstmover.learning.learner.Ppo;
import org.firstmover.learning.learner.PpoSettings;
import org.firstmover.learning.learner.QSettings;
import org.firstmover.learning.learner.Reinforce;
import org.firstmover.learning.learner.TablePpo;
import org.firstmover.learning.learner.TableReinforce;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * A learner as options of a method: tables for players whose observations and actions can be
 * listed, networks for others.
 *
 * @param usual the rate of the kind that is chosen unless options say otherwise
 */
record LearnerOptions(
    Option<String> kind, Option<Double> rate, Option<Double> entropy, double usual) {
  static final String REINFORCE = "reinforce";
  static final String PPO = "ppo";
  static final String DQN = "dqn";
  static final String EVOLUTION = "evolution";
  static final List<String> KINDS = List.of(REINFORCE, PPO, DQN, EVOLUTION);

  /**
   * @param prefix of the options' names, such as "follower-"
   * @param whose for people, such as "the leader"
   */
  static LearnerOptions of(String prefix, String whose, String kind, double usual) {
    return new LearnerOptions(
        Option.choice(
            prefix + "learner",
            KINDS,
            kind,
            "how " + whose + " learns; dqn: with noise on parameters, as SimpleQ of RLlib"),
        Option.number(
            prefix + "rate",
            0,
            100,
            0,
            "learning rate of " + whose + "; 0: as published, " + usual + " for " + kind),
        Option.number(prefix + "entropy", 0, 100, 0, "weight of the entropy of " + whose + "; ppo"),
        usual);
  }

  List<Option<?>> all() {
    return List.of(kind, rate, entropy);
  }

  /** Steps between two of the learner's, at least; 1 for those that learn from each episode. */
  int batch(Options options) {
    return switch (options.get(kind)) {
      case REINFORCE -> 100;
      case PPO -> 1000;
      default -> 1;
    };
  }

  private double rate(Options options) {
    if (options.get(rate) > 0) {
      return options.get(rate);
    }
    String chosen = options.get(kind);
    if (chosen.equals(kind.fallback())) {
      return usual;
    }
    return switch (chosen) {
      case DQN -> 0.1;
      case EVOLUTION -> 0.01;
      default -> 0.008;
    };
  }

  Learner<?> of(Options options, Role role) {
    boolean table =
        role.observations() instanceof Space.Discrete && role.actions() instanceof Space.Discrete;
    double step = rate(options);
    double bonus = options.get(entropy);
    Architecture network = Architecture.standard();
    Architecture linear = table ? Architecture.linear() : network;
    return switch (options.get(kind)) {
      case REINFORCE -> table ? new TableReinforce(step) : new Reinforce(step, network);
      case PPO ->
          table
              ? new TablePpo(PpoSettings.published().withRate(step).withEntropy(bonus))
              : new Ppo(PpoSettings.stableBaselines().withRate(step).withEntropy(bonus), network);
      case DQN -> new DeepQ(QSettings.published().withRate(step), linear);
      default -> new EvolutionStrategies(step, true, 0.02, 20, 0.005, linear);
    };
  }
}
