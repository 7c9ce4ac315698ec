/**
 * Derivatives by a reverse tape: of formulas, and of functions written in Java over {@link
 * org.firstmover.derivative.Scalar}.
 */
@org.jspecify.annotations.NullMarked
package org.firstmover.derivative;
