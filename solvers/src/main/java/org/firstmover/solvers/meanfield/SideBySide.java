package org.firstmover.solvers.meanfield;

import java.util.List;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;

/**
 * What a leader asks where Newton's systems are too large to be solved again and again: mirror
 * descent, fictitious play and the damped iteration side by side, each from the same policies;
 * after a few rounds the one that came nearest goes on alone. Where systems are small, {@link
 * SemismoothNewton}.
 */
final class SideBySide implements ResponseMethod {
  private static final Option<Double> ACCURACY =
      Option.number(
          "accuracy",
          1e-15,
          1,
          1e-5,
          "of responses where Newton's systems are large: exploitability relative to rewards");

  private static final MethodInfo INFO =
      new MethodInfo(
          "automatic",
          "semismooth-newton where its systems are small; else mirror descent, fictitious play and"
              + " the damped iteration, whichever comes nearest",
          "that of the iteration that comes nearest",
          "see semismooth-newton, mirror-descent, fictitious-play and damped-fixed-point",
          List.of(ACCURACY));

  /** Pairs at all times beyond which Newton's systems are large. */
  private static final long MOST_PAIRS = 2_000;

  /** Rounds that all make, before the nearest makes more of them alone, and so on. */
  private static final int TOGETHER = 50;

  private static final int ALONE = 500;

  private final SemismoothNewton newton = new SemismoothNewton();

  @Override
  public MethodInfo info() {
    return INFO;
  }

  private static boolean small(Dynamics dynamics) {
    long pairs = 0;
    for (int p = 0; p < dynamics.populations(); p++) {
      pairs += dynamics.population(p).pairs();
    }
    return pairs * dynamics.steps() <= MOST_PAIRS;
  }

  @Override
  public double promised(Dynamics dynamics, Options options) {
    return small(dynamics)
        ? newton.promised(dynamics, options)
        : options.get(ACCURACY) * dynamics.rewardRange();
  }

  @Override
  public Equilibrium respond(Dynamics dynamics, double[][][] start, Options options, Run run) {
    if (small(dynamics)) {
      return newton.respond(dynamics, start, options, run);
    }
    Rounds rounds =
        new Rounds(dynamics, options.get(Rounds.MOST), promised(dynamics, options), run);
    Lines lines = new Lines(dynamics, start);
    boolean over = false;
    while (!over) {
      for (int k = 0; k < TOGETHER && !over; k++) {
        over = lines.over(rounds);
      }
      Lines.Line nearest = lines.nearest();
      for (int k = 0; k < ALONE && !over; k++) {
        over = nearest.over(rounds);
      }
    }
    return Equilibrium.of(dynamics, lines.nearest().best(), rounds.count());
  }
}
