/** Hierarchy games: response oracles, gradients through the followers' equilibrium, methods. */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.hierarchy;
