package org.firstmover.random;

import java.nio.charset.StandardCharsets;

/**
 * A stream of random numbers: xoshiro256++ seeded through SplitMix64.
 *
 * <p>The platform's generators neither expose their state nor promise equal sequences between
 * releases; this one does both, so that a seed names the same numbers on every machine. Children
 * are derived by name, not by order: {@code child("follower")} is the same stream whether or not
 * other children were made before it or numbers were drawn.
 *
 * <p>Not safe for use by several threads: give each its own child.
 *
 * <p>Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS
 * 47 (2021); G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014 (SplitMix64).
 */
public final class RandomStream {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long origin;
  private long s0;
  private long s1;
  private long s2;
  private long s3;

  private RandomStream(RandomState state) {
    this.origin = state.origin();
    this.s0 = state.s0();
    this.s1 = state.s1();
    this.s2 = state.s2();
    this.s3 = state.s3();
  }

  /** The stream of this seed. */
  public static RandomStream of(long seed) {
    return new RandomStream(
        new RandomState(
            seed, splitMix(seed, 1), splitMix(seed, 2), splitMix(seed, 3), splitMix(seed, 4)));
  }

  /** The stream that was in this state. */
  public static RandomStream restore(RandomState state) {
    if ((state.s0() | state.s1() | state.s2() | state.s3()) == 0) {
      throw new IllegalArgumentException(
          "random state [0, 0, 0, 0], expected at least one word other than 0");
    }
    return new RandomStream(state);
  }

  public RandomState state() {
    return new RandomState(origin, s0, s1, s2, s3);
  }

  /** The child of this name, independent of what was drawn from this stream. */
  public RandomStream child(String name) {
    long hash = origin;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = mix(hash + GOLDEN + (b & 0xff));
    }
    return of(mix(hash ^ name.length()));
  }

  /** The n-th output of SplitMix64 with this seed, from 1. */
  static long splitMix(long seed, long n) {
    return mix(seed + n * GOLDEN);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [low, high). */
  public double nextDouble(double low, double high) {
    double value = low + (high - low) * nextDouble();
    return value < high ? value : Math.max(low, Math.nextDown(high));
  }

  /** Uniform over the whole numbers low to high, both included; without bias. */
  public int nextInt(int low, int high) {
    if (low > high) {
      throw new IllegalArgumentException(
          "range [" + low + ", " + high + "], expected low at most high");
    }
    long size = (long) high - low + 1;
    long limit = (1L << 53) / size * size;
    long draw;
    do {
      draw = nextLong() >>> 11;
    } while (draw >= limit);
    return (int) (low + draw % size);
  }

  /** Standard normal, by the polar method; the second number of a pair is thrown away. */
  public double nextGaussian() {
    while (true) {
      double u = nextDouble(-1, 1);
      double v = nextDouble(-1, 1);
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** Shuffles in place, every order equally likely. */
  public void shuffle(int[] items) {
    for (int last = items.length - 1; last > 0; last--) {
      int other = nextInt(0, last);
      int kept = items[last];
      items[last] = items[other];
      items[other] = kept;
    }
  }
}
