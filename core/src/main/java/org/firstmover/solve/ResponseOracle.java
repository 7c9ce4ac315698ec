package org.firstmover.solve;

/**
 * Anything that maps a commitment to a response.
 *
 * @param <C> commitments
 * @param <R> responses
 */
public interface ResponseOracle<C, R> {
  R respond(C commitment);

  /** What its responses are worth. */
  Quality quality();

  /** How often it was asked. */
  long queries();

  /** What is known of an oracle's responses. */
  enum Quality {
    EXACT,
    APPROXIMATE,
    LEARNED
  }
}
