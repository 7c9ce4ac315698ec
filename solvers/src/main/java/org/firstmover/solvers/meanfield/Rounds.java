package org.firstmover.solvers.meanfield;

import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;

/** When an iteration ends: at its tolerance, its number of rounds, or a limit of the run. */
final class Rounds {
  static final Option<Integer> MOST =
      Option.whole("rounds", 1, 1_000_000_000, 10_000, "the most rounds of the followers");
  static final Option<Double> TOLERANCE =
      Option.number("tolerance", 0, 1e9, 1e-3, "exploitability at which the followers' rounds end");

  private final int most;
  private final double tolerance;
  private final Run run;
  private long count;
  private double last = Double.POSITIVE_INFINITY;

  Rounds(Options options, Run run) {
    this(options.get(MOST), options.get(TOLERANCE), run);
  }

  Rounds(int most, double tolerance, Run run) {
    this.most = most;
    this.tolerance = tolerance;
    this.run = run;
  }

  /**
   * Whether this was the last round.
   *
   * @param gains of each population
   */
  boolean end(double[] gains) {
    run.check();
    run.count("rounds");
    last = 0;
    for (double gain : gains) {
      last += gain;
    }
    return last <= tolerance || count++ >= most || run.exhausted();
  }

  /** Rounds that were not the last. */
  long count() {
    return count;
  }

  /** Exploitability at the last round. */
  double last() {
    return last;
  }
}
