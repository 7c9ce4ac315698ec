package org.firstmover.solvers.meanfield;

import java.util.Arrays;
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

  Rounds(Options options, Run run) {
    most = options.get(MOST);
    tolerance = options.get(TOLERANCE);
    this.run = run;
  }

  /**
   * Whether this was the last round.
   *
   * @param gains of each population
   */
  boolean end(long round, double[] gains) {
    run.check();
    run.count("rounds");
    return Arrays.stream(gains).sum() <= tolerance || round >= most || run.exhausted();
  }
}
