package org.firstmover.experiments.sweep;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.firstmover.game.InputError;

/**
 * A range of seeds.
 *
 * @param last at least the first
 */
public record Seeds(long first, long last) {
  private static final Pattern COUNT = Pattern.compile("(\\d{1,7})");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");
  private static final int MOST = 1_000_000;

  /** The first so many, from 0. */
  public static Seeds of(int count) {
    return new Seeds(0, count - 1);
  }

  /**
   * @param text {@code 20} for 0 to 19, or {@code 5..14}
   * @throws InputError if it is neither, or the range is empty or has more than a million seeds
   */
  public static Seeds parse(String text, String where) {
    Matcher count = COUNT.matcher(text);
    Matcher range = RANGE.matcher(text);
    Seeds seeds = new Seeds(0, -1);
    if (count.matches()) {
      seeds = of(Integer.parseInt(count.group(1)));
    } else if (range.matches()) {
      seeds = new Seeds(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
    }
    if (seeds.count() < 1 || seeds.count() > MOST) {
      throw new InputError(
          text,
          where,
          "how many seeds, 1 to " + MOST + ", or a range such as 5..14",
          "Maybe leave it out: every study has a number of its own.");
    }
    return seeds;
  }

  /** In order. */
  public LongStream stream() {
    return LongStream.rangeClosed(first, last);
  }

  public long count() {
    return last - first + 1;
  }
}
