package org.firstmover.learning.play;

import java.util.Arrays;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Copies;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;

/**
 * Steps of one player in many copies of an environment, the others playing policies that stay.
 * Episodes are cut where there are enough steps, and go on there the next time.
 */
public final class Rollout {
  private static final int MOST_IDLE = 10_000;

  private final Copies copies;
  private final int player;
  private final List<Policy> policies;
  private final Role[] roles;
  private final Experience[] lived;
  private final boolean[] acted;
  private final boolean[] done;
  private final long[] moves;
  private final int[] idle;
  private final int[] which;
  private final double[] observations;
  private final double[] actions;
  private final double[] logProbabilities;

  /**
   * @param player whose steps are kept
   * @param policies of all players, the leader first; this player's is not used
   */
  public Rollout(Copies copies, int player, List<Policy> policies) {
    this.copies = copies;
    this.player = player;
    this.policies = List.copyOf(policies);
    roles = new Role[copies.roles().count()];
    int seen = 1;
    int chosen = 1;
    for (int p = 0; p < roles.length; p++) {
      roles[p] = copies.roles().player(p);
      seen = Math.max(seen, roles[p].observations().size());
      chosen = Math.max(chosen, roles[p].actions().size());
    }
    int count = copies.count();
    lived = new Experience[count];
    Arrays.setAll(lived, i -> new Experience(size(roles[player]), roles[player].actions().size()));
    acted = new boolean[count];
    done = new boolean[count];
    moves = new long[count];
    idle = new int[count];
    which = new int[count];
    observations = new double[count * seen];
    actions = new double[count * chosen];
    logProbabilities = new double[count];
  }

  private static int size(Role role) {
    return role.observations().size();
  }

  /**
   * Plays on until the player has made so many steps in each copy.
   *
   * @param filled with these steps and nothing else, copy by copy
   * @throws InputError if a reward is not finite, an episode goes on for longer than its
   *     environment says, or episodes go by without a step of hers
   */
  public void play(Policy policy, int steps, Experience filled, RandomStream random) {
    for (Experience experience : lived) {
      experience.clear();
    }
    Arrays.fill(done, false);
    for (int left = copies.count(); left > 0; ) {
      left -= ended(steps);
      for (int p = 0; p < roles.length; p++) {
        int count = going(copies.waiting(p, which));
        copies.observe(which, count, observations);
        if (p == player) {
          int staying = cut(count, steps);
          left -= count - staying;
          count = staying;
        }
        move(p, p == player ? policy : policies.get(p), count, random);
      }
    }
    filled.clear();
    for (Experience experience : lived) {
      filled.append(experience);
    }
  }

  /** Of the copies listed, those that have not enough steps yet. */
  private int going(int count) {
    int kept = 0;
    for (int k = 0; k < count; k++) {
      if (!done[which[k]]) {
        which[kept++] = which[k];
      }
    }
    return kept;
  }

  /** Closes episodes that are over and begins others; returns how many copies are done by it. */
  private int ended(int steps) {
    int count = going(copies.waiting(Environment.END, which));
    int finished = 0;
    for (int k = 0; k < count; k++) {
      int i = which[k];
      pay(i);
      if (acted[i] && lived[i].size() > 0) {
        lived[i].finish();
      }
      idle[i] = acted[i] ? 0 : idle[i] + 1;
      if (idle[i] > MOST_IDLE) {
        throw stuck(i, MOST_IDLE + " episodes without a step of player", "a step of hers in some");
      }
      acted[i] = false;
      moves[i] = 0;
      copies.begin(i);
      done[i] = lived[i].size() >= steps;
      finished += done[i] ? 1 : 0;
    }
    return finished;
  }

  /** Pays what came since her last step, and cuts where she has enough; returns how many go on. */
  private int cut(int count, int steps) {
    int going = 0;
    for (int k = 0; k < count; k++) {
      int i = which[k];
      pay(i);
      if (lived[i].size() >= steps) {
        lived[i].cut(observations, k * size(roles[player]));
        acted[i] = false;
        done[i] = true;
      } else {
        int size = size(roles[player]);
        System.arraycopy(observations, k * size, observations, going * size, size);
        which[going++] = i;
      }
    }
    return going;
  }

  private void pay(int copy) {
    double gain = copies.takeGain(copy, player);
    if (!Double.isFinite(gain)) {
      throw new InputError(
          "reward " + gain + " of player \"" + roles[player].name() + "\"",
          "copy " + (copy + 1) + ", step " + lived[copy].size() + " of a rollout",
          "a finite number",
          "Maybe the environment divides by zero there.");
    }
    if (acted[copy]) {
      lived[copy].reward(gain);
    }
  }

  private InputError stuck(int copy, String found, String expected) {
    return new InputError(
        found + " \"" + roles[player].name() + "\"",
        "copy " + (copy + 1) + " of a rollout",
        expected,
        "Maybe a player never does what ends an episode, or lets her act.");
  }

  private void move(int mover, Policy policy, int count, RandomStream random) {
    if (count == 0) {
      return;
    }
    policy.act(count, observations, actions, logProbabilities, random);
    int width = roles[mover].actions().size();
    long longest = copies.roles().longest();
    for (int k = 0; k < count; k++) {
      if (++moves[which[k]] > longest) {
        throw stuck(
            which[k],
            "an episode of more than " + longest + " moves, played for",
            "an end by then");
      }
      if (mover == player) {
        lived[which[k]].step(
            observations, k * size(roles[mover]), actions, k * width, logProbabilities[k]);
        acted[which[k]] = true;
      }
      roles[mover].actions().clip(actions, k * width);
    }
    copies.act(which, count, actions);
  }
}
