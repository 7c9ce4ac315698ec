package org.firstmover.experiments.run;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.solve.Reported;

/**
 * What came of a run. All but {@code seconds}, {@code finished} and {@code host} is the same
 * whenever and wherever the run is made.
 *
 * @param status of the solution, or {@link #FAILED}
 * @param verdict of the certificate; empty if the run failed
 * @param error why the run failed; empty if it did not
 * @param gameFingerprint of the game that was played; empty if it could not be made
 * @param solution the solution file, without timing; empty if the run failed
 * @param quantities of the study, name to value
 * @param work counters, name to count
 * @param reported numbers that the method reported on its way
 * @param seconds that the method took
 * @param finished when, in UTC
 * @param host where
 */
public record Outcome(
    String status,
    String verdict,
    String error,
    String gameFingerprint,
    String solution,
    Map<String, Double> quantities,
    Map<String, Long> work,
    List<Reported> reported,
    double seconds,
    String finished,
    Host host)
    implements Serializable {
  /** The status of a run whose method threw an exception. */
  public static final String FAILED = "failed";

  public Outcome {
    quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
    work = Collections.unmodifiableMap(new LinkedHashMap<>(work));
    reported = List.copyOf(reported);
  }

  public boolean failed() {
    return status.equals(FAILED);
  }

  /** Whether the certificate holds, by search included. */
  public boolean verified() {
    return verdict.startsWith("verified");
  }
}
