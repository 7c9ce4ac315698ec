package org.firstmover.solvers.hierarchy;

import org.firstmover.random.RandomStream;

/**
 * A stochastic equilibrium oracle x ~ O(p) of which only draws are known: followers that search
 * from random starts, a simulation, a record of play.
 */
@FunctionalInterface
public interface EquilibriumSampler {
  /**
   * An equilibrium that the followers may reach.
   *
   * @param leader her strategy, not changed
   * @param random all that chance may depend on: the same stream and strategy give the same draw
   * @return one number for each variable of a follower
   */
  double[] sample(double[] leader, RandomStream random);
}
