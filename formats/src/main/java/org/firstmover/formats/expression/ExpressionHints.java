package org.firstmover.formats.expression;

import org.firstmover.formats.expression.ExpressionTokens.Token;

/** What a token that does not fit may be a slip of. */
final class ExpressionHints {
  private ExpressionHints() {}

  static String of(Token token) {
    return switch (token.type()) {
      case NUMBER, NAME -> "Maybe a * is missing before it.";
      case END -> "Maybe a bracket was not closed, or the rest is missing.";
      case SYMBOL ->
          switch (token.text()) {
            case "*" ->
                "Maybe ^ was meant, if this is the second of two, or an operand is missing.";
            case "=" -> "Maybe this is one = too many, or a constraint in place of an objective.";
            case "<", ">" -> "Maybe " + token.text() + "= was meant.";
            case "<=", ">=" -> "Maybe this is two constraints in one, or none is wanted here.";
            case "," -> "Maybe a decimal point was meant.";
            case "..", "[" -> "Maybe sum(i in 1..3, x[i]) was meant.";
            case "(" -> "Maybe a * is missing before it.";
            case ")", "]" -> "Maybe an operand is missing before it, or it closes nothing.";
            default -> "Maybe an operand is missing before it.";
          };
    };
  }
}
