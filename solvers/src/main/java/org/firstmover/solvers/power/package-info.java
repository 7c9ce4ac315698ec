/** Dispatch of power networks in the direct-current approximation. */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.power;
