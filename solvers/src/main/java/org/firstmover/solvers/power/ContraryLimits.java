package org.firstmover.solvers.power;

import java.util.Arrays;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.Network;
import org.jspecify.annotations.Nullable;

/**
 * Limits round a loop that no angles keep, whatever is generated and drawn: phase shifters may
 * drive more power round a loop than its branches take.
 *
 * <p>Each limit says that one angle is at most so much more than another. Such a system has no
 * solution if and only if a closed walk adds up to less than 0, which Bellman's method of shortest
 * paths finds. The walk is the proof: a multiplier for each of its limits, inverse to the branch's
 * susceptance, so that what they add to the condition of each angle cancels.
 *
 * <p>Source: T. H. Cormen, C. E. Leiserson, R. L. Rivest, C. Stein, "Introduction to Algorithms",
 * third edition, sections 24.1 and 24.4.
 *
 * @param congestion multiplier of each branch's limit, at most 1 in size
 * @param excess per unit, by which the flows of the loop must be beyond their limits in sum
 */
record ContraryLimits(double[] congestion, double excess) {
  /** Radians: less is rounding. */
  private static final double ROUNDING = 1e-9;

  /** Null if some angles keep all limits. */
  static @Nullable ContraryLimits of(DispatchProgram program) {
    double[] angle = new double[program.buses];
    int[] last = new int[program.buses];
    Arrays.fill(last, -1);
    int changed = -1;
    for (int round = 0; round <= program.buses; round++) {
      changed = -1;
      for (int arc = 0; arc < 2 * program.branches; arc++) {
        int head = head(program, arc);
        double reached = angle[tail(program, arc)] + room(program, arc);
        if (reached < angle[head] - ROUNDING) {
          angle[head] = reached;
          last[head] = arc;
          changed = head;
        }
      }
      if (changed < 0) {
        return null;
      }
    }
    return round(program, last, changed);
  }

  /** Arc 2k limits how far branch k's from end is ahead, arc 2k + 1 how far its to end is. */
  private static int head(DispatchProgram program, int arc) {
    return arc % 2 == 0 ? program.from[arc / 2] : program.to[arc / 2];
  }

  private static int tail(DispatchProgram program, int arc) {
    return arc % 2 == 0 ? program.to[arc / 2] : program.from[arc / 2];
  }

  /** Radians by which the head may be ahead of the tail. */
  private static double room(DispatchProgram program, int arc) {
    int k = arc / 2;
    double susceptance = program.susceptance[k];
    boolean most = (arc % 2 == 0) == (susceptance > 0);
    double flow = most ? program.flowUpper[k] : program.flowLower[k];
    double turn = (flow + program.offset[k]) / susceptance;
    return arc % 2 == 0 ? turn : -turn;
  }

  /** The closed walk that a bus hangs on which changes after as many rounds as there are buses. */
  private static ContraryLimits round(DispatchProgram program, int[] last, int changed) {
    int on = changed;
    for (int step = 0; step < program.buses; step++) {
      on = tail(program, last[on]);
    }
    double[] congestion = new double[program.branches];
    double weakest = Double.POSITIVE_INFINITY;
    double sum = 0;
    int at = on;
    do {
      int arc = last[at];
      double susceptance = program.susceptance[arc / 2];
      congestion[arc / 2] = (arc % 2 == 0 ? 1 : -1) / susceptance;
      weakest = Math.min(weakest, Math.abs(susceptance));
      sum += room(program, arc);
      at = tail(program, arc);
    } while (at != on);
    for (int k = 0; k < congestion.length; k++) {
      congestion[k] *= weakest;
    }
    return new ContraryLimits(congestion, -sum * weakest);
  }

  /** No dispatch: nothing is generated, all angles are 0. */
  Dispatch infeasible(Network network, double[] load) {
    int buses = load.length;
    double[] flows = new double[congestion.length];
    return new Dispatch(
        Dispatch.Status.INFEASIBLE,
        load.clone(),
        excess * network.base(),
        new double[network.generators().size()],
        new double[buses],
        flows,
        new double[buses],
        congestion,
        new double[buses],
        new double[buses]);
  }
}
