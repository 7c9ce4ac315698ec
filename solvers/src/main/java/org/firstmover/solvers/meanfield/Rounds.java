package org.firstmover.solvers.meanfield;

import org.firstmover.solution.Solution;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;

/**
 * When an iteration ends: at its tolerance, its number of rounds, or a limit of the run. Where
 * nobody leads, exploitability is reported on the way, at each of the first hundred rounds, then at
 * every tenth, from the thousandth at every hundredth, and so on; leaders ask for so many responses
 * that nobody could read all their curves.
 */
final class Rounds {
  static final Option<Integer> MOST =
      Option.whole("rounds", 1, 1_000_000_000, 10_000, "the most rounds of the followers");
  static final Option<Double> TOLERANCE =
      Option.number("tolerance", 0, 1e9, 1e-3, "exploitability at which the followers' rounds end");

  private final int most;
  private final double tolerance;
  private final Run run;
  private final boolean reporting;
  private long count;
  private long stride = 1;
  private double last = Double.POSITIVE_INFINITY;

  Rounds(Dynamics dynamics, Options options, Run run) {
    this(dynamics, options.get(MOST), options.get(TOLERANCE), run);
  }

  Rounds(Dynamics dynamics, int most, double tolerance, Run run) {
    this(most, tolerance, dynamics.game().leader().isEmpty(), run);
  }

  private Rounds(int most, double tolerance, boolean reporting, Run run) {
    this.most = most;
    this.tolerance = tolerance;
    this.reporting = reporting;
    this.run = run;
  }

  /** Rounds of followers on the way to others, of which nothing is reported. */
  static Rounds silent(int most, double tolerance, Run run) {
    return new Rounds(most, tolerance, false, run);
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
    boolean over = last <= tolerance || count >= most || run.exhausted();
    if (reporting && (over || count % stride == 0)) {
      run.report(Solution.EXPLOITABILITY, count, last);
      run.progress("rounds", Math.min(1, (double) count / most));
      stride = count >= 100 * stride ? 10 * stride : stride;
    }
    count += last <= tolerance ? 0 : 1;
    return over;
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
