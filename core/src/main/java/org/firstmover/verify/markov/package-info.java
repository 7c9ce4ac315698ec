/** The certificate of games that are played step by step. */
@org.jspecify.annotations.NullMarked
package org.firstmover.verify.markov;
