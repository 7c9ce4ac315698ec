/** Games that are played step by step: exact commitments to one action an observation. */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.markov;
