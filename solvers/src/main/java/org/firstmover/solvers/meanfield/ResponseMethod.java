package org.firstmover.solvers.meanfield;

import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;

/** A published way to the populations' equilibrium at one commitment. */
interface ResponseMethod {
  /** Its options have names of their own: leaders who use it offer them, too. */
  MethodInfo info();

  /**
   * @param dynamics at the commitment
   * @param start policies to begin with; not written to
   */
  Equilibrium respond(Dynamics dynamics, double[][][] start, Options options, Run run);
}
