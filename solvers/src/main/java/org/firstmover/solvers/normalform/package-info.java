/** Methods for finite games of two players. */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.normalform;
