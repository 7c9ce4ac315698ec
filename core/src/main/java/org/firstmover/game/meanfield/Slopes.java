package org.firstmover.game.meanfield;

/**
 * First derivatives of a mean-field game, pulled back: of a weighted sum of what the game computes,
 * in the shares of the crowd and in the leader's numbers. Slopes are added to what the arrays hold.
 */
public interface Slopes {
  /**
   * Of the sum of weight times reward.
   *
   * @param weights one number a pair of the population
   * @param crowdSlopes {@code double[population][pair]}
   * @param commitmentSlopes one for each of the leader's numbers
   */
  void rewards(
      int population,
      int time,
      double[] commitment,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] commitmentSlopes);

  /**
   * Of the sum of weight times probability of transition; not called where transitions are fixed.
   *
   * @param weights one number a successor of the population
   */
  void transitions(
      int population,
      int time,
      double[] commitment,
      double[][] crowd,
      double[] weights,
      double[][] crowdSlopes,
      double[] commitmentSlopes);

  /** Of the leader's objective. */
  void leaderValue(
      double[] commitment, double[][][] flow, double[][][] flowSlopes, double[] commitmentSlopes);
}
