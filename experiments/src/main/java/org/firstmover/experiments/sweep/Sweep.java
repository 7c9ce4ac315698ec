package org.firstmover.experiments.sweep;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.firstmover.experiments.checkpoint.CheckpointFolder;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.store.Store;
import org.firstmover.solve.Reported;
import org.jspecify.annotations.Nullable;

/**
 * Makes the unfinished runs of a store. One thread writes and tells the listeners: while it waits
 * for the disk the outcomes of other runs gather, and go into the next transaction together.
 */
public final class Sweep {
  private static final int LONGEST_QUEUE = 1024;

  private final Store store;
  private final CheckpointFolder checkpoints;
  private final Executor executor;
  private final List<SweepListener> listeners;
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>(LONGEST_QUEUE);
  private final Map<RunPlan, Outcome> batch = new LinkedHashMap<>();
  private final Runnable end = new End();
  private final Set<RunPlan> done = new HashSet<>();
  private volatile @Nullable Throwable failure;
  private volatile boolean cancelled;

  public Sweep(
      Store store, CheckpointFolder checkpoints, Executor executor, List<SweepListener> listeners) {
    this.store = store;
    this.checkpoints = checkpoints;
    this.executor = executor;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * To be called once. Returns when every run was made, or given up after {@link #cancel}.
   *
   * @return how many runs are left
   * @throws org.firstmover.game.InputError if a checkpoint cannot be read, or the store not written
   */
  public int run() {
    List<RunPlan> plans = List.of();
    try {
      plans = store.unfinished();
      checkpoints.prepare(plans.stream().map(RunPlan::fingerprint).toList());
      int total = store.count();
      int before = total - plans.size();
      listeners.forEach(listener -> listener.begun(total, before));
    } catch (RuntimeException e) {
      failure = e;
    }
    if (failure == null && !plans.isEmpty()) {
      make(plans);
    }
    close();
    return plans.size() - done.size();
  }

  private void make(List<RunPlan> plans) {
    Thread making = new Thread(() -> execute(plans), "executor");
    making.start();
    boolean more = true;
    while (more) {
      Runnable next = take();
      while (next != null) {
        more &= next != end;
        attempt(next);
        next = events.poll();
      }
      if (!batch.isEmpty()) {
        attempt(this::write);
        batch.clear();
      }
    }
  }

  /** Closes the listeners, whatever happened, and says what did. */
  private void close() {
    for (SweepListener listener : listeners) {
      try {
        listener.close();
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    rethrow();
  }

  /** Stops soon: what is finished is stored, the rest given up. */
  public void cancel() {
    cancelled = true;
    executor.cancel();
  }

  public boolean cancelled() {
    return cancelled;
  }

  private void execute(List<RunPlan> plans) {
    try {
      executor.execute(plans, checkpoints, new Queueing());
    } catch (Throwable e) { // whatever it is must end the study, not only this thread
      failure = e;
    } finally {
      put(end);
    }
  }

  /** After a failure nothing more is done: the executor's end is only awaited. */
  private void attempt(Runnable step) {
    if (failure != null) {
      return;
    }
    try {
      step.run();
    } catch (RuntimeException e) {
      failure = e;
      executor.cancel();
    }
  }

  private void write() {
    store.finish(batch);
    for (Map.Entry<RunPlan, Outcome> stored : batch.entrySet()) {
      checkpoints.remove(stored.getKey().fingerprint());
      done.add(stored.getKey());
      listeners.forEach(listener -> listener.finished(stored.getKey(), stored.getValue()));
    }
  }

  private void rethrow() {
    Throwable problem = failure;
    if (problem instanceof RuntimeException e) {
      throw e;
    }
    if (problem instanceof Error e) {
      throw e;
    }
    if (problem != null) {
      throw new IllegalStateException(problem);
    }
  }

  private Runnable take() {
    while (true) {
      try {
        return events.take();
      } catch (InterruptedException e) {
        cancel(); // the caller's wish; the executor's end is still awaited
      }
    }
  }

  private void put(Runnable event) {
    boolean interrupted = false;
    while (true) {
      try {
        events.put(event);
        break;
      } catch (InterruptedException e) {
        interrupted = true; // an event must not be lost
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells the writer that no more will come. */
  private static final class End implements Runnable {
    @Override
    public void run() {}
  }

  /** Hands everything to the writing thread. */
  private final class Queueing implements Executor.Sink {
    @Override
    public void started(RunPlan plan) {
      put(() -> listeners.forEach(listener -> listener.started(plan)));
    }

    @Override
    public void reported(RunPlan plan, Reported reported) {
      put(() -> listeners.forEach(listener -> listener.reported(plan, reported)));
    }

    @Override
    public void finished(RunPlan plan, Outcome outcome) {
      put(
          () -> {
            if (!done.contains(plan)) {
              batch.putIfAbsent(plan, outcome);
            }
          });
    }

    @Override
    public void notMade(RunPlan plan, String reason) {
      put(() -> listeners.forEach(listener -> listener.notMade(plan, reason)));
    }
  }
}
