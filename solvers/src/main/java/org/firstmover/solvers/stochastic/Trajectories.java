package org.firstmover.solvers.stochastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.firstmover.game.stochastic.Simulator;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Rounds;
import org.firstmover.solve.Run;
import org.firstmover.solvers.linear.Vectors;

/**
 * Plays trajectories in batches and adds up what they say. Sums do not depend on the number of
 * threads: batches are the same whoever plays them, each has a random stream of its own, and they
 * are handed over in their order.
 */
final class Trajectories implements AutoCloseable {
  /** So many batches are played between two times that they are handed over. */
  private static final int ROUND = 16;

  /** Into which the trajectories are divided whose sums alone are asked for. */
  private static final int BATCHES = 16;

  private final Run run;
  private final Rounds rounds;
  private final List<Episode> episodes = new ArrayList<>();
  private final List<TrajectorySums> sums = new ArrayList<>();
  private final RewardRange leaderRange = new RewardRange();
  private final RewardRange followerRange = new RewardRange();

  /** Takes the sums of a batch, which are good until the call returns. */
  @FunctionalInterface
  interface Batch {
    void take(double[][] parts, int trajectories);
  }

  /**
   * @param policies to be played; may change between calls
   * @param sums makes as many as there are batches at a time
   */
  Trajectories(
      Simulator simulator, PolicyPair policies, Supplier<? extends TrajectorySums> sums, Run run) {
    this.run = run;
    rounds = new Rounds(run);
    for (int k = 0; k < ROUND; k++) {
      episodes.add(new Episode(simulator.copy(), policies));
      this.sums.add(sums.get());
    }
  }

  /**
   * Plays so many trajectories.
   *
   * @param batches their sizes differ by at most one
   * @param random whose children the batches draw from
   * @param taker called batch by batch, by this thread
   */
  void play(int trajectories, int batches, RandomStream random, Batch taker) {
    for (int start = 0; start < batches; start += ROUND) {
      int first = start;
      List<Integer> round = IntStream.range(0, Math.min(ROUND, batches - first)).boxed().toList();
      rounds.solve(
          round,
          slot -> {
            int size = size(trajectories, batches, first + slot);
            batch(slot, size, random.child("batch " + (first + slot)));
          });
      for (int slot : round) {
        taker.take(sums.get(slot).parts(), size(trajectories, batches, first + slot));
      }
    }
    for (Episode episode : episodes) {
      leaderRange.add(episode.leaderRange());
      followerRange.add(episode.followerRange());
    }
    run.count("trajectories", trajectories);
  }

  /**
   * Plays so many trajectories.
   *
   * @param random whose children the batches draw from
   * @param filled all their sums, part by part
   */
  void sum(int trajectories, RandomStream random, double[][] filled) {
    for (double[] sum : filled) {
      Arrays.fill(sum, 0);
    }
    play(
        trajectories,
        Math.min(BATCHES, trajectories),
        random,
        (parts, size) -> {
          for (int part = 0; part < parts.length; part++) {
            Vectors.add(1, parts[part], filled[part]);
          }
        });
  }

  /** Of all rewards of the leader so far. */
  RewardRange leaderRange() {
    return leaderRange;
  }

  /** Of all rewards of the follower so far, without the bonus. */
  RewardRange followerRange() {
    return followerRange;
  }

  private static int size(int trajectories, int batches, int batch) {
    return (int) ((batch + 1L) * trajectories / batches - (long) batch * trajectories / batches);
  }

  private void batch(int slot, int size, RandomStream random) {
    TrajectorySums sum = sums.get(slot);
    Episode episode = episodes.get(slot);
    sum.clear();
    for (int k = 0; k < size; k++) {
      episode.play(random);
      sum.add(episode);
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
