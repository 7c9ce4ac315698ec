package org.firstmover.solvers.meanfield;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.solve.Run;

/**
 * Commitments that are tried, many at once, on the threads of a run. A trial depends on nothing but
 * its commitment, so that the same is found with any number of threads.
 */
final class Trials implements AutoCloseable {
  /** Tries a commitment. */
  @FunctionalInterface
  interface Objective {
    Trial tried(double[] commitment, Run run);
  }

  /**
   * A commitment that was tried.
   *
   * @param gain what it is worth to the leader; more is better, whatever her goal
   * @param response that it is worth this with
   */
  record Trial(double[] commitment, double gain, Equilibrium response) {}

  private final Run run;
  private final Objective objective;
  private final org.firstmover.solve.Rounds rounds;

  Trials(Run run, Objective objective) {
    this.run = run;
    this.objective = objective;
    rounds = new org.firstmover.solve.Rounds(run);
  }

  /**
   * All of them in order; without those at which the run came to a limit, as their responses are
   * not worth much then.
   */
  List<Trial> tried(List<double[]> commitments) {
    Trial[] trials = new Trial[commitments.size()];
    Run[] parts = new Run[trials.length];
    Arrays.setAll(parts, i -> run.part());
    rounds.solve(
        IntStream.range(0, trials.length).boxed().toList(),
        i -> {
          if (!parts[i].exhausted()) {
            trials[i] = objective.tried(commitments.get(i), parts[i]);
          }
        });
    List<Trial> finished = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].exhausted()) {
        finished.add(trials[i]);
      }
    }
    for (Run part : parts) {
      run.add(part);
    }
    return finished;
  }

  /** The best of them, the first of several, or the one given where none is better. */
  Trial best(Trial best, List<double[]> commitments) {
    return better(best, tried(commitments));
  }

  static Trial better(Trial best, List<Trial> others) {
    Trial found = best;
    for (Trial trial : others) {
      if (trial.gain() > found.gain()) {
        found = trial;
      }
    }
    return found;
  }

  @Override
  public void close() {
    rounds.close();
  }
}
