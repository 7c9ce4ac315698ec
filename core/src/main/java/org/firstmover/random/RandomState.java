package org.firstmover.random;

/**
 * The whole state of a {@link RandomStream}: a stream restored from it goes on bit for bit.
 *
 * @param origin the seed that named children derive from; it does not change as numbers are drawn
 * @param s0 first word of xoshiro256++
 * @param s1 second word
 * @param s2 third word
 * @param s3 fourth word
 */
public record RandomState(long origin, long s0, long s1, long s2, long s3) {}
