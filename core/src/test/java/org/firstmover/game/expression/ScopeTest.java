package org.firstmover.game.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firstmover.game.InputError;
import org.junit.jupiter.api.Test;

class ScopeTest {
  @Test
  void variables_are_one_array_in_the_order_of_their_declaration() {
    Scope scope = RandomExpressions.SCOPE;
    assertThat(scope.size()).isEqualTo(5);
    assertThat(scope.variableName(1)).isEqualTo("b");
    assertThat(scope.variableName(4)).isEqualTo("x[3]");
    assertThat(scope.variables("x")).containsExactly(2, 3, 4);
    assertThat(scope.variableName(2)).isEqualTo("x[1]");
    assertThatThrownBy(() -> scope.variableName(5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> scope.variableName(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(scope.names()).containsExactly("a", "b", "x", "c", "w", "Q");
    assertThatThrownBy(() -> scope.variables("c")).hasMessageContaining("variable [c]");
  }

  @Test
  void names_must_be_names_and_free() {
    Scope.Builder builder = Scope.builder().variable("x");
    assertThatThrownBy(() -> builder.parameter("x", 1)).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> builder.variable("a b")).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> builder.variable("in")).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> builder.variable("")).isInstanceOf(InputError.class);
    assertThat(builder.variable("größe_2").build().size()).isEqualTo(2);
  }

  @Test
  void shapes_must_be_tables_of_finite_numbers() {
    Scope.Builder builder = Scope.builder();
    assertThatThrownBy(() -> builder.variable("v", 0)).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> builder.variable("v", Integer.MAX_VALUE))
        .isInstanceOf(InputError.class);
    assertThatThrownBy(() -> builder.parameter("p", new double[0])).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> builder.parameter("q", new double[][] {{1, 2}, {3}}))
        .hasMessageContaining("found [1 columns], expected 2 columns as in row 1");
    assertThatThrownBy(() -> builder.parameter("r", Double.NaN)).isInstanceOf(InputError.class);
  }
}
