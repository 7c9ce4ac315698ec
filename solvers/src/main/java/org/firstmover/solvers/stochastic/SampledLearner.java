package org.firstmover.solvers.stochastic;

import java.util.function.Consumer;
import org.firstmover.solve.Run;

/** Learns from one batch of trajectories after the other; its state is data. */
interface SampledLearner extends AutoCloseable {
  /** Steps so far. */
  long iterations();

  /** Plays and steps. */
  void step();

  /** Reports what the last step has seen. */
  void report();

  /** Copies. */
  LearnedPolicies learned();

  byte[] state();

  void restore(byte[] state);

  @Override
  void close();

  /**
   * All iterations, or as many as limits allow.
   *
   * @param every iterations between reports
   * @param watch told of the iterates that are reported
   */
  static LearnedPolicies learn(
      SampledLearner learner,
      long iterations,
      int every,
      Run run,
      Consumer<LearnedPolicies> watch) {
    run.restored().ifPresent(learner::restore);
    while (learner.iterations() < iterations && !run.exhausted()) {
      run.check();
      run.progress("iterations", (double) learner.iterations() / iterations);
      learner.step();
      if (learner.iterations() % every == 0) {
        learner.report();
        watch.accept(learner.learned());
      }
      run.checkpoint(learner::state);
    }
    return learner.learned();
  }
}
