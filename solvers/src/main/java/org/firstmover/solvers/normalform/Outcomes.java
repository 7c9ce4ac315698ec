package org.firstmover.solvers.normalform;

import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;
import org.firstmover.solvers.normalform.ResponseProgram.Outcome;
import org.jspecify.annotations.Nullable;

/** What is known of the follower's actions so far: all that a run needs to go on. */
final class Outcomes {
  private final @Nullable Outcome[] byAction;
  private int next;

  /**
   * @param next how many actions, in the order in which they are taken, are done with
   * @param actions of the follower
   */
  Outcomes(int next, int actions) {
    this.next = next;
    this.byAction = new Outcome[actions];
  }

  /** Null if the action's programme was not solved. */
  @Nullable Outcome get(int action) {
    return byAction[action];
  }

  void set(int action, Outcome outcome) {
    byAction[action] = outcome;
  }

  int next() {
    return next;
  }

  void reach(int done) {
    next = done;
  }

  /** For a checkpoint. */
  byte[] toBytes() {
    StateOutput out = new StateOutput().whole(next).whole(byAction.length);
    for (Outcome outcome : byAction) {
      out.flag(outcome != null);
      if (outcome != null) {
        out.flag(outcome.feasible()).numbers(outcome.x()).number(outcome.value());
        out.numbers(outcome.multipliers());
      }
    }
    return out.toBytes();
  }

  /**
   * @throws IllegalArgumentException if these are not the bytes of outcomes
   */
  static Outcomes of(byte[] bytes) {
    StateInput in = new StateInput(bytes);
    Outcomes outcomes = new Outcomes((int) in.whole(), (int) in.whole());
    for (int j = 0; j < outcomes.byAction.length; j++) {
      if (in.flag()) {
        outcomes.set(j, new Outcome(in.flag(), in.numbers(), in.number(), in.numbers()));
      }
    }
    return outcomes;
  }
}
