package org.firstmover.game.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstmover.game.expression.Trees.add;
import static org.firstmover.game.expression.Trees.call;
import static org.firstmover.game.expression.Trees.divide;
import static org.firstmover.game.expression.Trees.multiply;
import static org.firstmover.game.expression.Trees.name;
import static org.firstmover.game.expression.Trees.number;
import static org.firstmover.game.expression.Trees.power;
import static org.firstmover.game.expression.Trees.subtract;
import static org.firstmover.game.expression.Trees.sum;

import java.util.Optional;
import org.firstmover.game.expression.Expression.Negation;
import org.junit.jupiter.api.Test;

class AffineTest {
  /** One follower has y and z, the leader x; the places of y and z are not in order on purpose. */
  private static final Scope SCOPE =
      Scope.builder()
          .variable("y", 3)
          .variable("x")
          .variable("z")
          .parameter("w", new double[] {1, -2, 4})
          .parameter("c", 5)
          .build();

  private static final int[] OWN = {4, 0, 1, 2};

  private static final Expression X = name("x");
  private static final Expression Z = name("z");

  private static Optional<Affine> affine(Expression expression) {
    return Affine.in(Formula.of(expression, SCOPE), OWN);
  }

  @Test
  void coefficients_and_the_constant_term_may_use_the_other_variables() {
    Expression i = name("i");
    Expression weighted =
        sum("i", number(1), number(3), multiply(name("w", i), name("y", subtract(number(4), i))));
    // sum of w y - (x z + exp(x)) / 2 + 5 * (3 - z), at x = 2
    Expression expression =
        add(
            subtract(weighted, divide(add(multiply(X, Z), call(Operation.EXP, X)), number(2))),
            multiply(name("c"), subtract(number(3), Z)));
    Affine affine = affine(expression).orElseThrow();
    double[] coefficients = {9, 9, 9, 9, 7};
    double constant = affine.at(new double[] {7, 7, 7, 2, Double.NaN}, coefficients);
    assertThat(constant).isEqualTo(15 - StrictMath.exp(2) / 2);
    assertThat(coefficients).containsExactly(-6, 4, -2, 1, 7);
    assertThat(affine.hasFixedCoefficients()).isFalse();
    assertThat(affine.own()).containsExactly(4, 0, 1, 2);
  }

  @Test
  void coefficients_are_fixed_where_no_other_variable_multiplies() {
    assertThat(affine(subtract(add(X, Z), power(X, 2))).orElseThrow().hasFixedCoefficients())
        .isTrue();
    assertThat(affine(new Negation(multiply(number(2), Z))).orElseThrow().hasFixedCoefficients())
        .isTrue();
    assertThat(affine(divide(Z, X)).orElseThrow().hasFixedCoefficients()).isFalse();
    assertThat(affine(power(X, 2)).orElseThrow().hasFixedCoefficients()).isTrue();
  }

  @Test
  void the_power_one_and_functions_of_other_variables_are_affine() {
    assertThat(affine(power(Z, 1))).isPresent();
    assertThat(affine(multiply(call(Operation.MAX, X, number(0)), Z))).isPresent();
    double[] coefficients = new double[4];
    Affine difference = affine(subtract(Z, Z)).orElseThrow();
    assertThat(difference.at(new double[5], coefficients)).isZero();
    assertThat(coefficients).containsOnly(0);
  }

  @Test
  void products_quotients_and_functions_of_own_variables_are_not() {
    assertThat(affine(multiply(Z, name("y", number(1))))).isEmpty();
    assertThat(affine(divide(X, Z))).isEmpty();
    assertThat(affine(divide(multiply(Z, Z), Z))).isEmpty();
    assertThat(affine(power(Z, 2))).isEmpty();
    assertThat(affine(power(Z, 0))).isEmpty();
    assertThat(affine(new Expression.Power(number(2), Z))).isEmpty();
    assertThat(affine(call(Operation.EXP, Z))).isEmpty();
    assertThat(affine(call(Operation.MIN, Z, number(0)))).isEmpty();
    assertThat(affine(add(X, new Negation(multiply(number(0), power(Z, 2)))))).isEmpty();
  }

  @Test
  void random_formulas_that_are_affine_are_what_their_coefficients_say() {
    int[] own = {2, 3, 4};
    int found = 0;
    for (int seed = 0; seed < 2000; seed++) {
      Formula formula = Formula.of(RandomExpressions.of(seed), RandomExpressions.SCOPE);
      Optional<Affine> affine = Affine.in(formula, own);
      if (affine.isPresent()) {
        found++;
        double[] point = RandomExpressions.point(seed);
        double[] coefficients = new double[3];
        double value = affine.get().at(point, coefficients);
        for (int i = 0; i < 3; i++) {
          value += coefficients[i] * point[own[i]];
        }
        assertThat(value)
            .isCloseTo(
                formula.value(point),
                org.assertj.core.api.Assertions.within(1e-12 * (1 + Math.abs(value))));
      }
    }
    assertThat(found).isBetween(50, 1500);
  }
}
