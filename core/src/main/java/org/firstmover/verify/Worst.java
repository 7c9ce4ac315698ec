package org.firstmover.verify;

import java.util.function.IntFunction;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;

/** The worst of several errors, each by its own tolerance; what is not a number is worse still. */
public final class Worst {
  private int index = -1;
  private double error;
  private double tolerance;

  /** One more error; the index is handed to {@link #check} if it is the worst. */
  public void offer(int candidate, double value, double allowed) {
    double worst = error / tolerance;
    if (index < 0 || (!(value / allowed <= worst) && !Double.isNaN(worst))) {
      index = candidate;
      error = value;
      tolerance = allowed;
    }
  }

  public boolean isEmpty() {
    return index < 0;
  }

  /**
   * @param note of the worst one
   */
  public Check check(String name, Kind kind, IntFunction<String> note) {
    return Check.of(name, kind, error, tolerance).withNote(note.apply(index));
  }
}
