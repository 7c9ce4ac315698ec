package org.firstmover.random;

import java.util.stream.IntStream;

/**
 * Rows of probabilities, drawn from in constant time: each entry of a row of n is a cell of width
 * 1/n, which it shares with at most one other.
 *
 * <p>What is drawn and how a cell is shared stand in one word, as large tables are slow where they
 * are larger than the cache: with results below 2^k the share has 64 - 2k bits, at least 32 for
 * results up to 65,535.
 *
 * <p>Source: M. D. Vose, "A linear algorithm for generating random numbers with a given
 * distribution", IEEE Transactions on Software Engineering 17 (1991). Once filled, safe for use by
 * several threads.
 */
public final class AliasTables {
  private final int[] first;
  private final int[] results;
  private final int bits;
  private final long[] cells;
  private final double[] heights;
  private final int[] stack;

  /** Tables whose draws are the numbers of entries, counted from the beginning of the first row. */
  public AliasTables(int[] first) {
    this(first, IntStream.range(0, first[first.length - 1]).toArray());
  }

  /**
   * Tables to be filled.
   *
   * @param first where each row begins, and behind the last row its end; rows have at least one
   *     entry; not copied
   * @param results what each entry stands for, at least 0; not copied
   */
  public AliasTables(int[] first, int[] results) {
    this.first = first;
    this.results = results;
    int longest = 0;
    for (int row = 0; row + 1 < first.length; row++) {
      longest = Math.max(longest, first[row + 1] - first[row]);
    }
    int all = 1;
    for (int result : results) {
      all |= result;
    }
    bits = Integer.SIZE - Integer.numberOfLeadingZeros(all);
    cells = new long[first[first.length - 1]];
    heights = new double[longest];
    stack = new int[longest];
  }

  /**
   * Takes probabilities, all rows anew.
   *
   * @param probabilities at least 0, a number an entry; each row is divided by its sum
   */
  public void fill(double[] probabilities) {
    for (int row = 0; row + 1 < first.length; row++) {
      fill(row, probabilities);
    }
  }

  private void fill(int row, double[] probabilities) {
    int from = first[row];
    int size = first[row + 1] - from;
    double sum = 0;
    for (int k = 0; k < size; k++) {
      sum += probabilities[from + k];
    }
    // cells that are too low stand at the beginning of the stack, the others at its end
    int low = 0;
    int high = size;
    for (int k = 0; k < size; k++) {
      heights[k] = probabilities[from + k] * size / sum;
      if (heights[k] < 1) {
        stack[low++] = k;
      } else {
        stack[--high] = k;
      }
    }
    while (low > 0 && high < size) {
      int filled = stack[--low];
      int filler = stack[high];
      share(from + filled, heights[filled], from + filler);
      heights[filler] -= 1 - heights[filled];
      if (heights[filler] < 1) {
        high++;
        stack[low++] = filler;
      }
    }
    // what is left is full, but for rounding
    while (low > 0) {
      int full = from + stack[--low];
      share(full, 0, full);
    }
    for (; high < size; high++) {
      int full = from + stack[high];
      share(full, 0, full);
    }
  }

  /** From the top: the share of the entry itself, its result, that of the other one. */
  private void share(int own, double height, int other) {
    long share = (long) Math.scalb(height, Long.SIZE - 2 * bits);
    cells[own] = (((share << bits) | results[own]) << bits) | results[other];
  }

  /** Draws from a row: the result of one of its entries. */
  public int draw(int row, RandomStream random) {
    int from = first[row];
    // 63 random bits times the length: above the point the cell, below it the place in the cell
    long number = random.nextLong() >>> 1;
    long width = (long) (first[row + 1] - from) << 1;
    long cell = cells[from + (int) Math.multiplyHigh(number, width)];
    long place = (number * width) >>> (2 * bits);
    long result = place < (cell >>> (2 * bits)) ? cell >>> bits : cell;
    return (int) (result & ((1L << bits) - 1));
  }
}
