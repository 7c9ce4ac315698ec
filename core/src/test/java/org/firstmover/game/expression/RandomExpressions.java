package org.firstmover.game.expression;

import static org.firstmover.game.expression.Trees.add;
import static org.firstmover.game.expression.Trees.call;
import static org.firstmover.game.expression.Trees.divide;
import static org.firstmover.game.expression.Trees.multiply;
import static org.firstmover.game.expression.Trees.name;
import static org.firstmover.game.expression.Trees.number;
import static org.firstmover.game.expression.Trees.power;
import static org.firstmover.game.expression.Trees.subtract;
import static org.firstmover.game.expression.Trees.sum;

import org.firstmover.game.expression.Expression.Negation;
import org.firstmover.game.expression.Expression.Power;
import org.firstmover.random.RandomStream;

/**
 * Seeded expressions that use the whole language and have moderate values and derivatives wherever
 * their variables are between 0 and 2: what goes into a function with poles is bounded before.
 */
public final class RandomExpressions {
  /** In this order: a is 0, b is 1, the entries of x are 2 to 4. */
  public static final Scope SCOPE =
      Scope.builder()
          .variable("a")
          .variable("b")
          .variable("x", 3)
          .parameter("c", 0.7)
          .parameter("w", new double[] {0.5, -1.25, 2})
          .parameter("Q", new double[][] {{1, 0.5, -1}, {0, 2, 0.25}, {-0.5, 1, 1.5}})
          .build();

  private final RandomStream random;

  private RandomExpressions(long seed) {
    this.random = RandomStream.of(seed).child("expression");
  }

  public static Expression of(long seed) {
    return new RandomExpressions(seed).expression(5);
  }

  /** A point at which they have values. */
  public static double[] point(long seed) {
    RandomStream random = RandomStream.of(seed).child("point");
    double[] point = new double[SCOPE.size()];
    for (int i = 0; i < point.length; i++) {
      point[i] = random.nextDouble(0.1, 1.9);
    }
    return point;
  }

  private Expression expression(int depth) {
    if (depth == 0) {
      return leaf();
    }
    Expression left = expression(depth - 1);
    return switch (random.nextInt(0, 18)) {
      case 0, 1 -> add(left, expression(depth - 1), leaf());
      case 2, 3 -> subtract(left, expression(depth - 1));
      case 4, 5 -> multiply(bounded(left), bounded(expression(depth - 1)));
      case 6 -> divide(left, positive(depth));
      case 7 -> new Power(positive(depth), bounded(left));
      case 8 -> power(bounded(left), random.nextInt(1, 4));
      case 9 -> power(positive(depth), random.nextInt(0, 1) == 0 ? -1.5 : 0.5);
      case 10 -> new Negation(call(Operation.EXP, bounded(left)));
      case 11 -> call(Operation.LOG, positive(depth));
      case 12 -> call(Operation.SQRT, positive(depth));
      case 13 -> call(Operation.COS, left);
      case 14 -> call(Operation.TANH, left);
      case 15 -> call(Operation.SIGMOID, left);
      case 16 -> call(Operation.ABS, left);
      case 17 ->
          call(
              random.nextInt(0, 1) == 0 ? Operation.MIN : Operation.MAX,
              left,
              expression(depth - 1),
              leaf());
      default -> add(left, quadratic());
    };
  }

  private static Expression bounded(Expression expression) {
    return call(Operation.SIN, expression);
  }

  private Expression positive(int depth) {
    return add(number(1.5), bounded(expression(depth - 1)));
  }

  /** sum(i in 1..3, sum(j in i..3, Q[i, j] * x[i] * x[4 - j])). */
  private static Expression quadratic() {
    Expression i = name("i");
    Expression j = name("j");
    Expression term = multiply(name("Q", i, j), name("x", i), name("x", subtract(number(4), j)));
    return sum("i", number(1), number(3), sum("j", i, number(3), term));
  }

  private Expression leaf() {
    return switch (random.nextInt(0, 5)) {
      case 0 -> number(random.nextInt(-20, 20) / 8.0);
      case 1 -> name("c");
      case 2 -> name("w", number(random.nextInt(1, 3)));
      case 3 -> name("a");
      case 4 -> name("b");
      default -> name("x", number(random.nextInt(1, 3)));
    };
  }
}
