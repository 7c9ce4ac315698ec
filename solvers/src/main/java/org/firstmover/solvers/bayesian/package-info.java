/** Methods for finite games against a follower whose type is drawn. */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.bayesian;
