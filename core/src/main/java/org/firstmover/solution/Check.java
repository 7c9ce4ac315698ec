package org.firstmover.solution;

import java.util.Locale;

/**
 * One independent check of a solution.
 *
 * @param name what was checked, such as "follower regret"
 * @param kind how strong the check is
 * @param value the error measured; the check passes if it is at most the tolerance
 * @param tolerance the largest error allowed
 * @param passed the outcome
 * @param note a sentence for people; may be empty
 */
public record Check(
    String name, Kind kind, double value, double tolerance, boolean passed, String note) {

  /** How strong a check is. */
  public enum Kind {
    /** Everything was enumerated or computed exactly. */
    EXACT,
    /** A proven bound on the error. */
    BOUND,
    /** A search found nothing better. */
    SEARCH;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A check that passes if the error is at most the tolerance; not if it is not a number. */
  public static Check of(String name, Kind kind, double value, double tolerance) {
    return new Check(name, kind, value, tolerance, value <= tolerance, "");
  }

  /** A check of something that is either so or not. */
  public static Check fact(String name, boolean holds, String note) {
    return new Check(name, Kind.EXACT, holds ? 0 : 1, 0, holds, note);
  }

  public Check withNote(String text) {
    return new Check(name, kind, value, tolerance, passed, text);
  }
}
