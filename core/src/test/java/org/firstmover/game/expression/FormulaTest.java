package org.firstmover.game.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.firstmover.game.expression.Trees.add;
import static org.firstmover.game.expression.Trees.call;
import static org.firstmover.game.expression.Trees.divide;
import static org.firstmover.game.expression.Trees.multiply;
import static org.firstmover.game.expression.Trees.name;
import static org.firstmover.game.expression.Trees.number;
import static org.firstmover.game.expression.Trees.power;
import static org.firstmover.game.expression.Trees.subtract;
import static org.firstmover.game.expression.Trees.sum;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.game.InputError;
import org.firstmover.game.expression.Expression.Chain;
import org.firstmover.game.expression.Expression.Link;
import org.junit.jupiter.api.Test;

class FormulaTest {
  private static final Scope SCOPE = RandomExpressions.SCOPE;

  private static double value(Expression expression) {
    return Formula.of(expression, SCOPE).value(new double[SCOPE.size()]);
  }

  private static InputError rejected(Expression expression) {
    InputError error = catchThrowableOfType(InputError.class, () -> Formula.of(expression, SCOPE));
    assertThat(error).isNotNull();
    assertThat(error.hint()).startsWith("Maybe ");
    return error;
  }

  /** The sum, its two bounds, and for each of the three numbers a step and the 1. */
  @Test
  void parts_without_variables_count_among_the_steps() {
    Formula formula = Formula.of(sum("i", number(1), number(3), number(1)), SCOPE);
    assertThat(formula.size()).isEqualTo(1);
    assertThat(formula.steps()).isEqualTo(9);
  }

  @Test
  void random_formulas_have_the_values_of_their_trees() {
    for (int seed = 0; seed < 1000; seed++) {
      Expression expression = RandomExpressions.of(seed);
      double[] point = RandomExpressions.point(seed);
      double expected =
          new TreeValue()
              .with("a", point[0])
              .with("b", point[1])
              .with("x", point[2], point[3], point[4])
              .with("c", 0.7)
              .with("w", 0.5, -1.25, 2)
              .with("Q[1]", 1, 0.5, -1)
              .with("Q[2]", 0, 2, 0.25)
              .with("Q[3]", -0.5, 1, 1.5)
              .of(expression);
      assertThat(Formula.of(expression, SCOPE).value(point))
          .as(expression.text())
          .isCloseTo(expected, within(1e-12 * (1 + Math.abs(expected))));
    }
  }

  @Test
  void sums_nest_and_may_be_empty() {
    Expression i = name("i");
    Expression j = name("j");
    Expression triangle = sum("i", number(1), number(4), sum("j", number(1), i, multiply(i, j)));
    assertThat(value(triangle)).isEqualTo(65); // 1 + 2 (1 + 2) + 3 (1 + 2 + 3) + 4 (1 + 2 + 3 + 4)
    assertThat(value(sum("i", number(2), number(1), name("a")))).isZero();
    assertThat(value(sum("i", number(-1), number(1), i))).isZero();
  }

  @Test
  void an_index_may_be_used_again_after_its_sum() {
    Expression once = sum("i", number(1), number(3), name("i"));
    assertThat(value(add(once, once))).isEqualTo(12);
  }

  @Test
  void parameters_may_bound_sums_and_choose_entries() {
    Scope scope =
        Scope.builder()
            .variable("x", 4)
            .parameter("n", 3)
            .parameter("next", new double[] {2, 4, 1})
            .build();
    Expression tour = sum("i", number(1), name("n"), name("x", name("next", name("i"))));
    Formula formula = Formula.of(tour, scope);
    assertThat(formula.value(new double[] {1, 10, 100, 1000})).isEqualTo(1011);
    assertThat(formula.variables()).containsExactly(0, 1, 3);
    assertThat(formula.dependsOn(2)).isFalse();
  }

  @Test
  void what_is_free_of_variables_is_one_number() {
    assertThat(Formula.of(divide(number(1), number(3)), SCOPE).size()).isEqualTo(1);
    assertThat(Formula.of(call(Operation.EXP, multiply(name("c"), number(2))), SCOPE).size())
        .isEqualTo(1);
    assertThat(Formula.of(multiply(number(0), name("a")), SCOPE).variables()).containsExactly(0);
  }

  @Test
  void small_powers_are_products_and_nan_stays() {
    assertThat(Operation.power(1.1, 2)).isEqualTo(1.1 * 1.1);
    assertThat(Operation.power(-3, 3)).isEqualTo(-27);
    assertThat(Operation.power(-3, 4)).isEqualTo(81);
    assertThat(Operation.power(-3, 5)).isEqualTo(-243);
    assertThat(Operation.power(7, 1)).isEqualTo(7);
    assertThat(Operation.power(Double.NaN, 0)).isNaN();
    assertThat(Operation.power(0, 0)).isEqualTo(1);
    assertThat(Operation.power(-8, 1.0 / 3)).isNaN();
  }

  @Test
  void what_has_no_value_shows() {
    Expression a = name("a");
    assertThat(value(divide(number(1), a))).isInfinite();
    assertThat(value(divide(a, a))).isNaN();
    assertThat(value(call(Operation.LOG, a))).isInfinite();
    assertThat(value(call(Operation.LOG, subtract(a, number(1))))).isNaN();
    assertThat(value(call(Operation.SQRT, subtract(a, number(1))))).isNaN();
    assertThat(value(call(Operation.EXP, add(a, number(1000))))).isInfinite();
    assertThat(value(call(Operation.MIN, number(1), divide(a, a)))).isNaN();
    assertThat(value(power(divide(a, a), 0))).isNaN();
  }

