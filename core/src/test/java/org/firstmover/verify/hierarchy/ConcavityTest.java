package org.firstmover.verify.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Scope;
import org.firstmover.game.hierarchy.Goal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of x and z, with p = 2 of someone else; whether they are concave is calculus. */
class ConcavityTest {
  private static final Scope SCOPE =
      Scope.builder().variable("p").variable("x").variable("z").build();

  private static final double MANY = Double.POSITIVE_INFINITY;

  private static boolean concave(String text, double low, double high) {
    return concave(text, Goal.MAXIMISE, low, high);
  }

  private static boolean concave(String text, Goal goal, double low, double high) {
    Formula formula = Formula.of(Written.expression(text), SCOPE);
    boolean both = formula.dependsOn(2);
    double[] lower = both ? new double[] {low, low} : new double[] {low};
    double[] upper = both ? new double[] {high, high} : new double[] {high};
    return new Concavity(formula, goal, new double[] {2, 0, 0}, 1, 1_000_000).holds(lower, upper);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "3",
        "p",
        "x - p * x",
        "-x^2",
        "(100 - x - p) * x",
        "x * (100 - x - p) - 3 * x",
        "min(x, 3) - x^2",
        "-abs(x - p)",
        "-abs(x - 3) - abs(x - z) - abs(z)",
        "-max(0, x - 1)^2",
        "-max(x, z, 2 * x - 3 * z)",
        "min(-(x - 1)^2, 5 - x)",
        "-exp(x)",
        "-exp(x^2)",
        "-x^4",
        "-x^2 + x * z - z^2",
        "min(-x^2 + x * z - z^2, 1) - abs(x)",
        "-(x - z)^2",
        "x * z - x^2 - 0.25 * z^2",
        "-(x - 1) * (x - 1)",
        "2 * x - 0.5 * p * (x + z)^2",
        "min(3, 4) - x^2 / 2",
        "log(3 - x)",
        "sqrt(min(x, 2 - x))"
      })
  void concave_everywhere(String text) {
    assertThat(concave(text, Double.NEGATIVE_INFINITY, MANY)).as(text).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "log(x) - x * p",
        "log(1 + x) - x",
        "sqrt(x) - x",
        "x^0.5 + z^0.3",
        "-x^3",
        "-x^1.5",
        "-x * log(x)",
        "-x * log(x / 3) - 2 * z * log(z)",
        "-(x + 1) * log(x + 1)",
        "x / (x + p) - x",
        "x * p / (x + p) + z / (z + 1)",
        "-1 / x",
        "-1 / (x + z)",
        "-p / (1 + x)^2",
        "sqrt(x + z)",
        "log(x + 2 * z + 1)",
        "1 - exp(-x)",
        "tanh(x)",
        "sigmoid(x + z)",
        "log(sqrt(x) + z)",
        "-abs(x^3)",
        "(3 * x + 1) / (2 * x + 5)"
      })
  void concave_on_the_half_line(String text) {
    assertThat(concave(text, 0, MANY)).as(text).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x^2",
        "abs(x)",
        "-x^2 + 3 * x * z - z^2",
        "x * z",
        "max(x, 0) - 0.1 * x^2",
        "min(x^2, 3)",
        "-x^3",
        "sin(x)",
        "exp(-x^2)",
        "x^3 - x^2",
        "-1 / x",
        "-1 / x^2",
        "-log(x)",
        "log(x^2 - 1)",
        "sqrt(x^2 - 1)",
        "-abs(abs(x) - 1)",
        "x * log(x)",
        "tanh(x)",
        "-(x^2 - 1)^2",
        "-sqrt(x)",
        "x^(1 / 3)^-1",
        "-x^(-2)",
        "x^2 * log(x)"
      })
  void not_concave(String text) {
    assertThat(concave(text, -5, 5)).as(text).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sin(x); 0; 3",
        "cos(x); -1; 1",
        "-tanh(x); -4; 0",
        "exp(-x^2); -0.7; 0.7",
        "x * exp(-x); 0; 1.9",
        "x * exp(-x) * 2 + 0 * x; 0; 1.9",
        "-x^3 + x^2; 0.34; 5",
        "max(x + 7, 0) - x^2; -5; 5",
        "x * (1 - x / 3)^2; 0; 1.9",
        "log(x + 1) * sqrt(x + 1); 0.5; 3",
        "-x^2 / (1 + x); 0; 2",
        "x / (1 + x^2); 0; 1.7"
      })
  void concave_between(String text, double low, double high) {
    assertThat(concave(text, low, high)).as(text).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sin(x); -0.1; 3",
        "exp(-x^2); -0.7; 0.72",
        "x * exp(-x); 0; 2.01",
        "-x^3 + x^2; 0.33; 5"
      })
  void just_not_between(String text, double low, double high) {
    assertThat(concave(text, low, high)).as(text).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"x^2 + exp(z)", "abs(x - 1) - p * z", "x * log(x)", "1 / sqrt(x + 1)"})
  void who_minimises_wants_convexity(String text) {
    assertThat(concave(text, Goal.MINIMISE, 0, MANY)).as(text).isTrue();
    assertThat(concave("-(" + text + ")", Goal.MINIMISE, 0, MANY)).as(text).isFalse();
  }
}
