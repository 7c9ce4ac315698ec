package org.firstmover.solvers.stochastic;

import java.util.EnumMap;
import java.util.Map;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Simulator;
import org.firstmover.random.Moments;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Run;
import org.firstmover.solvers.linear.Vectors;

/**
 * Values and derivatives of a game that is known by playing it, at given logits: means over
 * trajectories, without bias, and their standard errors. Formulas and sources are those of score
 * functions, gradient = E[R S], mixed = E[R2 S2 S1'], Hessian = E[R2 (S2 S2' + grad S2)], with the
 * terms of the follower's entropy bonus; only scores up to a reward's time are paired with it, and
 * returns are taken against the mean returns of a pilot.
 */
public final class SampledDerivatives {
  /** Numbers of all matrices together, of which there are one set a batch in a round. */
  private static final long MOST_NUMBERS = 1_000_000;

  private static final int BATCHES = 1000;
  private static final int PILOT_SHARE = 20;

  private final Map<Quantity, Moments> moments = new EnumMap<>(Quantity.class);
  private final int trajectories;

  private SampledDerivatives(Actions actions, int trajectories) {
    this.trajectories = trajectories;
    for (Quantity quantity : Quantity.values()) {
      moments.put(quantity, new Moments(quantity.size(actions)));
    }
  }

  /**
   * Plays and estimates. The same seed gives the same bits on any number of threads.
   *
   * @param leaderLogits theta1, finite, one number a move
   * @param followerLogits theta2, finite, one number a reply
   * @param trajectories how many, at least 100; a twentieth as many are played before, as a pilot
   * @param run whose random stream and threads are taken
   * @throws InputError if lengths or numbers are not so, or matrices would be too large
   */
  public static SampledDerivatives of(
      Simulator simulator,
      double[] leaderLogits,
      double[] followerLogits,
      int trajectories,
      Run run) {
    Actions actions = simulator.actions();
    checkSize(actions);
    checkLogits(leaderLogits, actions.moves(), "leader logits");
    checkLogits(followerLogits, actions.replies(), "follower logits");
    if (trajectories < 100) {
      throw new InputError(
          Integer.toString(trajectories),
          "trajectories",
          "at least 100, for standard errors",
          "Maybe take 100000: errors fall like the root of their number.");
    }
    PolicyPair policies = new PolicyPair(actions);
    policies.softmax(leaderLogits, followerLogits);
    Baselines baselines = new Baselines(actions.stateCount());
    double entropy = simulator.rules().entropy();
    SampledDerivatives derivatives = new SampledDerivatives(actions, trajectories);
    try (Trajectories play =
        new Trajectories(
            simulator, policies, () -> new ScoreSums(actions, policies, entropy, baselines), run)) {
      RandomStream random = run.random().child("score functions");
      pilot(play, actions, trajectories / PILOT_SHARE, random.child("pilot"), baselines);
      int batches = Math.min(BATCHES, trajectories / 10);
      play.play(trajectories, batches, random.child("trajectories"), derivatives::take);
    }
    return derivatives;
  }

  /** Values of states, from trajectories that are not used again. */
  private static void pilot(
      Trajectories play,
      Actions actions,
      int trajectories,
      RandomStream random,
      Baselines baselines) {
    double[][] sums = ScoreSums.parts(actions);
    play.sum(trajectories, random, sums);
    baselines.follow(
        sums[ScoreSums.LEADER_RETURNS],
        sums[ScoreSums.FOLLOWER_RETURNS],
        sums[ScoreSums.VISITS],
        /* rate= */ 1);
  }

  private void take(double[][] parts, int size) {
    moments.forEach(
        (quantity, of) -> {
          double[] mean = parts[quantity.part];
          Vectors.scale(1.0 / size, mean);
          of.add(mean);
        });
  }

  /** Whether mixed term and Hessian are small enough. */
  static boolean fits(Actions actions) {
    long columns = actions.moves() + (long) actions.replies();
    return actions.replies() * columns <= MOST_NUMBERS;
  }

  /**
   * @throws InputError if mixed term and Hessian would take too much memory
   */
  static void checkSize(Actions actions) {
    if (!fits(actions)) {
      throw new InputError(
          actions.replies() + " replies and " + actions.moves() + " moves",
          "mixed term and Hessian",
          "at most " + MOST_NUMBERS + " numbers in both",
          "Maybe take sampled-two-timescale, which needs no matrices.");
    }
  }

  private static void checkLogits(double[] logits, int length, String what) {
    if (logits.length != length || !Vectors.finite(logits)) {
      throw new InputError(
          logits.length == length ? "one that is not finite" : logits.length + " numbers",
          what,
          length + " finite numbers",
          "Maybe they belong to another game.");
    }
  }

  /** How many trajectories the means are over. */
  public int trajectories() {
    return trajectories;
  }

  /** The means; not a copy. */
  public double[] mean(Quantity quantity) {
    return of(quantity).mean();
  }

  /** Standard errors of the means, from the variance of batches. */
  public double[] standardErrors(Quantity quantity) {
    return of(quantity).standardErrors();
  }

  private Moments of(Quantity quantity) {
    Moments of = moments.get(quantity);
    if (of == null) {
      throw new IllegalStateException(quantity.name());
    }
    return of;
  }
}
