package org.firstmover.learning.oracle;

import org.firstmover.learning.play.Player;

/** A leader who plays by answering: each of her moves is a query. */
record Asked(QueriedLeader leader) implements Player {
  @Override
  public void act(double[] observation, double[] action) {
    leader.answer(observation, action);
  }

  @Override
  public void reward(double amount) {
    leader.paid(amount);
  }
}
