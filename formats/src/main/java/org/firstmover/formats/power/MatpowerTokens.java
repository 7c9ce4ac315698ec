package org.firstmover.formats.power;

import org.firstmover.formats.Place;
import org.firstmover.formats.Source;
import org.firstmover.game.InputError;

/**
 * Words, quoted texts and marks of a MATLAB file that holds data: comments, blanks and continued
 * lines are skipped, other line ends are tokens.
 */
final class MatpowerTokens {
  private static final String MARKS = "[]{}()=;,";

  private final Source source;
  private final String text;
  private int position;
  private int line = 1;
  private int lineStart;
  private Token current;

  MatpowerTokens(Source source) {
    this.source = source;
    this.text = source.text();
    this.current = read();
  }

  /** What a token is. */
  enum Type {
    WORD,
    TEXT,
    MARK,
    LINE,
    END
  }

  /**
   * One token; a TEXT is without its quotes.
   *
   * @param line from 1
   * @param column from 1
   */
  record Token(Source source, Type type, String text, int line, int column) {
    boolean is(String mark) {
      return type == Type.MARK && text.equals(mark);
    }

    /** Whether a statement may end here. */
    boolean ends() {
      return type == Type.LINE || type == Type.END || is(";") || is(",");
    }

    Place place() {
      return source.at(line, column);
    }

    InputError error(String expected, String hint) {
      String found =
          switch (type) {
            case END -> "the end of the file";
            case LINE -> "the end of the line";
            case WORD, TEXT, MARK -> text;
          };
      return place().error(found, expected, hint);
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

  private Token read() {
    skipBlanks();
    int column = position - lineStart + 1;
    if (position == text.length()) {
      return new Token(source, Type.END, "", line, column);
    }
    char c = text.charAt(position);
    if (c == '\n') {
      Token token = new Token(source, Type.LINE, "", line, column);
      endLine();
      return token;
    }
    if (MARKS.indexOf(c) >= 0) {
      position++;
      return new Token(source, Type.MARK, String.valueOf(c), line, column);
    }
    if (c == '\'' || c == '"') {
      return new Token(source, Type.TEXT, quoted(c), line, column);
    }
    int from = position;
    while (position < text.length() && !delimits(text.charAt(position))) {
      position++;
    }
    return new Token(source, Type.WORD, text.substring(from, position), line, column);
  }

  /** Blanks, comments, block comments, and the rest of lines that go on. */
  private void skipBlanks() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '%' || c == '#') {
        if (blockMark('{')) {
          skipBlock();
        } else {
          skipLine();
        }
      } else if (text.startsWith("...", position)) {
        skipLine();
        if (position < text.length()) {
          endLine();
        }
      } else if (c != '\n' && Character.isWhitespace(c)) {
        position++;
      } else {
        return;
      }
    }
  }

  /** Whether a comment sign and this brace stand here, alone on their line. */
  private boolean blockMark(char brace) {
    int end = text.indexOf('\n', position);
    String whole = text.substring(lineStart, end < 0 ? text.length() : end).strip();
    return whole.length() == 2
        && (whole.charAt(0) == '%' || whole.charAt(0) == '#')
        && whole.charAt(1) == brace;
  }

  /** Up to the line that closes a block comment; they nest. */
  private void skipBlock() {
    Token open = new Token(source, Type.MARK, "%{", line, position - lineStart + 1);
    int depth = 0;
    do {
      if (position == text.length()) {
        throw open.error("a block comment that is closed", "Maybe a line %} is missing.");
      }
      depth += blockMark('{') ? 1 : blockMark('}') ? -1 : 0;
      skipLine();
      if (depth > 0 && position < text.length()) {
        endLine();
      }
    } while (depth > 0);
  }

  private void skipLine() {
    int end = text.indexOf('\n', position);
    position = end < 0 ? text.length() : end;
  }

  private void endLine() {
    position++;
    line++;
    lineStart = position;
  }

  private static boolean delimits(char c) {
    return Character.isWhitespace(c)
        || MARKS.indexOf(c) >= 0
        || c == '%'
        || c == '#'
        || c == '\''
        || c == '"';
  }

  /** The text up to a closing quote; two quotes are one. */
  private String quoted(char quote) {
    Token start =
        new Token(source, Type.MARK, String.valueOf(quote), line, position - lineStart + 1);
    StringBuilder value = new StringBuilder();
    position++;
    while (position < text.length() && text.charAt(position) != '\n') {
      char c = text.charAt(position++);
      if (c != quote) {
        value.append(c);
      } else if (position < text.length() && text.charAt(position) == quote) {
        value.append(quote);
        position++;
      } else {
        return value.toString();
      }
    }
    throw start.error("a text that is closed on its line", "Maybe a quote is missing.");
  }
}
