/** The procurement price war: exact payoffs, exact equilibria, and its published learner. */
@org.jspecify.annotations.NullMarked
package org.firstmover.learning.pricewar;
