package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Mirror descent, fictitious play and the damped iteration side by side, each from the same
 * policies: on most games one of them comes near an equilibrium soon, and which one is not known
 * before.
 */
final class Lines {
  private static final double DAMPED = 0.1;

  private final List<Line> all;

  Lines(Dynamics dynamics, double[][][] start) {
    all =
        List.of(
            new Line(dynamics, start, new Mirror(dynamics, start)),
            new Line(dynamics, start, averaging(dynamics, k -> 1.0 / (k + 2))),
            new Line(dynamics, start, averaging(dynamics, k -> DAMPED)));
  }

  /** A round of all; whether one was the last. */
  boolean over(Rounds rounds) {
    boolean over = false;
    for (int i = 0; i < all.size() && !over; i++) {
      over = all.get(i).over(rounds);
    }
    return over;
  }

  /** The one that came nearest, the first of several. */
  Line nearest() {
    return Collections.min(all, Comparator.comparingDouble(line -> line.least));
  }

  /** One step of an iteration after the other. */
  private interface Iteration {
    /** What followers of each population could gain against the flow of a policy. */
    double[] look(double[][][] policy);

    /** Moves the policy at which it looked last. */
    void step(double[][][] policy, long k);
  }

  private static Iteration averaging(Dynamics dynamics, LongToDoubleFunction weight) {
    Averaging averaging = new Averaging(dynamics);
    return new Iteration() {
      @Override
      public double[] look(double[][][] policy) {
        return averaging.look(policy);
      }

      @Override
      public void step(double[][][] policy, long k) {
        averaging.step(policy, weight.applyAsDouble(k));
      }
    };
  }

  /** y = y + alpha Q, and softmax (y), see {@link MirrorDescent}. */
  private static final class Mirror implements Iteration {
    private final Dynamics dynamics;
    private @Nullable StepSize size;
    private double exploitability;
    private final double[][][] sums;
    private final double[][][] flow;
    private final double[][][] own;

    Mirror(Dynamics dynamics, double[][][] start) {
      this.dynamics = dynamics;
      sums = dynamics.table();
      flow = dynamics.table();
      own = dynamics.table();
      Choice.logarithms(start, sums, Choice.UNLIKELY);
    }

    @Override
    public double[] look(double[][][] policy) {
      dynamics.flow(policy, flow);
      dynamics.meet(flow);
      double[] gains = dynamics.values().gains(policy, flow, null, own);
      exploitability = Arrays.stream(gains).sum();
      return gains;
    }

    @Override
    public void step(double[][][] policy, long k) {
      if (size == null) {
        size =
            new StepSize(
                StepSize.FOUND, StepSize.OF_VALUES, dynamics); // when the range of rewards is known
      }
      double alpha = size.next(exploitability);
      Choice.combine(Math.max(0, 1 - alpha * dynamics.entropy()), sums, alpha, own);
      Choice.softmax(dynamics, sums, policy, 1);
    }
  }

  /** Where an iteration is, and the best that it met. */
  static final class Line {
    private final Iteration iteration;
    private final double[][][] policy;
    private final double[][][] best;
    private double least = Double.POSITIVE_INFINITY;
    private long count;

    Line(Dynamics dynamics, double[][][] start, Iteration iteration) {
      this.iteration = iteration;
      policy = dynamics.table();
      best = dynamics.table();
      Dynamics.copy(start, policy);
    }

    /** The policies of least exploitability. */
    double[][][] best() {
      return best;
    }

    double least() {
      return least;
    }

    /** One round; whether it was the last. */
    boolean over(Rounds rounds) {
      boolean over = rounds.end(iteration.look(policy));
      if (rounds.last() < least) {
        least = rounds.last();
        Dynamics.copy(policy, best);
      }
      if (!over) {
        iteration.step(policy, count++);
      }
      return over;
    }
  }
}
