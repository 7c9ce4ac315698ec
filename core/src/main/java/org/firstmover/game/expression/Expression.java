package org.firstmover.game.expression;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.InputError;

/**
 * An expression as it is written: names are not looked up, sums not written out. {@link Formula#of}
 * does both.
 *
 * <p>{@link #text} is canonical: two texts that differ in spacing, in parentheses that change
 * nothing, or in how a number is spelt, have the same one, and reading it gives the same expression
 * again.
 */
public sealed interface Expression {
  /** Its canonical text. */
  default String text() {
    return ExpressionText.of(this);
  }

  /** Whether this may name something: letters, digits and {@code _}, no digit first, no keyword. */
  static boolean isName(String text) {
    return !text.isEmpty()
        && !Character.isDigit(text.codePointAt(0))
        && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')
        && !text.equals("sum")
        && !text.equals("in")
        && Operation.function(text).isEmpty();
  }

  /**
   * A number; -0 becomes 0.
   *
   * @param value finite
   */
  record Constant(double value) implements Expression {
    public Constant {
      if (!Double.isFinite(value)) {
        throw new InputError(
            Double.toString(value),
            "expression",
            "a finite number",
            "Maybe it is a limit: say 1e9.");
      }
      value += 0.0;
    }
  }

  /**
   * A variable, a parameter, or the index of a sum around it.
   *
   * @param subscripts from 1; none for a number, one for a vector, two for a matrix
   */
  record Reference(String name, List<Expression> subscripts) implements Expression {
    public Reference {
      checkName(name);
      subscripts = List.copyOf(subscripts);
    }
  }

  /** The operand with its sign changed. A negative number is a {@link Constant}. */
  record Negation(Expression operand) implements Expression {}

  /**
   * Sums and differences, or products and quotients, from left to right. A first operand that is a
   * chain of the same kind is taken in: (a - b) + c is a - b + c.
   */
  record Chain(Expression first, List<Link> rest) implements Expression {
    public Chain {
      checkOneKind(rest);
      List<Link> links = rest;
      if (first instanceof Chain chain && chain.isSum() == rest.get(0).isSum()) {
        links = new ArrayList<>(chain.rest);
        links.addAll(rest);
        first = chain.first;
      }
      rest = List.copyOf(links);
    }

    private static void checkOneKind(List<Link> links) {
      if (links.stream().map(Link::isSum).distinct().count() != 1) {
        throw new IllegalArgumentException(
            "links " + links + ", expected at least one, all of one kind");
      }
    }

    /** Whether it adds and subtracts; else it multiplies and divides. */
    public boolean isSum() {
      return rest.get(0).isSum();
    }
  }

  /**
   * The next step of a chain.
   *
   * @param operator add, subtract, multiply or divide
   */
  record Link(Operation operator, Expression operand) {
    public Link {
      if (operator.compareTo(Operation.ADD) < 0 || operator.compareTo(Operation.DIVIDE) > 0) {
        throw new IllegalArgumentException("operator " + operator + ", expected one of + - * /");
      }
    }

    boolean isSum() {
      return operator == Operation.ADD || operator == Operation.SUBTRACT;
    }
  }

  /** The base to the power of the exponent. */
  record Power(Expression base, Expression exponent) implements Expression {}

  /**
   * A function of its arguments.
   *
   * @param arguments one, for min and max two or more
   */
  record Call(Operation function, List<Expression> arguments) implements Expression {
    public Call {
      int fewest = function.operands();
      if (!function.isFunction()
          || arguments.size() < fewest
          || (fewest == 1 && arguments.size() > 1)) {
        throw new IllegalArgumentException(
            function
                + " of "
                + arguments.size()
                + " arguments, expected one, or more for min, max");
      }
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * The sum of the body over whole numbers.
   *
   * @param index the name that the body knows them by
   * @param from the first
   * @param to the last; where it is less than the first, the sum is 0
   */
  record Sum(String index, Expression from, Expression to, Expression body) implements Expression {
    public Sum {
      checkName(index);
    }
  }

  private static void checkName(String name) {
    if (!isName(name)) {
      throw new InputError(
          name,
          "expression",
          "a name of letters, digits and _ that is not a function",
          "Maybe an underscore in place of the other characters will do.");
    }
  }
}
