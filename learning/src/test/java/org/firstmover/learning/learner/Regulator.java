package org.firstmover.learning.learner;

import java.util.List;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;

/**
 * A scalar linear-quadratic regulator: ten times x becomes 1.1 x + 0.5 u, at a cost of x^2 + 0.2
 * u^2 before each. It begins at -1, -1/2, 1/2 or 1, equally likely.
 */
final class Regulator extends Alone {
  static final Role ROLE =
      new Role(
          "regulator",
          new Space.Box(List.of("x", "round"), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
          new Space.Box(List.of("u"), -2, 2));
  private static final double KEPT = 1.1;
  private static final double MOVED = 0.5;
  private static final double PRICE = 0.2;
  private static final int ROUNDS = 10;
  private static final double[] STARTS = {-1, -0.5, 0.5, 1};

  private double x;
  private int round = -1;

  Regulator() {
    super(ROLE, STARTS.length, ROUNDS + 1L);
  }

  /** By Riccati's recursion from the end; no u of it is outside of the box. */
  static double optimum() {
    double p = 0;
    for (int t = 0; t < ROUNDS; t++) {
      p = 1 + KEPT * KEPT * p - Math.pow(KEPT * MOVED * p, 2) / (PRICE + MOVED * MOVED * p);
    }
    return -p * (1 + 0.25 + 0.25 + 1) / STARTS.length;
  }

  @Override
  public void reset() {
    round = -1;
    x = 0;
    reward = 0;
  }

  @Override
  public int actor() {
    return round < 0 ? CHANCE : round == ROUNDS ? END : 0;
  }

  @Override
  public void observe(double[] filled) {
    if (round < 0) {
      java.util.Arrays.fill(filled, 0, STARTS.length, 1.0 / STARTS.length);
    } else {
      filled[0] = x;
      filled[1] = round / 5.0 - 1;
    }
  }

  @Override
  public void act(double[] action) {
    if (round < 0) {
      x = STARTS[(int) action[0]];
    } else {
      reward = -x * x - PRICE * action[0] * action[0];
      x = KEPT * x + MOVED * action[0];
    }
    round++;
  }

  @Override
  public Environment copy() {
    Regulator copy = new Regulator();
    copy.x = x;
    copy.round = round;
    copy.reward = reward;
    return copy;
  }
}
