package org.firstmover.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Rounds of independent tasks on the threads of a run, the calling one among them. */
public final class Rounds implements AutoCloseable {
  private final Run run;
  private @Nullable ExecutorService helpers;

  public Rounds(Run run) {
    this.run = run;
  }

  /** Runs each task once; threads take the next one as they become free. */
  public void solve(List<Integer> tasks, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
            run.check();
            task.accept(tasks.get(i));
          }
        };
    int extra = Math.min(run.threads(), tasks.size()) - 1;
    List<Future<?>> started = new ArrayList<>();
    for (int i = 0; i < extra; i++) {
      started.add(helpers().submit(work));
    }
    run.check();
    work.run();
    for (Future<?> future : started) {
      join(future);
    }
  }

  private ExecutorService helpers() {
    if (helpers == null) {
      helpers =
          Executors.newFixedThreadPool(
              run.threads() - 1,
              work -> {
                Thread thread = new Thread(work, "firstmover-round");
                thread.setDaemon(true);
                return thread;
              });
    }
    return helpers;
  }

  private void join(Future<?> future) {
    try {
      future.get();
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
    if (helpers != null) {
      helpers.shutdownNow();
    }
  }
}
