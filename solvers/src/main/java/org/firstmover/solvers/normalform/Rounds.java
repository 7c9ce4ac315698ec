package org.firstmover.solvers.normalform;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import org.firstmover.solve.Run;
import org.jspecify.annotations.Nullable;

/** Rounds of independent tasks on the threads of a run. */
final class Rounds implements AutoCloseable {
  private final Run run;
  private final @Nullable ForkJoinPool pool;

  Rounds(Run run) {
    this.run = run;
    this.pool = run.threads() == 1 ? null : new ForkJoinPool(run.threads());
  }

  void solve(List<Integer> tasks, IntConsumer task) {
    run.check();
    if (pool == null || tasks.size() < 2) {
      for (int index : tasks) {
        run.check();
        task.accept(index);
      }
      return;
    }
    try {
      pool.submit(() -> tasks.parallelStream().forEach(task::accept)).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      run.cancel();
      run.check();
    }
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}
