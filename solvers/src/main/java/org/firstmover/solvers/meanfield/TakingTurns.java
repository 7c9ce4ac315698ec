package org.firstmover.solvers.meanfield;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.solve.Option;
import org.firstmover.solvers.meanfield.Trials.Trial;
import org.jspecify.annotations.Nullable;

/**
 * The leader does what is best while the populations go on as they do, they respond to that, and so
 * on. Where this comes to rest, each answers the other: a Nash-like point, not a commitment.
 */
final class TakingTurns {
  static final Option<Integer> TURNS =
      Option.whole(
          "turns",
          0,
          1_000_000,
          100,
          "the most turns of a leader who takes followers as they are; 0: no comparison with her");

  /** Key of what the leader has where taking turns ends. */
  static final String VALUE = "value of taking turns";

  /** Part of the bounds' distance at which two commitments are one. */
  private static final double SAME = 1e-9;

  /** A gain this small, relative to values, is rounding. */
  private static final double GAIN = 1e-14;

  private static final int HALVINGS = 40;

  private final Leading leading;
  private final Contraction contraction;
  private final List<double[]> visited = new ArrayList<>();
  private @Nullable Equilibrium equilibrium;
  private boolean settled;
  private boolean cycles;

  TakingTurns(Leading leading) {
    this.leading = leading;
    contraction = new Contraction("leader's", leading.run());
  }

  /** Takes turns from a commitment until nobody moves, or they come to where they were. */
  TakingTurns from(double[] start) {
    double[] commitment = start.clone();
    Equilibrium reply = leading.respond(commitment, null, leading.run());
    int most = leading.options().get(TURNS);
    for (int turn = 0; turn < most && !leading.run().exhausted(); turn++) {
      leading.run().check();
      leading.run().progress("taking turns", (double) turn / most);
      visited.add(commitment);
      double[] next = bestAgainst(reply);
      double change = leading.box().distance(commitment, next);
      contraction.changed(change);
      settled = change <= SAME;
      cycles = !settled && visited.stream().anyMatch(v -> leading.box().distance(v, next) <= SAME);
      if (settled || cycles) {
        break;
      }
      commitment = next;
      reply = leading.respondAfter(reply, commitment, reply.policy());
    }
    equilibrium = reply;
    return this;
  }

  /** What is best for the leader while the flow stays as it is. */
  private double[] bestAgainst(Equilibrium reply) {
    try (Trials trials =
        new Trials(
            leading.run(),
            (commitment, part) -> {
              double value = leading.game().leaderValue(commitment, reply.flow());
              return new Trial(commitment, leading.game().leaderGoal().gain(value), reply);
            })) {
      double now = leading.gain(reply);
      Trial best =
          new CompassSearch(leading.box(), leading.run(), 0)
              .climb(trials, new Trial(reply.commitment(), now, reply), leading.halves(), HALVINGS);
      return best.gain() > now + GAIN * (1 + Math.abs(now))
          ? best.commitment()
          : reply.commitment();
    }
  }

  /** The last commitment and the response to it. */
  Equilibrium equilibrium() {
    if (equilibrium == null) {
      throw new IllegalStateException("no turns taken, expected from() before");
    }
    return equilibrium;
  }

  /** Whether nobody moved any more. */
  boolean settled() {
    return settled;
  }

  /** Whether a commitment came back that had been left. */
  boolean cycles() {
    return cycles;
  }

  Contraction contraction() {
    return contraction;
  }

  int turns() {
    return visited.size();
  }
}
