package org.firstmover.formats.expression;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.firstmover.formats.expression.ExpressionTokens.Token;
import org.firstmover.formats.expression.ExpressionTokens.Type;
import org.firstmover.game.InputError;
import org.firstmover.game.Spelling;
import org.firstmover.game.expression.Comparison;
import org.firstmover.game.expression.Expression;
import org.firstmover.game.expression.Expression.Call;
import org.firstmover.game.expression.Expression.Chain;
import org.firstmover.game.expression.Expression.Constant;
import org.firstmover.game.expression.Expression.Link;
import org.firstmover.game.expression.Expression.Negation;
import org.firstmover.game.expression.Expression.Power;
import org.firstmover.game.expression.Expression.Reference;
import org.firstmover.game.expression.Expression.Sum;
import org.firstmover.game.expression.Operation;
import org.firstmover.game.expression.Places;
import org.firstmover.game.expression.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Makes trees of tokens. The grammar, in order of binding, weakest first:
 *
 * <pre>
 * relation: sum ("&lt;=" | "&gt;=" | "=") sum
 * sum:      product (("+" | "-") product)*
 * product:  factor (("*" | "/") factor)*
 * factor:   ("+" | "-") factor | atom ("^" factor)?
 * atom:     number | "(" sum ")" | name ("[" list "]")? | function "(" list ")"
 *           | "sum" "(" name "in" sum ".." sum "," sum ")"
 * list:     sum ("," sum)*
 * </pre>
 */
final class ExpressionParser {
  private static final int LONGEST_NUMBER = 400;
  private static final int DEEPEST = 100;

  private static final Map<String, Operation> SUMS =
      Map.of("+", Operation.ADD, "-", Operation.SUBTRACT);
  private static final Map<String, Operation> PRODUCTS =
      Map.of("*", Operation.MULTIPLY, "/", Operation.DIVIDE);

  private final ExpressionTokens tokens;
  private final IdentityHashMap<Expression, Integer> offsets = new IdentityHashMap<>();
  private int depth;

  ExpressionParser(ExpressionTokens tokens) {
    this.tokens = tokens;
  }

  Expression expression() {
    Expression expression = sum();
    end("the end of the expression");
    return expression;
  }

  Relation relation() {
    Expression left = sum();
    Comparison comparison = comparison();
    Relation relation = new Relation(left, comparison, sum());
    end("the end of the constraint");
    return relation;
  }

  /** Where the parts stand that were read. */
  Places places() {
    return part -> tokens.where(offsets.getOrDefault(part, 0));
  }

  /** Remembers where a part starts. */
  private <T extends Expression> T at(Token start, T part) {
    offsets.put(part, start.offset());
    return part;
  }

  private Comparison comparison() {
    Token token = tokens.next();
    for (Comparison comparison : Comparison.values()) {
      if (token.is(comparison.symbol())) {
        return comparison;
      }
    }
    throw unexpected(token, "an operator, or one of <= >= =");
  }

  private void end(String expected) {
    Token token = tokens.peek();
    if (token.type() != Type.END) {
      throw unexpected(token, "an operator, or " + expected);
    }
  }

  private Expression sum() {
    return chain(SUMS, this::product);
  }

  private Expression product() {
    return chain(PRODUCTS, this::factor);
  }

  private Expression chain(Map<String, Operation> operators, Supplier<Expression> operand) {
    Token start = tokens.peek();
    Expression first = operand.get();
    List<Link> rest = new ArrayList<>(0);
    Operation operator = operator(operators);
    while (operator != null) {
      tokens.next();
      rest.add(new Link(operator, operand.get()));
      operator = operator(operators);
    }
    return rest.isEmpty() ? first : at(start, new Chain(first, rest));
  }

  private @Nullable Operation operator(Map<String, Operation> operators) {
    Token token = tokens.peek();
    return token.type() == Type.SYMBOL ? operators.get(token.text()) : null;
  }

  private Expression factor() {
    Token start = tokens.peek();
    if (++depth > DEEPEST) {
      throw tokens.error(
          start,
          "nesting of at most " + DEEPEST + " levels",
          "Maybe a bracket was not closed, or parentheses are doubled.");
    }
    Expression factor;
    if (tokens.pass("+")) {
      factor = factor();
    } else if (tokens.pass("-")) {
      Expression operand = factor();
      factor =
          at(
              start,
              operand instanceof Constant constant
                  ? new Constant(-constant.value())
                  : new Negation(operand));
    } else {
      factor = atom();
      if (tokens.pass("^")) {
        factor = at(start, new Power(factor, factor()));
      }
    }
    depth--;
    return factor;
  }

