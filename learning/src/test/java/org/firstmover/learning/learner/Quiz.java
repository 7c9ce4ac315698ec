package org.firstmover.learning.learner;

import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;

/** Six questions, one after the other, of three answers each: the right one is worth a point. */
final class Quiz extends Alone {
  static final double OPTIMUM = 6;
  static final Role ROLE = new Role("pupil", Space.Discrete.of(6), Space.Discrete.of(3));
  private static final int[] RIGHT = {2, 0, 1, 1, 2, 0};

  private int question;

  Quiz() {
    super(ROLE, 0, 6);
  }

  @Override
  public void reset() {
    question = 0;
    reward = 0;
  }

  @Override
  public int actor() {
    return question == 6 ? END : 0;
  }

  @Override
  public void observe(double[] filled) {
    filled[0] = question;
  }

  @Override
  public void act(double[] action) {
    reward = action[0] == RIGHT[question] ? 1 : 0;
    question++;
  }

  @Override
  public Environment copy() {
    Quiz copy = new Quiz();
    copy.question = question;
    copy.reward = reward;
    return copy;
  }
}
