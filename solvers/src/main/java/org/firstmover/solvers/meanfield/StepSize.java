package org.firstmover.solvers.meanfield;

/**
 * A step against rewards: given, or one that finds its size. Then it begins at a number over the
 * range of rewards, so that a game in other units takes the same steps, is halved after a round in
 * which exploitability has risen, and else grows by a tenth. In monotone games exploitability falls
 * along small enough steps; in games that cycle the least step, a thousandth of the first, remains.
 */
final class StepSize {
  /** The given step that stands for one that finds its size. */
  static final double FOUND = 0;

  /** Where mirror descent begins. */
  static final double OF_VALUES = 10;

  private static final double SHRINKING = 0.5;
  private static final double GROWTH = 1.1;
  private static final double SPAN = 1e3;

  /** Where all rewards seem to be the same. */
  private static final double LONGEST = 1e12;

  private final double given;
  private final double first;
  private double step;
  private double last = Double.POSITIVE_INFINITY;

  /**
   * @param given or {@link #FOUND}
   * @param begin the first step times the range of rewards
   * @param dynamics that has met the crowd of the first policies
   */
  StepSize(double given, double begin, Dynamics dynamics) {
    this.given = given;
    first = Math.min(begin / dynamics.rewardRange(), LONGEST);
    step = first / GROWTH;
  }

  /**
   * The next step, in units of 1 over rewards.
   *
   * @param exploitability of the policies from which it starts
   */
  double next(double exploitability) {
    if (given != FOUND) {
      return given;
    }
    step *= exploitability > last ? SHRINKING : GROWTH;
    step = Math.max(first / SPAN, Math.min(first * SPAN, step));
    last = exploitability;
    return step;
  }
}