  private Expression atom() {
    Token token = tokens.next();
    if (token.type() == Type.NUMBER) {
      return at(token, number(token));
    } else if (token.type() == Type.NAME) {
      return at(token, named(token));
    } else if (token.is("(")) {
      Expression inner = sum();
      expect(")", "an operator, or ) to match the one before");
      return inner;
    }
    throw unexpected(token, "a number, a name or (");
  }

  private Constant number(Token token) {
    if (token.text().length() <= LONGEST_NUMBER) {
      double value = Double.parseDouble(token.text());
      if (Double.isFinite(value)) {
        return new Constant(value);
      }
    }
    throw tokens.error(
        token, "a number below 1e308 of at most 400 characters", "Maybe an exponent is mistyped.");
  }

  private Expression named(Token name) {
    if (name.text().equals("sum")) {
      return indexedSum();
    }
    Optional<Operation> function = Operation.function(name.text());
    if (function.isPresent()) {
      return call(name, function.get());
    }
    if (name.text().equals("in")) {
      throw tokens.error(
          name, "a number, a name or (", "Maybe a sum was meant: sum(i in 1..3, x[i]).");
    }
    if (tokens.peek().is("(")) {
      throw unknownFunction(name);
    }
    if (!tokens.pass("[")) {
      return new Reference(name.text(), List.of());
    }
    List<Expression> subscripts = list();
    expect("]", "an operator, a comma, or ] after the subscripts of " + name.text());
    return new Reference(name.text(), subscripts);
  }

  private InputError unknownFunction(Token name) {
    List<String> known = new ArrayList<>(List.of("sum"));
    Operation.functions().forEach(function -> known.add(function.symbol()));
    return tokens.error(
        name,
        "one of the functions " + String.join(", ", known),
        Spelling.nearest(name.text(), known)
            .map(near -> "Maybe " + near + " was meant.")
            .orElse("Maybe a * is missing behind it, or subscripts belong in brackets: x[1]."));
  }

  private Expression call(Token name, Operation function) {
    String argument = function.operands() == 1 ? "its argument" : "its arguments";
    if (!tokens.pass("(")) {
      throw tokens.error(
          tokens.peek(),
          "( after " + name.text(),
          "Maybe " + argument + " should stand in parentheses: " + name.text() + " is a function.");
    }
    List<Expression> arguments = list();
    int expected = function.operands();
    if (arguments.size() < expected || (expected == 1 && arguments.size() > 1)) {
      throw tokens.error(
          name,
          expected == 1
              ? "one argument of " + name.text()
              : "two or more arguments of " + name.text(),
          expected == 1 ? "Maybe a comma stands for a decimal point." : "Maybe one is missing.");
    }
    expect(")", "an operator, a comma, or ) after the arguments of " + name.text());
    return new Call(function, arguments);
  }

  private Expression indexedSum() {
    String form = "as in sum(i in 1..3, x[i])";
    expect("(", "( after sum, " + form);
    Token index = tokens.next();
    if (index.type() != Type.NAME || !Expression.isName(index.text())) {
      throw unexpected(index, "the name of an index, " + form);
    }
    Token in = tokens.next();
    if (in.type() != Type.NAME || !in.text().equals("in")) {
      throw tokens.error(in, "in after the index, " + form, "Maybe a range is missing.");
    }
    Expression from = sum();
    expect("..", "an operator, or .. and the last value, " + form);
    Expression to = sum();
    expect(",", "an operator, or a comma after the range, " + form);
    Expression body = sum();
    expect(")", "an operator, or ) after the sum over " + index.text());
    return new Sum(index.text(), from, to, body);
  }

  private List<Expression> list() {
    List<Expression> items = new ArrayList<>(2);
    do {
      items.add(sum());
    } while (tokens.pass(","));
    return items;
  }

  private void expect(String symbol, String expected) {
    if (!tokens.pass(symbol)) {
      throw unexpected(tokens.peek(), expected);
    }
  }

  private InputError unexpected(Token token, String expected) {
    return tokens.error(token, expected, ExpressionHints.of(token));
  }
}
