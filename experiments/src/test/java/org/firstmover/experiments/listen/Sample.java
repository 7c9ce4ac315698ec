package org.firstmover.experiments.listen;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.experiments.run.Host;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;

/** Plans and outcomes made by hand. */
final class Sample {
  static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");
  static final Clock CLOCK = Clock.fixed(TIME, ZoneOffset.UTC);

  private Sample() {}

  static RunPlan plan(String game, String setting, String method, long seed) {
    return new RunPlan("study", game, setting, method, "{}", "solver", Map.of(), seed);
  }

  static Outcome verified(double value) {
    Map<String, Double> quantities = new LinkedHashMap<>();
    quantities.put("value", value);
    quantities.put("regret", 0.0);
    return outcome("optimal", "verified", "", quantities);
  }

  static Outcome failed(String error) {
    return outcome(Outcome.FAILED, "", error, Map.of());
  }

  static Outcome outcome(
      String status, String verdict, String error, Map<String, Double> quantities) {
    return new Outcome(
        status,
        verdict,
        error,
        "",
        "",
        quantities,
        Map.of("nodes", 12L),
        List.of(),
        0.25,
        TIME.toString(),
        Host.here());
  }
}
