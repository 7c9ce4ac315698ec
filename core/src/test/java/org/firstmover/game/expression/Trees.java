package org.firstmover.game.expression;

import java.util.List;
import java.util.stream.Stream;
import org.firstmover.game.expression.Expression.Call;
import org.firstmover.game.expression.Expression.Chain;
import org.firstmover.game.expression.Expression.Constant;
import org.firstmover.game.expression.Expression.Link;
import org.firstmover.game.expression.Expression.Power;
import org.firstmover.game.expression.Expression.Reference;
import org.firstmover.game.expression.Expression.Sum;

/** Expressions built in Java. */
public final class Trees {
  private Trees() {}

  public static Expression number(double value) {
    return new Constant(value);
  }

  public static Expression name(String name, Expression... subscripts) {
    return new Reference(name, List.of(subscripts));
  }

  public static Expression add(Expression left, Expression... right) {
    return chain(Operation.ADD, left, right);
  }

  public static Expression subtract(Expression left, Expression... right) {
    return chain(Operation.SUBTRACT, left, right);
  }

  public static Expression multiply(Expression left, Expression... right) {
    return chain(Operation.MULTIPLY, left, right);
  }

  public static Expression divide(Expression left, Expression... right) {
    return chain(Operation.DIVIDE, left, right);
  }

  private static Expression chain(Operation operator, Expression left, Expression... right) {
    return new Chain(left, Stream.of(right).map(next -> new Link(operator, next)).toList());
  }

  public static Expression power(Expression base, double exponent) {
    return new Power(base, number(exponent));
  }

  public static Expression call(Operation function, Expression... arguments) {
    return new Call(function, List.of(arguments));
  }

  public static Expression sum(String index, Expression from, Expression to, Expression body) {
    return new Sum(index, from, to, body);
  }
}
