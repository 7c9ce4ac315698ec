package org.firstmover.random;

import java.util.stream.IntStream;

/**
 * Rows of probabilities, drawn from in constant time: each entry of a row of n is a cell of width
 * 1/n, which it shares with at most one other.
 *
 * <p>Source: M. D. Vose, "A linear algorithm for generating random numbers with a given
 * distribution", IEEE Transactions on Software Engineering 17 (1991). Once filled, safe for use by
 * several threads.
 */
public final class AliasTables {
  private final int[] first;
  private final int[] results;

  /**
   * Two words an entry, so that a draw looks at one line of the cache: the bits of where in its row
   * the entry's part of the cell ends, then its own result above the other's.
   */
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
    cells = new long[Math.multiplyExact(2, first[first.length - 1])];
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
      share(from, filled, filled + heights[filled], filler);
      heights[filler] -= 1 - heights[filled];
      if (heights[filler] < 1) {
        high++;
        stack[low++] = filler;
      }
    }
    // what is left is full, but for rounding
    while (low > 0) {
      int full = stack[--low];
      share(from, full, full + 1, full);
    }
    for (; high < size; high++) {
      int full = stack[high];
      share(from, full, full + 1, full);
    }
  }

  private void share(int from, int own, double cut, int other) {
    int cell = 2 * (from + own);
    cells[cell] = Double.doubleToRawLongBits(cut);
    cells[cell + 1] = (long) results[from + own] << 32 | results[from + other];
  }

  /** Draws from a row: the result of one of its entries. */
  public int draw(int row, RandomStream random) {
    int from = first[row];
    double place = random.nextDouble() * (first[row + 1] - from);
    int cell = 2 * (from + (int) place);
    long both = cells[cell + 1];
    return (int) (place < Double.longBitsToDouble(cells[cell]) ? both >> 32 : both);
  }
}
