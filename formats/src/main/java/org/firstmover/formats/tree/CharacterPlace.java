package org.firstmover.formats.tree;

import java.util.Optional;
import org.firstmover.formats.Place;

/**
 * Finds a character of a scalar in the file. A scalar may be spread over lines that its text joins,
 * so it is followed from its start, blanks aside; where file and text part, there is an escape.
 */
final class CharacterPlace {
  private final String file;
  private int position;
  private int line = 1;
  private int column = 1;

  private CharacterPlace(Place start) {
    this.file = start.source().text();
    while (position < file.length() && (line < start.line() || column < start.column())) {
      advance();
    }
  }

  static Optional<Place> of(Scalar scalar, int offset) {
    CharacterPlace place = new CharacterPlace(scalar.place());
    if (scalar.kind() == Scalar.Kind.QUOTED) {
      place.skipOpening();
    }
    String text = scalar.text();
    for (int i = 0; i < offset; i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (!isBlank(character)) {
        place.skipBlanks();
        if (!place.isAt(character)) {
          return Optional.empty();
        }
        place.advance();
      }
    }
    if (offset < text.length() && !isBlank(text.codePointAt(offset))) {
      place.skipBlanks();
      if (!place.isAt(text.codePointAt(offset))) {
        return Optional.empty();
      }
    }
    return Optional.of(scalar.place().source().at(place.line, place.column));
  }

  /** A quote, or the line that starts a block. */
  private void skipOpening() {
    if (isAt('|') || isAt('>')) {
      int before = line;
      while (position < file.length() && line == before) {
        advance();
      }
    } else if (position < file.length()) {
      advance();
    }
  }

  private void skipBlanks() {
    while (position < file.length() && isBlank(file.codePointAt(position))) {
      advance();
    }
  }

  private boolean isAt(int character) {
    return position < file.length() && file.codePointAt(position) == character;
  }

  private void advance() {
    int character = file.codePointAt(position);
    position += Character.charCount(character);
    boolean ends =
        character == '\n'
            || (character == '\r' && !(position < file.length() && file.charAt(position) == '\n'));
    line += ends ? 1 : 0;
    column = ends ? 1 : column + 1;
  }

  private static boolean isBlank(int character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
  }
}
