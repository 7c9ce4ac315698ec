package org.firstmover.experiments.store;

import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.jspecify.annotations.Nullable;

/**
 * A row of the store.
 *
 * @param fingerprint of the plan
 * @param outcome null if the run is not finished
 */
public record StoredRun(String fingerprint, RunPlan plan, @Nullable Outcome outcome) {}
