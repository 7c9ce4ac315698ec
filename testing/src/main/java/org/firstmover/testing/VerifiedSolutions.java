package org.firstmover.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Observers;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test if any solution that any method answered during it is not verified. Registered for
 * all tests by JUnit's automatic detection: no method can be tested without being verified.
 */
public final class VerifiedSolutions implements BeforeEachCallback, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(VerifiedSolutions.class);

  /** Keeps what failed, not what passed: tests solve thousands of games. */
  private static final class Unverified implements Consumer<Solution> {
    private final List<Solution> solutions = new CopyOnWriteArrayList<>();

    @Override
    public void accept(Solution solution) {
      if (!solution.certificate().verified()) {
        solutions.add(solution);
      }
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Unverified unverified = new Unverified();
    context.getStore(NAMESPACE).put(Unverified.class, unverified);
    Observers.add(unverified);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Unverified unverified = context.getStore(NAMESPACE).remove(Unverified.class, Unverified.class);
    if (unverified == null) {
      return;
    }
    Observers.remove(unverified);
    if (!unverified.solutions.isEmpty()) {
      Solution first = unverified.solutions.get(0);
      throw new AssertionError(
          unverified.solutions.size()
              + " solutions were not verified; the first, of "
              + first.game()
              + " by "
              + first.method().name()
              + ", failed "
              + first.certificate().failed());
    }
  }
}
