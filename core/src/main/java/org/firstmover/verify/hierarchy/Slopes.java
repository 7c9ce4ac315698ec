package org.firstmover.verify.hierarchy;

/** First derivatives of a gain in own variables, by whatever means, with their errors. */
@FunctionalInterface
interface Slopes {
  /**
   * At a point.
   *
   * @param slopes filled
   * @param errors filled with how far each slope may be off; infinite if there is none
   * @return the value there
   */
  double at(double[] own, double[] slopes, double[] errors);
}
