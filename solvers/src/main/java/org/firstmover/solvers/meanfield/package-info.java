/**
 * Methods for mean-field games: equilibria of populations, and leaders over them. Definitions, the
 * equation of each method and what is known of its convergence are in docs/theory/mean-field.md.
 */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.meanfield;
