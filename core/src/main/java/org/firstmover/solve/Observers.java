package org.firstmover.solve;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.firstmover.solution.Solution;

/** Who is told of every certified solution of this process; tests hold them all to account. */
public final class Observers {
  private static final List<Consumer<Solution>> ALL = new CopyOnWriteArrayList<>();

  private Observers() {}

  public static void add(Consumer<Solution> observer) {
    ALL.add(observer);
  }

  public static void remove(Consumer<Solution> observer) {
    ALL.remove(observer);
  }

  static Solution told(Solution solution) {
    ALL.forEach(observer -> observer.accept(solution));
    return solution;
  }
}
