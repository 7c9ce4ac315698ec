package org.firstmover.game.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firstmover.game.expression.Trees.add;
import static org.firstmover.game.expression.Trees.call;
import static org.firstmover.game.expression.Trees.divide;
import static org.firstmover.game.expression.Trees.multiply;
import static org.firstmover.game.expression.Trees.name;
import static org.firstmover.game.expression.Trees.number;
import static org.firstmover.game.expression.Trees.power;
import static org.firstmover.game.expression.Trees.subtract;
import static org.firstmover.game.expression.Trees.sum;

import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.expression.Expression.Call;
import org.firstmover.game.expression.Expression.Chain;
import org.firstmover.game.expression.Expression.Negation;
import org.firstmover.game.expression.Expression.Power;
import org.junit.jupiter.api.Test;

class ExpressionTextTest {
  private static final Expression A = name("a");
  private static final Expression B = name("b");
  private static final Expression C = name("c");

  @Test
  void parentheses_stand_where_they_change_the_meaning() {
    assertThat(subtract(subtract(A, B), C).text()).isEqualTo("a - b - c");
    assertThat(subtract(A, subtract(B, C)).text()).isEqualTo("a - (b - c)");
    assertThat(multiply(add(A, B), C).text()).isEqualTo("(a + b) * c");
    assertThat(divide(A, multiply(B, C)).text()).isEqualTo("a / (b * c)");
    assertThat(new Negation(power(A, 2)).text()).isEqualTo("-a^2");
    assertThat(power(new Negation(A), 2).text()).isEqualTo("(-a)^2");
    assertThat(power(number(-2), -2).text()).isEqualTo("(-2)^-2");
    assertThat(new Power(A, new Power(B, C)).text()).isEqualTo("a^b^c");
    assertThat(new Power(new Power(A, B), C).text()).isEqualTo("(a^b)^c");
    assertThat(new Power(A, add(B, C)).text()).isEqualTo("a^(b + c)");
    assertThat(multiply(new Negation(A), B).text()).isEqualTo("-a * b");
    assertThat(new Negation(multiply(A, B)).text()).isEqualTo("-(a * b)");
    assertThat(call(Operation.MAX, add(A, B), number(0)).text()).isEqualTo("max(a + b, 0)");
    assertThat(
            sum("i", number(1), subtract(C, number(1)), name("x", add(name("i"), number(1))))
                .text())
        .isEqualTo("sum(i in 1..c - 1, x[i + 1])");
  }

  @Test
  void numbers_are_their_shortest_decimals() {
    assertThat(number(0.1).text()).isEqualTo("0.1");
    assertThat(number(-0.0).text()).isEqualTo("0");
    assertThat(number(1e15).text()).isEqualTo("1000000000000000");
    assertThat(number(2e23).text()).isEqualTo("2e23");
    assertThat(number(1.5e-7).text()).isEqualTo("1.5e-7");
    assertThat(number(Double.MIN_VALUE).text()).isEqualTo("4.9e-324");
    assertThat(number(Double.MAX_VALUE).text()).isEqualTo("1.7976931348623157e308");
  }

  @Test
  void chains_of_the_same_kind_are_one() {
    assertThat(add(add(A, B), C)).isEqualTo(add(A, B, C));
    assertThat(((Chain) add(multiply(A, B), C)).rest()).hasSize(1);
  }

  @Test
  void what_is_no_expression_cannot_be_built() {
    assertThatThrownBy(() -> number(Double.NaN)).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> name("2x")).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> name("sum")).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> name("exp")).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> new Chain(A, List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Call(Operation.MAX, List.of(A)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Call(Operation.ADD, List.of(A, B)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
