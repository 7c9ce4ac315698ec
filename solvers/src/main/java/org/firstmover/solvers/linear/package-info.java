/** Linear systems in plain arrays: dense, of least norm, and from products alone. */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.linear;
