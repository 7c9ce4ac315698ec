package org.firstmover.game.markov;

import java.util.Arrays;
import org.firstmover.random.RandomStream;

/**
 * Many copies of one environment that are stepped together, so that a policy can act in all of them
 * at once. Chance is played here, in each copy from a random stream of its own: what happens in one
 * copy does not depend on how many there are.
 */
public final class Copies {
  private final Environment[] copies;
  private final RandomStream[] streams;
  private final Roles roles;
  private final Chance chance;
  private final double[] gains;
  private final double[] scratch;

  /**
   * All are at the beginning of an episode.
   *
   * @param random copy i has its child "i"
   */
  public Copies(Environment environment, int count, RandomStream random) {
    roles = environment.roles();
    chance = new Chance(roles);
    copies = new Environment[count];
    streams = new RandomStream[count];
    gains = new double[count * roles.count()];
    int widest = 1;
    for (int player = 0; player < roles.count(); player++) {
      widest = Math.max(widest, roles.player(player).observations().size());
      widest = Math.max(widest, roles.player(player).actions().size());
    }
    scratch = new double[widest];
    for (int i = 0; i < count; i++) {
      copies[i] = environment.copy();
    }
    begin(random);
  }

  public int count() {
    return copies.length;
  }

  public Roles roles() {
    return roles;
  }

  /**
   * Begins an episode in all copies, and draws chance's moves anew.
   *
   * @param random copy i has its child "i"
   */
  public void begin(RandomStream random) {
    for (int i = 0; i < copies.length; i++) {
      streams[i] = random.child(Integer.toString(i));
      begin(i);
    }
  }

  /** Begins an episode in one copy; what players got in the last one is forgotten. */
  public void begin(int copy) {
    copies[copy].reset();
    Arrays.fill(gains, copy * roles.count(), (copy + 1) * roles.count(), 0);
    chance(copy);
  }

  private void chance(int copy) {
    while (copies[copy].actor() == Environment.CHANCE) {
      chance.move(copies[copy], streams[copy]);
      gain(copy);
    }
  }

  /** Who acts in a copy: a player or {@link Environment#END}, never chance. */
  public int actor(int copy) {
    return copies[copy].actor();
  }

  /**
   * The copies in which a player acts, or, for {@link Environment#END}, that have ended.
   *
   * @param filled with their numbers, ascending
   * @return how many they are
   */
  public int waiting(int player, int[] filled) {
    int found = 0;
    for (int i = 0; i < copies.length; i++) {
      if (copies[i].actor() == player) {
        filled[found++] = i;
      }
    }
    return found;
  }

  /**
   * What the player who acts in some copies sees there.
   *
   * @param which copies, the same player acting in all
   * @param filled one observation behind the other
   */
  public void observe(int[] which, int count, double[] filled) {
    if (count == 0) {
      return;
    }
    int size = roles.player(copies[which[0]].actor()).observations().size();
    for (int k = 0; k < count; k++) {
      copies[which[k]].observe(scratch);
      System.arraycopy(scratch, 0, filled, k * size, size);
    }
  }

  /**
   * The player who acts in some copies moves there, and chance after her.
   *
   * @param which copies, the same player acting in all
   * @param actions one behind the other
   */
  public void act(int[] which, int count, double[] actions) {
    if (count == 0) {
      return;
    }
    int size = roles.player(copies[which[0]].actor()).actions().size();
    for (int k = 0; k < count; k++) {
      int i = which[k];
      System.arraycopy(actions, k * size, scratch, 0, size);
      copies[i].act(scratch);
      gain(i);
      chance(i);
    }
  }

  private void gain(int copy) {
    for (int player = 0; player < roles.count(); player++) {
      gains[copy * roles.count() + player] += copies[copy].reward(player);
    }
  }

  /** What a player got in a copy since this was last asked, or since the episode began. */
  public double takeGain(int copy, int player) {
    int at = copy * roles.count() + player;
    double gain = gains[at];
    gains[at] = 0;
    return gain;
  }
}
