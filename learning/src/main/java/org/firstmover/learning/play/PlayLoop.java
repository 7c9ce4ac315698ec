package org.firstmover.learning.play;

import java.util.Arrays;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Chance;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.random.RandomStream;

/**
 * Plays episodes of one environment: asks whoever acts, draws for chance, and hands out rewards.
 * What lies outside a box is moved to its bounds; players remember what they chose. Allocates
 * nothing while it plays.
 */
public final class PlayLoop {
  private final Environment environment;
  private final Roles roles;
  private final Chance chance;
  private final String purpose;
  private final long seed;
  private final double[] observation;
  private final double[] action;
  private final double[] totals;
  private long episodes;
  private int leaderMoves;

  /**
   * @param purpose what the episodes are for, such as "the leader's training", for errors
   * @param seed of the run, for errors
   */
  public PlayLoop(Environment environment, String purpose, long seed) {
    this.environment = environment;
    this.roles = environment.roles();
    this.purpose = purpose;
    this.seed = seed;
    this.chance = new Chance(roles);
    int seen = 1;
    int done = 1;
    for (int player = 0; player < roles.count(); player++) {
      Role role = roles.player(player);
      seen = Math.max(seen, role.observations().size());
      done = Math.max(done, role.actions().size());
    }
    observation = new double[seen];
    action = new double[done];
    totals = new double[roles.count()];
  }

  public Roles roles() {
    return roles;
  }

  /** Errors count episodes from here, as after a run was resumed. */
  public void startAt(long episode) {
    episodes = episode;
  }

  /** How many episodes were begun. */
  public long episodes() {
    return episodes;
  }

  /**
   * Plays one episode.
   *
   * @param players the leader first
   * @param random what chance draws from
   * @throws InputError if the episode goes on for longer than its environment says, or if a reward
   *     is not finite
   */
  public void play(Player[] players, RandomStream random) {
    environment.reset();
    episodes++;
    leaderMoves = 0;
    Arrays.fill(totals, 0);
    long longest = roles.longest();
    long step = 0;
    for (int actor = environment.actor(); actor != Environment.END; actor = environment.actor()) {
      if (++step > longest) {
        throw new InputError(
            "an episode of more than " + longest + " moves",
            purpose + ", episode " + episodes + ", seed " + seed,
            "an end by then, as the environment promises",
            "Maybe a player never does what ends it, or the environment's limit is too low.");
      }
      if (actor == Environment.CHANCE) {
        chance.move(environment, random);
      } else {
        environment.observe(observation);
        players[actor].act(observation, action);
        roles.player(actor).actions().clip(action, 0);
        leaderMoves += actor == 0 ? 1 : 0;
        environment.act(action);
      }
      for (int player = 0; player < totals.length; player++) {
        double reward = reward(player, step);
        if (reward != 0) {
          pay(players, player, reward, step);
        }
      }
    }
    for (Player player : players) {
      player.end();
    }
  }

  private double reward(int player, long step) {
    try {
      return environment.reward(player);
    } catch (InputError e) {
      throw e.at(e.where() + "; " + place(step));
    }
  }

  private String place(long step) {
    return purpose + ", step " + step + " of episode " + episodes + ", seed " + seed;
  }

  private void pay(Player[] players, int player, double reward, long step) {
    if (!Double.isFinite(reward)) {
      throw new InputError(
          "reward " + reward + " of player \"" + roles.player(player).name() + "\"",
          place(step),
          "a finite number",
          "Maybe the environment divides by zero there: this seed plays the episode again.");
    }
    totals[player] += reward;
    players[player].reward(reward);
  }

  /** What a player got in the last episode. */
  public double total(int player) {
    return totals[player];
  }

  /** How often the leader acted in the last episode. */
  public int leaderMoves() {
    return leaderMoves;
  }
}
