package org.firstmover.formats.expression;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.game.InputError;

/** Numbers, names and symbols of an expression. */
final class ExpressionTokens {
  /** No dot that starts the two of a range. */
  private static final Pattern NUMBER =
      Pattern.compile("(?:[0-9]+(?:\\.(?!\\.)[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

  private static final List<String> PAIRS = List.of("..", "<=", ">=");
  private static final String SINGLES = "+-*/^()[],=<>";

  /** Characters that look or mean like one of the language. */
  private static final Map<Integer, String> LIKE =
      Map.ofEntries(
          Map.entry((int) '\u2212', "-"),
          Map.entry((int) '\u2013', "-"),
          Map.entry((int) '\u00d7', "*"),
          Map.entry((int) '\u00b7', "*"),
          Map.entry((int) '\u22c5', "*"),
          Map.entry((int) '\u00f7', "/"),
          Map.entry((int) '\u2264', "<="),
          Map.entry((int) '\u2265', ">="),
          Map.entry((int) '\u00b2', "^2"),
          Map.entry((int) '\u00b3', "^3"),
          Map.entry((int) '{', "("),
          Map.entry((int) '}', ")"),
          Map.entry((int) ';', ","),
          Map.entry((int) ':', ".."),
          Map.entry((int) '\u2026', ".."));

  private final Scalar scalar;
  private final String what;
  private final String text;
  private final Matcher number;
  private int position;
  private Token current;

  /**
   * @param what is read, for errors
   */
  ExpressionTokens(Scalar scalar, String what) {
    this.scalar = scalar;
    this.what = what;
    this.text = scalar.text(what);
    this.number = NUMBER.matcher(text).useTransparentBounds(true);
    this.current = read();
  }

  /** What a token is. */
  enum Type {
    NUMBER,
    NAME,
    SYMBOL,
    END
  }

  /**
   * One token.
   *
   * @param offset of its first character in the text
   */
  record Token(Type type, String text, int offset) {
    boolean is(String symbol) {
      return type == Type.SYMBOL && text.equals(symbol);
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

  /** Passes the symbol if it comes next. */
  boolean pass(String symbol) {
    boolean passed = current.is(symbol);
    if (passed) {
      next();
    }
    return passed;
  }

  InputError error(Token token, String expected, String hint) {
    return error(token.text(), token.offset(), expected, hint);
  }

  private InputError error(String found, int offset, String expected, String hint) {
    return new InputError(found, where(offset), what + ": " + expected, hint);
  }

  /** The place of a character of the text. */
  String where(int offset) {
    return scalar
        .at(offset)
        .map(Object::toString)
        .orElseGet(() -> scalar.place() + ": character " + (offset + 1));
  }

  private Token read() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    int start = position;
    if (start == text.length()) {
      return new Token(Type.END, "the end of the expression", text.stripTrailing().length());
    }
    if (number.region(start, text.length()).lookingAt()) {
      position = number.end();
      return new Token(Type.NUMBER, text.substring(start, position), start);
    }
    for (String pair : PAIRS) {
      if (text.startsWith(pair, start)) {
        position += 2;
        return new Token(Type.SYMBOL, pair, start);
      }
    }
    int character = text.codePointAt(start);
    if (SINGLES.indexOf(character) >= 0) {
      position++;
      return new Token(Type.SYMBOL, text.substring(start, position), start);
    }
    while (position < text.length() && isOfName(text.codePointAt(position))) {
      position += Character.charCount(text.codePointAt(position));
    }
    if (position == start || Character.isDigit(character)) {
      throw unknown(character);
    }
    return new Token(Type.NAME, text.substring(start, position), start);
  }

  private static boolean isOfName(int character) {
    return Character.isLetterOrDigit(character) || character == '_';
  }

  private InputError unknown(int character) {
    String like = LIKE.get(character);
    return error(
        Character.toString(character),
        position,
        "a number, a name, an operator or a bracket",
        like == null
            ? "Maybe this character does not belong here: names have letters, digits and _ only."
            : "Maybe " + like + " was meant.");
  }
}
