package org.firstmover.game;

/**
 * What every reader and every validated constructor answers to bad input: the value found, the
 * place, what was expected, and a remedy.
 *
 * <p>The message is {@code where: found [value], expected ...}, then a line that starts with
 * "Maybe".
 */
public final class InputError extends IllegalArgumentException {
  private static final int LONGEST_VALUE = 80;

  /** Of place and expectation, which may hold a name from the input. */
  private static final int LONGEST_PART = 400;

  private final String found;
  private final String where;
  private final String expected;
  private final String hint;

  /**
   * @param found the value found, as it stands in the input
   * @param where file, line and column, or the name of the argument
   * @param expected what would have been right
   * @param hint a remedy, starting with "Maybe"
   */
  public InputError(String found, String where, String expected, String hint) {
    super(
        shown(where, LONGEST_PART)
            + ": found ["
            + shown(found, LONGEST_VALUE)
            + "], expected "
            + shown(expected, LONGEST_PART)
            + "\n"
            + hint);
    this.found = found;
    this.where = where;
    this.expected = expected;
    this.hint = hint;
  }

  /** The same error at a place that its thrower could not know. */
  public InputError at(String place) {
    InputError moved = new InputError(found, place, expected, hint);
    moved.initCause(this);
    return moved;
  }

  public String found() {
    return found;
  }

  public String where() {
    return where;
  }

  public String expected() {
    return expected;
  }

  public String hint() {
    return hint;
  }

  /** Control characters and long values would spoil a terminal. */
  private static String shown(String value, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length() && text.length() < longest; i++) {
      char c = value.charAt(i);
      text.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\uFFFD' : c);
    }
    return value.length() > longest ? text + "…" : text.toString();
  }
}
