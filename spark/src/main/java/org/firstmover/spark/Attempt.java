package org.firstmover.spark;

import java.io.Serializable;
import org.firstmover.experiments.run.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a task sends back.
 *
 * @param outcome null if the run could not be made
 * @param reason why it could not; empty if it was
 */
record Attempt(@Nullable Outcome outcome, String reason) implements Serializable {}
