package org.firstmover.solve;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.firstmover.random.RandomStream;

/** One run of a method: its random stream, threads, limits, progress, cancellation and counters. */
public final class Run {
  private final long seed;
  private final int threads;
  private final Limits limits;
  private final Progress progress;
  private final RandomStream random;
  private final long start = System.nanoTime();
  private final AtomicLong work = new AtomicLong();
  private final Map<String, LongAdder> counters = new ConcurrentSkipListMap<>();
  private volatile boolean cancelled;

  public Run(long seed, int threads, Limits limits, Progress progress) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads [" + threads + "], expected at least 1");
    }
    this.seed = seed;
    this.threads = threads;
    this.limits = limits;
    this.progress = progress;
    this.random = RandomStream.of(seed);
  }

  /** One thread, no limits, silent. */
  public static Run withSeed(long seed) {
    return new Run(seed, 1, Limits.NONE, Progress.SILENT);
  }

  public long seed() {
    return seed;
  }

  public int threads() {
    return threads;
  }

  /** The stream of this run; derive children by name from it. */
  public RandomStream random() {
    return random;
  }

  public void progress(String stage, double fraction) {
    progress.at(stage, fraction);
  }

  public void cancel() {
    cancelled = true;
  }

  /**
   * To be called at natural points of an iteration.
   *
   * @throws CancelledException if the run was cancelled
   */
  public void check() {
    if (cancelled) {
      throw new CancelledException();
    }
  }

  /** Counts one unit of work of this name; the units of all names add up to the work limit. */
  public void count(String what) {
    counters.computeIfAbsent(what, name -> new LongAdder()).increment();
    work.incrementAndGet();
  }

  /** Whether a work or time limit is reached: the method should answer with what it has. */
  public boolean exhausted() {
    return work.get() >= limits.work() || System.nanoTime() - start > limits.time().toNanos();
  }

  /** Name to count, sorted by name. */
  public Map<String, Long> work() {
    Map<String, Long> counts = new TreeMap<>();
    counters.forEach((name, count) -> counts.put(name, count.sum()));
    return counts;
  }
}
