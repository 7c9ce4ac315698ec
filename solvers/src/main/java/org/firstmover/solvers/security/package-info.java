/** Methods for targets and resources. */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.security;
