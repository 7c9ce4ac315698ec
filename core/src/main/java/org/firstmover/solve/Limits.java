package org.firstmover.solve;

import java.time.Duration;

/**
 * When a run stops with its best answer so far.
 *
 * @param work units of work, each method's own (linear programmes, nodes); repeatable
 * @param time on the clock; not repeatable
 */
public record Limits(long work, Duration time) {
  public static final Limits NONE = new Limits(Long.MAX_VALUE, Duration.ofDays(36_500));
}
