package org.firstmover.game;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which known name a mistyped one was meant to be. */
public final class Spelling {
  private static final int LONGEST = 40;

  private Spelling() {}

  /**
   * The first of the names that are nearest to this one by optimal string alignment (characters
   * inserted, left out, changed, or two neighbours swapped; case ignored): at most 1 step away for
   * names of up to 4 characters, at most 2 for longer ones, and never as many steps as characters.
   */
  public static Optional<String> nearest(String mistyped, Collection<String> known) {
    if (mistyped.length() > LONGEST) {
      return Optional.empty();
    }
    String nearest = null;
    int fewest = Math.min(mistyped.length() - 1, mistyped.length() <= 4 ? 1 : 2);
    fewest = Math.max(fewest, 0);
    for (String name : known) {
      if (Math.abs(name.length() - mistyped.length()) <= fewest) {
        int steps = steps(mistyped.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        if (steps < fewest || (steps == fewest && nearest == null)) {
          nearest = name;
          fewest = steps;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static int steps(String from, String to) {
    int[][] steps = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int changed = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        steps[i][j] =
            Math.min(steps[i - 1][j - 1] + changed, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
      }
    }
    return steps[from.length()][to.length()];
  }
}
