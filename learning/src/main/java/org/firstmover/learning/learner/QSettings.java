package org.firstmover.learning.learner;

/**
 * How values of actions are learned from memories.
 *
 * @param rate of Adam
 * @param memory steps that are remembered
 * @param batch of remembered steps an update
 * @param starts steps before the first update
 * @param every one update after so many steps
 * @param target the values that are bootstrapped from are brought up to date after so many steps
 * @param discount of rewards
 * @param gradientNorm longer gradients are scaled down to this; may be infinite
 * @param epsilon probability of an action at random
 * @param noise first standard deviation of what is added to all parameters while an episode is
 *     played; 0 for none
 */
public record QSettings(
    double rate,
    int memory,
    int batch,
    int starts,
    int every,
    int target,
    double discount,
    double gradientNorm,
    double epsilon,
    double noise) {

  /** The SimpleQ leaders of "Oracles &amp; Followers", without discount. */
  public static QSettings published() {
    return new QSettings(0.1, 50_000, 1024, 100, 4, 500, 1, 40, 0, 1);
  }

  public QSettings withRate(double changed) {
    return new QSettings(
        changed, memory, batch, starts, every, target, discount, gradientNorm, epsilon, noise);
  }
}
