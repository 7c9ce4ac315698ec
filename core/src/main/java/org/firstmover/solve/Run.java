package org.firstmover.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.firstmover.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a method: its random stream, threads, limits, progress, checkpoints, cancellation and
 * counters.
 */
public final class Run {
  private final long seed;
  private final int threads;
  private final Limits limits;
  private final Progress progress;
  private final Checkpoints checkpoints;
  private final RandomStream random;
  private final long start = System.nanoTime();
  private final AtomicLong work = new AtomicLong();
  private final Map<String, LongAdder> counters = new ConcurrentSkipListMap<>();
  private final List<Reported> reported = new ArrayList<>();
  private final @Nullable Run whole;
  private volatile boolean cancelled;

  public Run(long seed, int threads, Limits limits, Progress progress) {
    this(seed, threads, limits, progress, Checkpoints.NONE);
  }

  public Run(long seed, int threads, Limits limits, Progress progress, Checkpoints checkpoints) {
    this(seed, threads, limits, progress, checkpoints, null);
  }

  private Run(
      long seed,
      int threads,
      Limits limits,
      Progress progress,
      Checkpoints checkpoints,
      @Nullable Run whole) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads [" + threads + "], expected at least 1");
    }
    this.seed = seed;
    this.threads = threads;
    this.limits = limits;
    this.progress = progress;
    this.checkpoints = checkpoints;
    this.random = RandomStream.of(seed);
    this.whole = whole;
  }

  /** One thread, no limits, silent. */
  public static Run withSeed(long seed) {
    return new Run(seed, 1, Limits.NONE, Progress.SILENT);
  }

  /**
   * A silent run, of one thread, of one of several tasks that are done at once: it may use what is
   * left now, whatever the other tasks use, so that what it does depends on no order. It ends when
   * this one is cancelled; {@link #add} counts its work here.
   */
  public Run part() {
    Limits left =
        new Limits(
            Math.max(0, limits.work() - work.get()),
            limits.time().minusNanos(System.nanoTime() - start));
    return new Run(seed, 1, left, Progress.SILENT, Checkpoints.NONE, this);
  }

  /** Counts the work of a part that has ended. */
  public void add(Run part) {
    part.counters.forEach((name, number) -> tally(name, number.sum()));
    work.addAndGet(part.work.get());
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

  /** Tells people something of how the answer comes about; no part of the result. */
  public void note(String note) {
    progress.note(note);
  }

  /**
   * Reports a number on the way. Call in an order that does not depend on threads: what is reported
   * is part of the result.
   */
  public void report(String name, long step, double value) {
    Reported number = new Reported(name, step, value);
    synchronized (reported) {
      reported.add(number);
    }
    progress.reported(number);
  }

  /** What was reported, in order. */
  public List<Reported> reported() {
    synchronized (reported) {
      return List.copyOf(reported);
    }
  }

  /**
   * The state that the method saved before the process ended, if it did; counters and reported
   * numbers are those of that moment. To be called before the first unit of work.
   */
  public Optional<byte[]> restored() {
    return checkpoints
        .restore()
        .map(
            bytes -> {
              RunState state = RunState.of(bytes);
              state.work().forEach(this::count);
              state.reported().forEach(s -> report(s.name(), s.step(), s.value()));
              return state.method();
            });
  }

  /**
   * To be called where the method could go on from: saves the state if it is time to.
   *
   * @param state of the method, from which it would continue to the same answer
   */
  public void checkpoint(Supplier<byte[]> state) {
    if (checkpoints.due()) {
      checkpoints.save(new RunState(work(), reported(), state.get()).toBytes());
    }
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
    if (whole != null) {
      whole.check();
    }
  }

  /** Counts one unit of work of this name; the units of all names add up to the work limit. */
  public void count(String what) {
    count(what, 1);
  }

  /** Counts so many units of work of this name. */
  public void count(String what, long units) {
    counters.computeIfAbsent(what, name -> new LongAdder()).add(units);
    work.addAndGet(units);
  }

  /** Adds to a counter of what was found, which uses up no limit. */
  public void tally(String what, long number) {
    counters.computeIfAbsent(what, name -> new LongAdder()).add(number);
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
