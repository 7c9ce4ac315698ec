/** Environments of the literature on learned commitments. */
@org.jspecify.annotations.NullMarked
package org.firstmover.catalog.markov;
