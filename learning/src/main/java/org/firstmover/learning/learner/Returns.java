package org.firstmover.learning.learner;

import org.firstmover.learning.policy.Experience;

/** What steps led to, by their rewards and by estimates of values. */
final class Returns {
  private Returns() {}

  /**
   * Sums of rewards from each step to the end of its stretch; behind a stretch that was cut nothing
   * is known and nothing is added.
   *
   * @param filled a number a step
   */
  static void toGo(Experience experience, double discount, double[] filled) {
    double[] rewards = experience.rewards();
    int step = experience.size();
    for (int stretch = experience.stretches() - 1; stretch >= 0; stretch--) {
      int from = stretch == 0 ? 0 : experience.end(stretch - 1);
      double sum = 0;
      for (step = experience.end(stretch) - 1; step >= from; step--) {
        sum = rewards[step] + discount * sum;
        filled[step] = sum;
      }
    }
  }

  /**
   * Generalised advantage estimation: A_t = sum over k of (discount lambda)^k d_{t+k}, where d_t =
   * r_t + discount V(s_{t+1}) - V(s_t). V is 0 behind the end of an episode; a stretch that was cut
   * goes on with the value of what was seen next.
   *
   * <p>Source: J. Schulman et al., "High-dimensional continuous control using generalized advantage
   * estimation", ICLR 2016, equation 16.
   *
   * @param values a number a step
   * @param next a number a stretch: the value of what was seen behind it, if it was cut
   * @param advantages filled, a number a step
   */
  static void advantages(
      Experience experience,
      double discount,
      double lambda,
      double[] values,
      double[] next,
      double[] advantages) {
    double[] rewards = experience.rewards();
    for (int stretch = experience.stretches() - 1; stretch >= 0; stretch--) {
      int from = stretch == 0 ? 0 : experience.end(stretch - 1);
      double following = experience.isCut(stretch) ? next[stretch] : 0;
      double advantage = 0;
      for (int step = experience.end(stretch) - 1; step >= from; step--) {
        double surprise = rewards[step] + discount * following - values[step];
        advantage = surprise + discount * lambda * advantage;
        advantages[step] = advantage;
        following = values[step];
      }
    }
  }

  /** Shifts and scales to mean 0 and standard deviation 1, which is taken as at least 1e-4. */
  static void standardise(double[] numbers, int count) {
    double mean = 0;
    for (int i = 0; i < count; i++) {
      mean += numbers[i] / count;
    }
    double variance = 0;
    for (int i = 0; i < count; i++) {
      variance += (numbers[i] - mean) * (numbers[i] - mean) / count;
    }
    double deviation = Math.max(1e-4, Math.sqrt(variance));
    for (int i = 0; i < count; i++) {
      numbers[i] = (numbers[i] - mean) / deviation;
    }
  }
}
