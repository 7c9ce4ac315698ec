package org.firstmover.solvers.normalform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;

/**
 * Leader actions that have probability 0 whenever the follower action j is a best response, stage
 * by stage: where some action k is nowhere worse than j for the follower, the leader cannot play
 * what makes it better; without those another action may be nowhere worse, and so on. In the
 * traveler's dilemma nothing is left, but only after as many stages as there are claims, and a
 * linear programme takes what is lost at the last of them for rounding.
 */
final class ForcedZeros {
  /** So that the sum of huge terms falls below the target in spite of rounding. */
  private static final double MARGIN = 1e-9;

  private final Payoffs leader;
  private final Payoffs follower;
  private final int j;
  private final List<Stage> stages = new ArrayList<>();
  private int[] left;

  /** The leader actions that are forced to 0 because the follower action k is there. */
  private record Stage(int k, int[] rows) {}

  ForcedZeros(NormalFormGame game, int j) {
    this.leader = game.leader();
    this.follower = game.follower();
    this.j = j;
    this.left = IntStream.range(0, leader.rows()).toArray();
    for (boolean more = true; more && left.length > 0; ) {
      more = false;
      for (int k = 0; k < follower.columns(); k++) {
        more |= stage(k);
      }
    }
  }

  private boolean stage(int k) {
    int forced = 0;
    for (int i : left) {
      double gain = gain(i, k);
      if (gain < 0) {
        return false;
      }
      forced += gain > 0 ? 1 : 0;
    }
    if (forced == 0) {
      return false;
    }
    stages.add(new Stage(k, IntStream.of(left).filter(i -> gain(i, k) > 0).toArray()));
    left = IntStream.of(left).filter(i -> gain(i, k) == 0).toArray();
    return true;
  }

  private double gain(int i, int k) {
    return follower.get(i, k) - follower.get(i, j);
  }

  /** Leader actions that are not forced. */
  int[] left() {
    return left;
  }

  /**
   * Multipliers that bound the leader's value by the target in every row, from those that do so in
   * the rows that are left: the last stage first, because a stage adds nothing to later ones.
   *
   * @param multipliers by follower action; changed
   */
  void extend(double[] multipliers, double target) {
    for (int s = stages.size() - 1; s >= 0; s--) {
      Stage stage = stages.get(s);
      double needed = 0;
      for (int i : stage.rows()) {
        double excess = leader.get(i, j) - target;
        for (int k = 0; k < multipliers.length; k++) {
          excess -= multipliers[k] * gain(i, k);
        }
        needed = Math.max(needed, excess / gain(i, stage.k()));
      }
      multipliers[stage.k()] += needed * (1 + MARGIN);
    }
  }
}
