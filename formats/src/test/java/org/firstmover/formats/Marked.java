package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A text in which § marked a place.
 *
 * @param place line and column, {@code 3:7}
 */
record Marked(String text, String place) {
  /** The text with a replacement, which has the mark, for the first such part. */
  static Marked with(String text, String old, String replacement) {
    int start = text.indexOf(old);
    assertThat(start).as(old).isNotNegative();
    String marked = text.substring(0, start) + replacement + text.substring(start + old.length());
    int mark = marked.indexOf('§');
    assertThat(mark).as("mark in " + replacement).isNotNegative();
    String before = marked.substring(0, mark);
    return new Marked(
        before + marked.substring(mark + 1),
        (before.chars().filter(c -> c == '\n').count() + 1)
            + ":"
            + (mark - before.lastIndexOf('\n')));
  }
}
