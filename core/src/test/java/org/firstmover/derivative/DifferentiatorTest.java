package org.firstmover.derivative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.firstmover.game.expression.Trees.add;
import static org.firstmover.game.expression.Trees.call;
import static org.firstmover.game.expression.Trees.divide;
import static org.firstmover.game.expression.Trees.multiply;
import static org.firstmover.game.expression.Trees.name;
import static org.firstmover.game.expression.Trees.number;
import static org.firstmover.game.expression.Trees.power;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.firstmover.game.expression.Expression;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Operation;
import org.firstmover.game.expression.RandomExpressions;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class DifferentiatorTest {
  private static final int FORMULAS = 1000;

  private static Formula formula(long seed) {
    return Formula.of(RandomExpressions.of(seed), RandomExpressions.SCOPE);
  }

  /** As a formula, or as a function written in Java. */
  private static Differentiator differentiator(Formula formula, boolean java) {
    return java
        ? Differentiator.of(RandomExpressions.SCOPE.size(), Scalars.of(formula))
        : Differentiator.of(formula);
  }

  private static void assertClose(
      double[] found, double[] expected, double tolerance, String what) {
    double scale = 1;
    for (double entry : expected) {
      scale = Math.max(scale, Math.abs(entry));
    }
    assertThat(found).as(what).containsExactly(expected, within(tolerance * scale));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void values_gradients_and_hessians_are_those_of_hipparchus(boolean java) {
    int kinked = 0; // min(a, a)
    for (int seed = 0; seed < FORMULAS; seed++) {
      Formula formula = formula(seed);
      double[] point = RandomExpressions.point(seed);
      DerivativeStructure expected = Hipparchus.of(formula, point);
      Differentiator found = differentiator(formula, java);
      double[] gradient = new double[point.length];
      double[][] hessian = new double[point.length][point.length];
      assertThat(found.at(point)).isEqualTo(formula.value(point));
      found.gradient(gradient);
      found.hessian(hessian);
      kinked += found.kinks() > 0 ? 1 : 0;
      assertClose(gradient, Hipparchus.gradient(expected), 1e-12, "gradient of " + formula);
      double[][] expectedHessian = Hipparchus.hessian(expected);
      double largest = 1;
      for (double[] row : expectedHessian) {
        for (double entry : row) {
          largest = Math.max(largest, Math.abs(entry));
        }
      }
      for (int i = 0; i < point.length; i++) {
        assertThat(hessian[i])
            .as("hessian of " + formula)
            .containsExactly(expectedHessian[i], within(1e-12 * largest));
      }
    }
    assertThat(kinked).isLessThan(FORMULAS / 10);
  }

  @Test
  void gradients_are_central_differences_of_values() {
    double step = 1e-5;
    for (int seed = 0; seed < FORMULAS; seed++) {
      Formula formula = formula(seed);
      double[] point = RandomExpressions.point(seed);
      double[] differences = new double[point.length];
      for (int i = 0; i < point.length; i++) {
        double[] moved = point.clone();
        moved[i] = point[i] + step;
        double above = formula.value(moved);
        moved[i] = point[i] - step;
        differences[i] = (above - formula.value(moved)) / (2 * step);
      }
      Differentiator found = Differentiator.of(formula);
      double[] gradient = new double[point.length];
      found.at(point);
      found.gradient(gradient);
      assertClose(gradient, differences, 1e-5, "gradient of " + formula);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void products_with_the_hessian_are_its_products(boolean java) {
    for (int seed = 0; seed < 200; seed++) {
      Differentiator function = differentiator(formula(seed), java);
      double[] point = RandomExpressions.point(seed);
      double[] direction = RandomExpressions.point(seed + 1);
      int n = point.length;
      double[][] hessian = new double[n][n];
      function.at(point);
      function.hessian(hessian);
      double[] expected = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          expected[i] += hessian[i][j] * direction[j];
          assertThat(hessian[i][j]).isEqualTo(hessian[j][i]);
        }
      }
      double[] product = new double[n];
      function.hessianTimes(direction, product);
      assertClose(product, expected, 1e-12, "product");
    }
  }

  @Test
  void points_may_follow_one_another_in_any_order() {
    Differentiator function = Differentiator.of(formula(3));
    double[] first = new double[5];
    double[] again = new double[5];
    function.at(RandomExpressions.point(1));
    function.gradient(first);
    function.at(RandomExpressions.point(2));
    function.hessianTimes(first, again);
    function.at(RandomExpressions.point(1));
    function.gradient(again);
    assertThat(again).isEqualTo(first);
  }

  @Test
  void functions_may_branch_and_return_a_variable_or_a_number() {
    Differentiator branching =
        Differentiator.of(3, x -> x[0].value() > 0 ? x[1] : x[0].constant(7).times(x[2]));
    double[] gradient = new double[3];
    double[] product = new double[3];
    for (int repeat = 0; repeat < 2; repeat++) {
      assertThat(branching.at(new double[] {-1, 5, 2})).isEqualTo(14);
      branching.gradient(gradient);
      assertThat(gradient).containsExactly(0, 0, 7);
      assertThat(branching.at(new double[] {1, 5, 2})).isEqualTo(5);
      branching.gradient(gradient);
      branching.hessianTimes(new double[] {1, 1, 1}, product);
      assertThat(gradient).containsExactly(0, 1, 0);
      assertThat(product).containsOnly(0);
    }
    Differentiator number = Differentiator.of(2, x -> new Real(4));
    assertThat(number.at(new double[2])).isEqualTo(4);
    number.gradient(gradient);
    assertThat(gradient).containsOnly(0);
  }

  @Test
  void numbers_and_variables_mix() {
    ScalarFunction function =
        x -> new Real(3).minus(x[0]).times(new Real(2).power(x[0])).plus(new Real(1).max(x[0]));
    // (3 - x) 2^x + 1 at 0.5, slope 2^x ((3 - x) ln 2 - 1)
    Differentiator derivative = Differentiator.of(1, function);
    double root = Math.sqrt(2);
    assertThat(derivative.at(new double[] {0.5})).isCloseTo(2.5 * root + 1, within(1e-15));
    double[] gradient = new double[1];
    derivative.gradient(gradient);
    assertThat(gradient[0]).isCloseTo(root * (2.5 * Math.log(2) - 1), within(1e-15));
    assertThat(function.value(new double[] {0.5})).isEqualTo(derivative.value());
  }

  @Test
  void plain_values_are_those_on_the_tape() {
    for (int seed = 0; seed < 200; seed++) {
      Formula formula = formula(seed);
      double[] point = RandomExpressions.point(seed);
      assertThat(Scalars.of(formula).value(point)).isEqualTo(formula.value(point));
    }
  }

  @Test
  void scalars_of_another_evaluation_are_refused() {
    Scalar[] kept = new Scalar[1];
    Differentiator.of(1, x -> kept[0] = x[0].plus(1)).at(new double[1]);
    Differentiator other = Differentiator.of(1, x -> x[0].plus(kept[0]));
    assertThatThrownBy(() -> other.at(new double[1])).hasMessageContaining("another evaluation");
    assertThatThrownBy(other::value).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(other::kinks).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_jacobian_has_a_row_for_each_function() {
    List<Formula> formulas = List.of(formula(1), formula(2), formula(5));
    Jacobian jacobian = Jacobian.of(formulas);
    double[] point = RandomExpressions.point(9);
    double[] values = new double[3];
    double[][] rows = new double[jacobian.rows()][point.length];
    int kinks = jacobian.at(point, values, rows);
    assertThat(kinks)
        .isEqualTo(jacobian.row(0).kinks() + jacobian.row(1).kinks() + jacobian.row(2).kinks());
    for (int i = 0; i < 3; i++) {
      assertThat(values[i]).isEqualTo(formulas.get(i).value(point));
      assertClose(
          rows[i], Hipparchus.gradient(Hipparchus.of(formulas.get(i), point)), 1e-12, "row " + i);
    }
    double[][] lagrangian = new double[5][5];
    double[][] second = new double[5][5];
    jacobian.row(1).hessian(second);
    jacobian.row(1).addHessian(3, lagrangian);
    jacobian.row(1).addHessian(-2, lagrangian);
    for (int i = 0; i < 5; i++) {
      assertClose(lagrangian[i], second[i], 1e-14, "lagrangian");
    }
  }

  /** Without general powers: StrictMath.pow of JDK 17 allocates. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothing_is_allocated_once_warm(boolean java) {
    Expression expression =
        add(
            call(Operation.EXP, multiply(name("a"), name("b"))),
            power(name("x", number(1)), 3),
            divide(name("x", number(2)), name("x", number(3))));
    Differentiator derivative =
        java
            ? Differentiator.of(
                5, x -> x[0].times(x[1]).exp().plus(x[2].power(3)).plus(x[3].over(x[4])))
            : Differentiator.of(Formula.of(expression, RandomExpressions.SCOPE));
    double[] point = RandomExpressions.point(1);
    double[] gradient = new double[5];
    double[][] hessian = new double[5][5];
    Runnable work =
        () -> {
          derivative.at(point);
          derivative.gradient(gradient);
          derivative.hessian(hessian);
        };
    work.run();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    for (int i = 0; i < 1000; i++) {
      work.run();
    }
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(16_000);
  }
}
