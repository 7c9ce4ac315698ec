/** The certificate of stochastic games. */
@org.jspecify.annotations.NullMarked
package org.firstmover.verify.stochastic;
