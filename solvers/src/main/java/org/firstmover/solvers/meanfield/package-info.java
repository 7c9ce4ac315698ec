/** Methods for mean-field games: equilibria of populations, and leaders over them. */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.meanfield;
