/**
 * Nonlinear programming in plain arrays: quadratic programmes, sequential quadratic programming,
 * and quasi-Newton and augmented Lagrangian methods for many variables.
 */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.nlp;
