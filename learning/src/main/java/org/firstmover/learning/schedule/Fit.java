package org.firstmover.learning.schedule;

import java.util.Optional;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.oracle.ContextualOracle;

/**
 * Whether an oracle and learners can play a game: what they need of its players' observations and
 * actions.
 *
 * @param oracle its kind
 * @param learner the leader's kind
 * @param follower the kind of followers that learn as she does
 */
record Fit(String oracle, String learner, String follower) {
  private static final String NUMBERS = "Maybe cut the numbers into names, such as intervals.";

  /** The first thing that does not fit; empty if all does. */
  Optional<InputError> misfit(Roles roles) {
    for (int player = 0; player < roles.count(); player++) {
      Role role = roles.player(player);
      String who = "player \"" + role.name() + "\"";
      if (!(role.observations() instanceof Space.Discrete seen)) {
        return Optional.of(
            new InputError(
                text(role.observations()),
                "observations of " + who,
                "a list of names: policies are printed and verified as tables",
                NUMBERS));
      }
      if (player > 0 && role.actions() instanceof Space.Box && seen.count() > 1) {
        return Optional.of(
            new InputError(
                text(role.actions()),
                "actions of " + who + ", who sees " + seen.count() + " things",
                "a list of names, or one observation only",
                NUMBERS));
      }
      Optional<InputError> misfit =
          role.actions() instanceof Space.Box ? misfit(player, role, who) : Optional.empty();
      if (misfit.isPresent()) {
        return misfit;
      }
    }
    if (oracle.equals(OracleOptions.CONTEXTUAL) && !ContextualOracle.takes(roles)) {
      return Optional.of(
          new InputError(
              "all tables of the leader, and observations of followers",
              "option oracle=contextual",
              "few enough for followers to be prepared for",
              "Maybe oracle=q-learning: it learns for one table at a time."));
    }
    return Optional.empty();
  }

  /** Of a player who chooses numbers. */
  private Optional<InputError> misfit(int player, Role role, String who) {
    boolean learns =
        oracle.equals(OracleOptions.CONTEXTUAL) || oracle.equals(OracleOptions.LEARNER);
    String kind = player == 0 ? learner : learns ? follower : "";
    if (kind.equals(LearnerOptions.DQN)) {
      return Optional.of(
          new InputError(
              text(role.actions()),
              "actions of " + who + ", who learns by dqn",
              "a list of names",
              "Maybe "
                  + (player == 0 ? "" : "follower-")
                  + "learner=ppo or reinforce: they choose numbers, too."));
    }
    if (player == 0 && oracle.equals(OracleOptions.CONTEXTUAL)) {
      return Optional.of(
          new InputError(
              text(role.actions()),
              "actions of " + who + ", with oracle=contextual",
              "a list of names: followers are prepared for each table of hers",
              "Maybe oracle=learner: it responds to any answers."));
    }
    if (player > 0 && !oracle.equals(OracleOptions.LEARNER)) {
      return Optional.of(
          new InputError(
              text(role.actions()),
              "actions of " + who + ", with oracle=" + oracle,
              "a list of names",
              "Maybe oracle=learner: its followers choose numbers, too."));
    }
    return Optional.empty();
  }

  private static String text(Space space) {
    return space instanceof Space.Box box
        ? box.size() + " numbers from " + box.low() + " to " + box.high()
        : ((Space.Discrete) space).count() + " names";
  }
}