  @Test
  void sigmoid_and_tanh_are_right_far_out() {
    assertThat(value(call(Operation.SIGMOID, number(800)))).isEqualTo(1);
    assertThat(value(call(Operation.SIGMOID, number(-800)))).isZero();
    assertThat(value(call(Operation.SIGMOID, number(-40))))
        .isCloseTo(4.248354255291589e-18, within(1e-32)); // exp(-40)
    assertThat(value(call(Operation.TANH, number(-800)))).isEqualTo(-1);
  }

  @Test
  void a_chain_of_a_hundred_thousand_terms_is_no_deeper_than_one() {
    List<Link> ones = Collections.nCopies(100_000, new Link(Operation.ADD, name("a")));
    Formula formula = Formula.of(new Chain(number(0), ones), SCOPE);
    assertThat(formula.value(new double[] {1, 0, 0, 0, 0})).isEqualTo(100_000);
  }

  @Test
  void is_safe_for_many_threads() {
    Formula formula = Formula.of(RandomExpressions.of(7), SCOPE);
    double[][] points =
        IntStream.range(0, 2000).mapToObj(RandomExpressions::point).toArray(double[][]::new);
    double[] alone = Arrays.stream(points).mapToDouble(formula::value).toArray();
    double[] together = Arrays.stream(points).parallel().mapToDouble(formula::value).toArray();
    assertThat(together).isEqualTo(alone);
  }

  @Test
  void unknown_names_are_answered_with_the_nearest() {
    InputError error = rejected(add(name("a"), name("X", number(1))));
    assertThat(error.found()).isEqualTo("X");
    assertThat(error.where()).isEqualTo("expression X[1]");
    assertThat(error.hint()).isEqualTo("Maybe x was meant.");
    assertThat(rejected(name("price")).hint())
        .isEqualTo("Maybe it is declared elsewhere, or under another name than a, b, x, c, w, Q.");
  }

  @Test
  void subscripts_must_fit() {
    assertThat(rejected(name("x")).expected()).isEqualTo("one subscript: x is a vector of 3");
    assertThat(rejected(name("a", number(1))).expected()).isEqualTo("no subscript: a is a number");
    assertThat(rejected(name("Q", number(1))).expected())
        .isEqualTo("two subscripts: Q is a matrix of 3 x 3");
    assertThat(rejected(name("x", number(4))).found()).isEqualTo("x[4]");
    assertThat(rejected(name("x", number(0))).expected()).isEqualTo("a subscript from 1 to 3");
    assertThat(rejected(name("x", name("c"))).found()).isEqualTo("c = 0.7");
    assertThat(rejected(name("x", name("a"))).expected())
        .isEqualTo("a subscript without variables");
    Expression beyond = name("x", add(name("i"), number(1)));
    assertThat(rejected(sum("i", number(1), number(3), beyond)).found())
        .isEqualTo("x[i + 1] with i + 1 = 4");
    assertThat(rejected(sum("i", number(1), number(3), name("i", number(1)))).expected())
        .startsWith("no subscript: i is a whole number");
  }

  @Test
  void bounds_must_be_whole_numbers_without_variables() {
    assertThat(rejected(sum("i", number(1), number(2.5), name("a"))).found()).isEqualTo("2.5");
    assertThat(rejected(sum("i", number(1), divide(number(1), number(0)), name("a"))).found())
        .isEqualTo("1 / 0 = Infinity");
    assertThat(rejected(sum("i", name("a"), number(2), name("a"))).expected())
        .isEqualTo("a bound of the sum without variables");
    assertThat(rejected(sum("x", number(1), number(2), name("a"))).found()).isEqualTo("x");
    Expression twice = sum("i", number(1), number(2), sum("i", number(1), number(2), name("i")));
    assertThat(rejected(twice).expected()).startsWith("an index whose name");
  }

  @Test
  void sums_that_are_too_long_and_trees_that_are_too_deep_are_refused() {
    Expression endless =
        sum("i", number(1), number(2e9), sum("j", number(1), number(0), name("a")));
    assertThat(rejected(endless).found()).isEqualTo("more than 10000000 operations");
    Expression deep = name("a");
    for (int i = 0; i < 20_000; i++) {
      deep = new Expression.Negation(deep);
    }
    InputError error = rejected(deep);
    assertThat(error.where()).isEqualTo("expression");
    assertThat(error.found()).isEqualTo("nesting deeper than 1000");
  }

  @Test
  void constraints_are_broken_by_their_difference() {
    Relation relation = new Relation(name("a"), Comparison.AT_MOST, number(2));
    Constraint constraint = Constraint.of(relation, SCOPE, Places.NONE);
    assertThat(relation.text()).isEqualTo("a <= 2");
    assertThat(constraint.violation(new double[] {5, 0, 0, 0, 0})).isEqualTo(3);
    assertThat(constraint.violation(new double[] {2, 0, 0, 0, 0})).isZero();
    assertThat(constraint.violation(new double[] {Double.NaN, 0, 0, 0, 0})).isNaN();
    assertThat(Comparison.AT_LEAST.violation(-1)).isEqualTo(1);
    assertThat(Comparison.AT_LEAST.violation(1)).isZero();
    assertThat(Comparison.EQUAL.violation(-1)).isEqualTo(1);
  }
}
