package org.firstmover.formats.normalform;

import org.firstmover.formats.Place;
import org.firstmover.formats.Source;
import org.firstmover.game.InputError;

/** Braces, quoted texts and words of a .nfg file; commas count as blanks. */
final class NfgTokens {
  private final Source source;
  private final String text;
  private int position;
  private int line = 1;
  private int lineStart;
  private Token current;

  NfgTokens(Source source) {
    this.source = source;
    this.text = source.text();
    this.current = read();
  }

  /** What a token is. */
  enum Type {
    OPEN,
    CLOSE,
    TEXT,
    WORD,
    END
  }

  /** One token; a TEXT is without its quotes and escapes. */
  record Token(Type type, String text, Place place) {
    InputError error(String expected, String hint) {
      return place.error(type == Type.END ? "the end of the file" : text, expected, hint);
    }
  }

  Token peek() {
    return current;
  }

  Token next() {
    Token token = current;
    if (token.type() != Type.END) {
      current = read();
    }
    return token;
  }

  Token expect(Type type, String expected) {
    if (current.type() != type) {
      throw current.error(expected, "Maybe a brace, a quote or a number is missing before it.");
    }
    return next();
  }

  private Token read() {
    skipBlanks();
    Place place = source.at(line, position - lineStart + 1);
    if (position == text.length()) {
      return new Token(Type.END, "", place);
    }
    char c = text.charAt(position);
    if (c == '{' || c == '}') {
      position++;
      return new Token(c == '{' ? Type.OPEN : Type.CLOSE, String.valueOf(c), place);
    }
    if (c == '"') {
      return new Token(Type.TEXT, quoted(place), place);
    }
    int start = position;
    while (position < text.length() && !delimits(text.charAt(position))) {
      position++;
    }
    return new Token(Type.WORD, text.substring(start, position), place);
  }

  private void skipBlanks() {
    while (position < text.length()
        && (Character.isWhitespace(text.charAt(position)) || text.charAt(position) == ',')) {
      advance();
    }
  }

  private void advance() {
    if (text.charAt(position++) == '\n') {
      line++;
      lineStart = position;
    }
  }

  private static boolean delimits(char c) {
    return Character.isWhitespace(c) || c == '{' || c == '}' || c == '"' || c == ',';
  }

  /** The text between quotes, in which \" is a quote and \\ a backslash. */
  private String quoted(Place start) {
    StringBuilder value = new StringBuilder();
    position++;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '"') {
        position++;
        return value.toString();
      }
      if (c == '\\' && position + 1 < text.length()) {
        char escaped = text.charAt(position + 1);
        if (escaped == '"' || escaped == '\\') {
          position++;
          c = escaped;
        }
      }
      value.append(c);
      advance();
    }
    throw start.error(
        "a quote that is never closed", "a closing quote", "Maybe a quote inside needs \\\".");
  }
}
