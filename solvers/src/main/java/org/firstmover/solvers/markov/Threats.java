package org.firstmover.solvers.markov;

import java.util.Arrays;
import java.util.List;
import org.firstmover.solution.Tolerances;

/**
 * What the players must do elsewhere so that nobody leaves a play for a better one. The leader is
 * bound by her commitment; each follower may change all that she does, and must not gain by it.
 */
final class Threats {
  private final JointTables tables;
  private final List<JointTables.Play> plays;
  private final double[] tie;
  private final int[] chosen;
  private boolean firm;
  private long trials;

  Threats(JointTables tables) {
    this.tables = tables;
    this.plays = tables.plays();
    tie = new double[tables.players()];
    for (int p = 0; p < tie.length; p++) {
      tie[p] = Tolerances.regret(tables.range(p));
    }
    chosen = new int[tables.decisions()];
  }

  /** How many plays were held against what is chosen. */
  long trials() {
    return trials;
  }

  /** What is chosen at each decision, or -1 where it makes no difference; after a success. */
  int[] chosen() {
    return chosen.clone();
  }

  /**
   * Whether there are tables of all players in which this happens and no follower regrets it.
   *
   * @param firm whether a follower must not be indifferent either between this and what is worse
   *     for the leader
   */
  boolean support(JointTables.Play play, boolean firm) {
    this.firm = firm;
    Arrays.fill(chosen, -1);
    for (int k = 0; k < play.decisions().length; k++) {
      chosen[play.decisions()[k]] = play.actions()[k];
    }
    return support(play, 0);
  }

  /**
   * @param from plays before it tempt nobody any more
   */
  private boolean support(JointTables.Play play, int from) {
    for (int k = from; k < plays.size(); k++) {
      JointTables.Play other = plays.get(k);
      for (int p = 1; p < tie.length; p++) {
        if (tempts(p, other, play) && isOpenTo(p, other)) {
          return prevented(play, p, other, k);
        }
      }
    }
    return true;
  }

  private boolean tempts(int player, JointTables.Play other, JointTables.Play play) {
    double gain = other.values()[player] - play.values()[player];
    return gain > tie[player]
        || (firm && gain >= -tie[player] && other.values()[0] < play.values()[0] - tie[0]);
  }

  /** Whether the others do, or may do, what happens there. */
  private boolean isOpenTo(int player, JointTables.Play other) {
    trials++;
    for (int k = 0; k < other.decisions().length; k++) {
      int decision = other.decisions()[k];
      if (tables.player(decision) != player
          && chosen[decision] >= 0
          && chosen[decision] != other.actions()[k]) {
        return false;
      }
    }
    return true;
  }

  /** By another choice of someone else, where it is still open. */
  private boolean prevented(JointTables.Play play, int player, JointTables.Play other, int from) {
    for (int k = 0; k < other.decisions().length; k++) {
      int decision = other.decisions()[k];
      if (chosen[decision] >= 0 || tables.player(decision) == player) {
        continue;
      }
      for (int a = 0; a < tables.actions(decision); a++) {
        if (a != other.actions()[k]) {
          chosen[decision] = a;
          if (support(play, from)) {
            return true;
          }
          chosen[decision] = -1;
        }
      }
    }
    return false;
  }
}
