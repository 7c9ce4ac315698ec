package org.firstmover.catalog.markov;

import java.util.Map;
import org.firstmover.catalog.Catalog;
import org.firstmover.catalog.Generator;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Space;

/** Players who follow tables, and what they get in the mean. */
final class Played {
  private Played() {}

  static MarkovGame game(String name, Map<String, String> parameters) {
    return (MarkovGame) ((Generator) Catalog.find(name).orElseThrow()).make(parameters, 0);
  }

  static int count(Space space) {
    return ((Space.Discrete) space).count();
  }

  /** The table after this one, of actions below a number; false behind the last. */
  static boolean next(int[] table, int actions) {
    for (int i = 0; i < table.length; i++) {
      if (++table[i] < actions) {
        return true;
      }
      table[i] = 0;
    }
    return false;
  }

  /**
   * The mean sum of rewards of each player, over all that chance can do.
   *
   * @param tables [player][observation]
   */
  static double[] means(Environment episode, int[][] tables) {
    double[] means = new double[tables.length];
    episode.reset();
    add(episode, tables, 1, means);
    return means;
  }

  private static void add(Environment episode, int[][] tables, double weight, double[] means) {
    double[] number = new double[Math.max(1, episode.roles().outcomes())];
    while (episode.actor() >= 0) {
      episode.observe(number);
      number[0] = tables[episode.actor()][(int) number[0]];
      episode.act(number);
      gain(episode, weight, means);
    }
    if (episode.actor() == Environment.END) {
      return;
    }
    episode.observe(number);
    for (int k = 0; k < episode.roles().outcomes(); k++) {
      if (number[k] > 0) {
        Environment next = episode.copy();
        next.act(new double[] {k});
        gain(next, weight * number[k], means);
        add(next, tables, weight * number[k], means);
      }
    }
  }

  private static void gain(Environment episode, double weight, double[] means) {
    for (int player = 0; player < means.length; player++) {
      means[player] += weight * episode.reward(player);
    }
  }
}
