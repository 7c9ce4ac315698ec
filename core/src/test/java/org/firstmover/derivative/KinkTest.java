package org.firstmover.derivative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstmover.game.expression.Trees.add;
import static org.firstmover.game.expression.Trees.call;
import static org.firstmover.game.expression.Trees.divide;
import static org.firstmover.game.expression.Trees.multiply;
import static org.firstmover.game.expression.Trees.name;
import static org.firstmover.game.expression.Trees.number;
import static org.firstmover.game.expression.Trees.power;
import static org.firstmover.game.expression.Trees.sum;

import org.firstmover.game.expression.Expression;
import org.firstmover.game.expression.Expression.Power;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Operation;
import org.firstmover.game.expression.Scope;
import org.junit.jupiter.api.Test;

/** What is answered where there is no derivative, or no value. */
class KinkTest {
  private static final Scope SCOPE = Scope.builder().variable("x").variable("y").build();
  private static final Expression X = name("x");
  private static final Expression Y = name("y");

  /** All there is to know of an expression at a point. */
  private record Answer(double value, int kinks, double[] gradient, double[][] hessian) {
    static Answer of(Expression expression, double x, double y) {
      Differentiator function = Differentiator.of(Formula.of(expression, SCOPE));
      double[] gradient = new double[2];
      double[][] hessian = new double[2][2];
      double value = function.at(new double[] {x, y});
      function.gradient(gradient);
      function.hessian(hessian);
      return new Answer(value, function.kinks(), gradient, hessian);
    }
  }

  private static void assertSubgradient(Answer answer, double byX, double byY) {
    assertThat(answer.kinks()).isEqualTo(1);
    assertThat(answer.gradient()).containsExactly(byX, byY);
    assertThat(answer.value()).isFinite();
    assertThat(answer.hessian()[0]).doesNotContain(Double.NaN);
  }

  @Test
  void abs_at_zero_has_slope_zero() {
    assertSubgradient(Answer.of(call(Operation.ABS, X), 0, 0), 0, 0);
    assertThat(Answer.of(call(Operation.ABS, X), -1e-300, 0).kinks()).isZero();
  }

  @Test
  void at_ties_the_first_argument_counts() {
    assertSubgradient(Answer.of(call(Operation.MAX, X, Y), 2, 2), 1, 0);
    assertSubgradient(Answer.of(call(Operation.MIN, Y, X), 2, 2), 0, 1);
    assertSubgradient(Answer.of(call(Operation.MAX, number(0), X), 0, 2), 0, 0);
    assertThat(Answer.of(call(Operation.MAX, X, Y), 2, 3).gradient()).containsExactly(0, 1);
    assertThat(Answer.of(call(Operation.MAX, X, Y), 2, 3).kinks()).isZero();
  }

  @Test
  void roots_at_zero_have_slope_zero() {
    Expression norm = call(Operation.SQRT, add(power(X, 2), power(Y, 2)));
    assertSubgradient(Answer.of(norm, 0, 0), 0, 0);
    assertSubgradient(Answer.of(call(Operation.SQRT, X), 0, 0), 0, 0);
    assertSubgradient(Answer.of(power(X, 0.5), 0, 0), 0, 0);
    assertSubgradient(Answer.of(power(X, 0.3), 0, 0), 0, 0);
  }

  @Test
  void kinks_are_counted_anew_at_each_point() {
    Differentiator function = Differentiator.of(1, x -> x[0].abs().plus(x[0].sqrt()).abs());
    function.at(new double[] {0});
    assertThat(function.kinks()).isEqualTo(3);
    function.at(new double[] {1});
    assertThat(function.kinks()).isZero();
  }

  @Test
  void powers_at_zero_and_of_negative_bases_are_smooth_where_they_are() {
    Answer square = Answer.of(power(X, 2), 0, 0);
    assertThat(square.gradient()[0]).isZero();
    assertThat(square.hessian()[0][0]).isEqualTo(2);
    Answer cube = Answer.of(power(X, 3), -2, 0);
    assertThat(cube.value()).isEqualTo(-8);
    assertThat(cube.gradient()[0]).isEqualTo(12);
    assertThat(cube.hessian()[0][0]).isEqualTo(-12);
    assertThat(Answer.of(power(X, 1), 0, 0).gradient()[0]).isEqualTo(1);
    assertThat(Answer.of(power(X, 1), 0, 0).hessian()[0][0]).isZero();
    assertThat(Answer.of(power(X, 0), 0, 0).gradient()[0]).isZero();
    assertThat(Answer.of(power(X, 0), 0, 0).hessian()[0][0]).isZero();
    Answer exponent = Answer.of(new Power(X, Y), 0, 3);
    assertThat(exponent.gradient()).containsExactly(0, 0);
    assertThat(exponent.kinks()).isZero();
  }

  @Test
  void what_has_no_value_or_no_slope_shows() {
    assertThat(Answer.of(divide(number(1), X), 0, 0).value()).isInfinite();
    assertThat(Answer.of(divide(X, X), 0, 0).value()).isNaN();
    assertThat(Answer.of(call(Operation.LOG, X), 0, 0).value()).isInfinite();
    assertThat(Answer.of(call(Operation.LOG, X), -1, 0).value()).isNaN();
    assertThat(Answer.of(call(Operation.LOG, X), -1, 0).gradient()[0]).isNaN();
    assertThat(Answer.of(call(Operation.SQRT, X), -1, 0).gradient()[0]).isNaN();
    assertThat(Answer.of(call(Operation.EXP, X), 1000, 0).value()).isInfinite();
    assertThat(Answer.of(power(X, -1), 0, 0).value()).isInfinite();
    assertThat(Answer.of(power(X, 1.5), 0, 0).hessian()[0][0]).isInfinite();
    assertThat(Answer.of(new Power(X, Y), -2, 2).value()).isEqualTo(4);
    assertThat(Answer.of(new Power(X, Y), -2, 2).gradient()[1]).isNaN();
    Expression far = sum("i", number(1), number(3), multiply(X, number(1e308)));
    assertThat(Answer.of(far, 1, 0).value()).isInfinite();
  }

  /** exp(log(x)) is 0 at 0 in floating point; that its slope is lost on the way must not hide. */
  @Test
  void a_slope_lost_on_the_way_to_a_finite_value_shows() {
    Answer answer = Answer.of(call(Operation.EXP, call(Operation.LOG, X)), 0, 0);
    assertThat(answer.value()).isZero();
    assertThat(answer.gradient()[0]).isNaN();
    Answer bounded = Answer.of(call(Operation.MIN, number(1), divide(number(1), X)), 0, 0);
    assertThat(bounded.value()).isEqualTo(1);
    assertThat(bounded.gradient()[0]).isNaN();
  }
}
