package org.firstmover.solvers.meanfield;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.solve.Run;
import org.firstmover.solvers.meanfield.Trials.Trial;

/**
 * Steps along each of the leader's numbers to what is best there; where none is better, to the top
 * of the parabolas through the values on both sides, if that is better, and on with steps of an
 * eighth.
 *
 * <p>Source: R. M. Lewis, V. Torczon, "Pattern search algorithms for bound constrained
 * minimization", SIAM Journal on Optimization 9, 1999; parabolas are among its free choices.
 *
 * @param flat gains that are no reason to go on with small steps, relative to values
 */
record CompassSearch(LeaderBox box, Run run, double flat) {
  /** Halvings of steps at once. */
  private static final int AT_ONCE = 3;

  /** Halvings before which values that are alike are a coincidence. */
  private static final int FLAT_AFTER = 2 * AT_ONCE;

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
      Trial centre = best;
      List<Trial> around = trials.tried(around(centre.commitment(), step));
      best = Trials.better(centre, around);
      double worth = flat * (1 + Math.abs(centre.gain()));
      if (best.gain() - centre.gain() > worth) {
        continue;
      }
      double least = around.stream().mapToDouble(Trial::gain).min().orElse(centre.gain());
      if (best.gain() - least <= worth && halving >= FLAT_AFTER) {
        return best;
      }
      best = trials.best(best, List.of(top(centre, around)));
      for (int i = 0; i < step.length; i++) {
        step[i] /= 1 << AT_ONCE;
      }
      halving += AT_ONCE;
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

  /** Where the parabola along each number has its top, if both sides were tried. */
  private static double[] top(Trial centre, List<Trial> around) {
    double[] top = centre.commitment().clone();
    for (int i = 0; i < top.length; i++) {
      double here = centre.commitment()[i];
      double below = Double.NaN;
      double above = Double.NaN;
      double downhill = 0;
      double uphill = 0;
      for (Trial trial : around) {
        double moved = trial.commitment()[i] - here;
        if (moved < 0) {
          below = moved;
          downhill = (trial.gain() - centre.gain()) / moved;
        } else if (moved > 0) {
          above = moved;
          uphill = (trial.gain() - centre.gain()) / moved;
        }
      }
      // slopes between the points; the parabola's falls evenly from the one to the other
      double shift = (downhill * above - uphill * below) / 2 / (downhill - uphill);
      top[i] += Math.abs(shift) < above - below ? shift : 0;
    }
    return top;
  }
}
