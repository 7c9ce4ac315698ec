package org.firstmover.solvers.stochastic;

/** What is added up over trajectories; each thread has its own. */
interface TrajectorySums {
  /** Begins anew. */
  void clear();

  void add(Episode episode);

  /** The sums, part by part; not copies. */
  double[][] parts();
}
