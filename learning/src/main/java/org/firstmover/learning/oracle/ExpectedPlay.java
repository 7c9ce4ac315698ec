package org.firstmover.learning.oracle;

import java.util.Arrays;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Roles;
import org.firstmover.learning.play.Player;

/** What every player can expect of an episode in which nobody but chance draws. */
public final class ExpectedPlay {
  private final Environment start;
  private final Roles roles;
  private final double[] observation;
  private final double[] action;
  private final double[] expected;

  /** Whoever has no answer to what she sees: the play ends there. */
  static final class Undecided extends RuntimeException {
    private static final long serialVersionUID = 1;

    Undecided() {
      super("undecided", null, false, false);
    }
  }

  public ExpectedPlay(Environment start) {
    this.start = start;
    this.roles = start.roles();
    int seen = 1;
    int done = 1;
    for (int player = 0; player < roles.count(); player++) {
      seen = Math.max(seen, roles.player(player).observations().size());
      done = Math.max(done, roles.player(player).actions().size());
    }
    observation = new double[seen];
    action = new double[done];
    expected = new double[roles.count()];
  }

  /**
   * The sum of each player's rewards, of players who draw nothing; the array is filled anew each
   * time.
   */
  public double[] of(Player leader, List<? extends Player> followers) {
    Arrays.fill(expected, 0);
    start.reset();
    follow(start, leader, followers, 1, 0);
    return expected;
  }

  private void follow(
      Environment environment,
      Player leader,
      List<? extends Player> followers,
      double probability,
      long moves) {
    long step = moves;
    for (int actor = environment.actor(); actor != Environment.END; actor = environment.actor()) {
      if (++step > roles.longest()) {
        throw new InputError(
            "an episode of more than " + roles.longest() + " moves",
            "exact play",
            "an end by then, as the environment promises",
            "Maybe a player never does what ends it, or the environment's limit is too low.");
      }
      if (actor == Environment.CHANCE) {
        double[] outcomes = new double[roles.outcomes()];
        environment.observe(outcomes);
        for (int outcome = 0; outcome < outcomes.length; outcome++) {
          if (outcomes[outcome] > 0) {
            Environment branch = environment.copy();
            action[0] = outcome;
            branch.act(action);
            double here = probability * outcomes[outcome];
            count(branch, here);
            follow(branch, leader, followers, here, step);
          }
        }
        return;
      }
      environment.observe(observation);
      (actor == 0 ? leader : followers.get(actor - 1)).act(observation, action);
      environment.act(action);
      count(environment, probability);
    }
  }

  private void count(Environment environment, double probability) {
    for (int player = 0; player < expected.length; player++) {
      double reward = environment.reward(player);
      if (reward != 0) {
        expected[player] += probability * reward;
      }
    }
  }
}
