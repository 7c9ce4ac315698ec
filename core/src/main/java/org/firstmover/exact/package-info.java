/** Rational numbers and exact linear systems, for checks that must not round. */
@org.jspecify.annotations.NullMarked
package org.firstmover.exact;
