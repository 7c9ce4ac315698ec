/** Games that are played step by step, by learners and by certificates. */
@org.jspecify.annotations.NullMarked
package org.firstmover.game.markov;
