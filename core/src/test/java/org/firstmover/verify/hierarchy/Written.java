package org.firstmover.verify.hierarchy;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.expression.Comparison;
import org.firstmover.game.expression.Expression;
import org.firstmover.game.expression.Operation;
import org.firstmover.game.expression.Relation;

/** Reads expressions and relations as they are written in game files; for tests. */
final class Written {
  private final String text;
  private int at;

  private Written(String text) {
    this.text = text.replace(" ", "");
  }

  static Expression expression(String text) {
    return new Written(text).sum();
  }

  static Relation relation(String text) {
    Written reader = new Written(text);
    Expression left = reader.sum();
    Comparison comparison =
        reader.take("<=")
            ? Comparison.AT_MOST
            : reader.take(">=") ? Comparison.AT_LEAST : Comparison.EQUAL;
    reader.take("=");
    return new Relation(left, comparison, reader.sum());
  }

  private boolean take(String token) {
    boolean here = text.startsWith(token, at);
    at += here ? token.length() : 0;
    return here;
  }

  private Expression sum() {
    Expression left = product();
    List<Expression.Link> links = new ArrayList<>();
    while (true) {
      if (take("+")) {
        links.add(new Expression.Link(Operation.ADD, product()));
      } else if (take("-")) {
        links.add(new Expression.Link(Operation.SUBTRACT, product()));
      } else {
        return links.isEmpty() ? left : new Expression.Chain(left, links);
      }
    }
  }

  private Expression product() {
    Expression left = signed();
    List<Expression.Link> links = new ArrayList<>();
    while (true) {
      if (take("*")) {
        links.add(new Expression.Link(Operation.MULTIPLY, signed()));
      } else if (take("/")) {
        links.add(new Expression.Link(Operation.DIVIDE, signed()));
      } else {
        return links.isEmpty() ? left : new Expression.Chain(left, links);
      }
    }
  }

  private Expression signed() {
    if (take("-")) {
      return new Expression.Negation(signed());
    }
    Expression base = atom();
    return take("^") ? new Expression.Power(base, signed()) : base;
  }

  private Expression atom() {
    if (take("(")) {
      Expression inner = sum();
      take(")");
      return inner;
    }
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    String word = text.substring(from, at);
    if (Character.isDigit(word.charAt(0))) {
      return new Expression.Constant(Double.parseDouble(word));
    } else if (take("(")) {
      return new Expression.Call(Operation.function(word).orElseThrow(), arguments(")"));
    }
    return new Expression.Reference(word, take("[") ? arguments("]") : List.of());
  }

  private List<Expression> arguments(String end) {
    List<Expression> arguments = new ArrayList<>();
    do {
      arguments.add(sum());
    } while (take(","));
    take(end);
    return arguments;
  }
}
