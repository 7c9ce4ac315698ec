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
import org.jspecify.annotations.Nullable;

/**
 * Episodes in many copies of an environment that are stepped together: whoever's turn it is acts in
 * all copies that wait for her at once. Policies stay as they are meanwhile. What lies outside a
 * box is moved to its bounds; players remember what they chose. For episodes in which nobody
 * depends on what happened in others; where an oracle answers in between there is {@link PlayLoop}.
 */
public final class Rollout {
  private final Copies copies;
  private final String purpose;
  private final long seed;
  private final Role[] roles;
  private final int[] left;
  private final int[] moves;
  private final int[] which;
  private final double[] observations;
  private final double[] actions;
  private final double[] logProbabilities;
  private final double[] one;
  private final double[] single;
  private final double[] totals;
  private final Seat[] seats;

  /**
   * Who plays a role.
   *
   * @param lived filled with what comes of the policy's draws; if it is null, she takes what stands
   *     for her policy where it must be deterministic
   */
  public record Part(Policy policy, @Nullable Experience lived) {}

  /** What a player has lived through in each copy, in the episodes of one call. */
  private static final class Seat {
    private final Experience[] lived;
    private final boolean[] acted;

    Seat(Role role, int copies) {
      lived = new Experience[copies];
      Arrays.setAll(lived, i -> new Experience(role.observations().size(), role.actions().size()));
      acted = new boolean[copies];
    }
  }

  /**
   * @param purpose what the episodes are for, for errors
   * @param seed of the run, for errors
   */
  public Rollout(Environment environment, int count, String purpose, long seed) {
    copies = new Copies(environment, count, RandomStream.of(seed));
    this.purpose = purpose;
    this.seed = seed;
    roles = new Role[copies.roles().count()];
    seats = new Seat[roles.length];
    int seen = 1;
    int chosen = 1;
    for (int p = 0; p < roles.length; p++) {
      roles[p] = copies.roles().player(p);
      seats[p] = new Seat(roles[p], count);
      seen = Math.max(seen, roles[p].observations().size());
      chosen = Math.max(chosen, roles[p].actions().size());
    }
    left = new int[count];
    moves = new int[count];
    which = new int[count];
    observations = new double[count * seen];
    actions = new double[count * chosen];
    logProbabilities = new double[count];
    one = new double[seen];
    single = new double[chosen];
    totals = new double[roles.length];
  }

  /**
   * Plays so many episodes, spread over the copies evenly; what was lived through is added copy by
   * copy. The same stream leads to the same episodes, whatever was played before.
   *
   * @param parts the leader's first
   * @throws InputError if a reward is not finite, or an episode goes on for longer than its
   *     environment says
   */
  public void play(List<Part> parts, int episodes, RandomStream random) {
    copies.begin(random.child("chance"));
    Arrays.fill(totals, 0);
    Arrays.fill(moves, 0);
    for (int i = 0; i < left.length; i++) {
      left[i] = episodes / left.length + (i < episodes % left.length ? 1 : 0);
    }
    RandomStream[] draws = new RandomStream[roles.length];
    Arrays.setAll(draws, p -> random.child("player " + p));
    for (int going = episodes; going > 0; ) {
      for (int p = 0; p < roles.length; p++) {
        move(p, parts.get(p), draws[p]);
      }
      going -= ended(parts);
    }
    for (int p = 0; p < roles.length; p++) {
      for (Experience experience : seats[p].lived) {
        Experience all = parts.get(p).lived();
        if (all != null) {
          all.append(experience);
        }
        experience.clear();
      }
    }
  }

  /** What a player got in the episodes of the last call, in all. */
  public double total(int player) {
    return totals[player];
  }

  /** Of the copies listed, those that have episodes left to play. */
  private int going(int count) {
    int kept = 0;
    for (int k = 0; k < count; k++) {
      if (left[which[k]] > 0) {
        which[kept++] = which[k];
      }
    }
    return kept;
  }

  /** Closes episodes that are over and begins others; returns how many are over. */
  private int ended(List<Part> parts) {
    int count = going(copies.waiting(Environment.END, which));
    for (int k = 0; k < count; k++) {
      int i = which[k];
      for (int p = 0; p < roles.length; p++) {
        pay(p, i);
        if (seats[p].acted[i] && parts.get(p).lived() != null) {
          seats[p].lived[i].finish();
        }
        seats[p].acted[i] = false;
      }
      moves[i] = 0;
      left[i]--;
      copies.begin(i);
    }
    return count;
  }

  /** What came since her last step; what came before her first is not for anything that she did. */
  private void pay(int player, int copy) {
    double gain = copies.takeGain(copy, player);
    if (!Double.isFinite(gain)) {
      throw new InputError(
          "reward " + gain + " of player \"" + roles[player].name() + "\"",
          place(copy),
          "a finite number",
          "Maybe the environment divides by zero there: this seed plays the episode again.");
    }
    totals[player] += gain;
    if (seats[player].acted[copy]) {
      seats[player].lived[copy].reward(gain);
    }
  }

  private String place(int copy) {
    return purpose + ", copy " + (copy + 1) + ", move " + moves[copy] + ", seed " + seed;
  }

  private void move(int mover, Part part, RandomStream random) {
    int count = going(copies.waiting(mover, which));
    if (count == 0) {
      return;
    }
    copies.observe(which, count, observations);
    choose(mover, part, count, random);
    Experience all = part.lived();
    int seen = roles[mover].observations().size();
    int width = roles[mover].actions().size();
    for (int k = 0; k < count; k++) {
      int i = which[k];
      if (++moves[i] > copies.roles().longest()) {
        throw new InputError(
            "an episode of more than " + copies.roles().longest() + " moves",
            place(i),
            "an end by then, as the environment promises",
            "Maybe a player never does what ends it, or the environment's limit is too low.");
      }
      pay(mover, i);
      if (all != null) {
        seats[mover].lived[i].step(observations, k * seen, actions, k * width, logProbabilities[k]);
        seats[mover].acted[i] = true;
      }
      roles[mover].actions().clip(actions, k * width);
    }
    try {
      copies.act(which, count, actions);
    } catch (InputError e) {
      throw e.at(e.where() + "; " + purpose + ", seed " + seed);
    }
  }

  private void choose(int mover, Part part, int count, RandomStream random) {
    if (part.lived() != null) {
      part.policy().act(count, observations, actions, logProbabilities, random);
      return;
    }
    int seen = roles[mover].observations().size();
    int width = roles[mover].actions().size();
    for (int k = 0; k < count; k++) {
      System.arraycopy(observations, k * seen, one, 0, seen);
      part.policy().mode(one, single);
      System.arraycopy(single, 0, actions, k * width, width);
    }
  }
}
