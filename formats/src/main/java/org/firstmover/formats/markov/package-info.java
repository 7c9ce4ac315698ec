/** Games that are played step by step. */
@org.jspecify.annotations.NullMarked
package org.firstmover.formats.markov;
