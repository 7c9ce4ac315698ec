package org.firstmover.solvers.meanfield;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.solve.Run;
import org.firstmover.solvers.meanfield.Trials.Trial;

/**
 * Steps along each of the leader's numbers to what is best there, of half the size when none is
 * better.
 *
 * <p>Source: R. M. Lewis, V. Torczon, "Pattern search algorithms for bound constrained
 * minimization", SIAM Journal on Optimization 9, 1999.
 */
record CompassSearch(LeaderBox box, Run run) {

  /**
   * The best commitment that steps lead to.
   *
   * @param steps first sizes, one a number
   * @param halvings after which it ends
   */
  Trial climb(Trials trials, Trial from, double[] steps, int halvings) {
    Trial best = from;
    double[] step = steps.clone();
    for (int halving = 0; halving <= halvings && !run.exhausted(); ) {
      run.check();
      run.progress("refining", (double) halving / (halvings + 1));
      Trial better = trials.best(best, around(best.commitment(), step));
      if (!(better.gain() > best.gain())) {
        for (int i = 0; i < step.length; i++) {
          step[i] /= 2;
        }
        halving++;
      }
      best = better;
    }
    return best;
  }

  private List<double[]> around(double[] centre, double[] step) {
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < centre.length; i++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double[] trial = centre.clone();
        trial[i] = box.nearest(i, centre[i] + sign * step[i]);
        if (trial[i] != centre[i]) {
          all.add(trial);
        }
      }
    }
    return all;
  }
}
