package org.firstmover.learning.tariff;

import org.firstmover.random.RandomStream;

/**
 * How much a home's load and a roof's yield differ from their means: normal deviations, cut off
 * where nothing would be drawn or yielded.
 *
 * <p>Standard deviations by hour, relative to the mean, are those of five homes over a year of the
 * CityLearn Challenge 2022. How much of a load's deviation neighbours share is not in these data;
 * the sun is the same for all roofs of a node, and a day's weather lasts for the day.
 *
 * @param scale of all deviations; 0 for none
 * @param shared part of the variance of loads that homes of a node have in common, 0 to 1
 */
record HomeNoise(double scale, double shared) {
  private static final double[] LOAD = {
    0.815, 0.814, 0.783, 0.763, 0.757, 0.725, 0.702, 0.664, 0.786, 0.697, 0.752, 0.792,
    0.853, 0.894, 0.845, 0.833, 0.809, 0.758, 0.834, 0.850, 0.813, 0.769, 0.798, 0.779
  };
  private static final double[] SUN = {
    0, 0, 0, 0, 0, 2.130, 1.179, 0.810, 0.570, 0.443, 0.405, 0.390, 0.401, 0.442, 0.533, 0.753,
    1.021, 1.446, 3.207, 0, 0, 0, 0, 0
  };

  /** What one home draws, kWh; its mean is up to 4 % higher for what is cut off. */
  double load(double mean, int hour, double common, RandomStream random) {
    if (scale == 0) {
      return mean;
    }
    double own = random.nextGaussian();
    double z = Math.sqrt(shared) * common + Math.sqrt(1 - shared) * own;
    return mean * Math.max(0, 1 + scale * LOAD[hour] * z);
  }

  /** What very many homes draw on average, kWh each. */
  double meanLoad(double mean, int hour, double common) {
    return mean * Math.max(0, 1 + scale * LOAD[hour] * Math.sqrt(shared) * common);
  }

  /** What a kW yields, kWh. */
  double sun(double mean, int hour, double weather) {
    return mean * Math.max(0, 1 + scale * SUN[hour] * weather);
  }
}
