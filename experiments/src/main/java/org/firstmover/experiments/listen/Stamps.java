package org.firstmover.experiments.listen;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.firstmover.experiments.run.RunPlan;

/** What every line begins with: the time, and which run. */
final class Stamps {
  /** ISO 8601 in UTC, always with milliseconds. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final Clock clock;

  /** Of the runs under way: a fingerprint hashes the whole game, and scalars may be many. */
  private final Map<RunPlan, String> fingerprints = new HashMap<>();

  Stamps(Clock clock) {
    this.clock = clock;
  }

  String time() {
    return TIME.format(clock.instant());
  }

  String fingerprint(RunPlan plan) {
    return fingerprints.computeIfAbsent(plan, RunPlan::fingerprint);
  }

  /** Nothing more is expected of this run. */
  void forget(RunPlan plan) {
    fingerprints.remove(plan);
  }
}
