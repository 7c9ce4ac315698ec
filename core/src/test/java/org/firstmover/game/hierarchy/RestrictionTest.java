package org.firstmover.game.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.expression.Comparison;
import org.firstmover.game.expression.Expression;
import org.firstmover.game.expression.Expression.Chain;
import org.firstmover.game.expression.Expression.Constant;
import org.firstmover.game.expression.Expression.Link;
import org.firstmover.game.expression.Expression.Reference;
import org.firstmover.game.expression.Operation;
import org.firstmover.game.expression.Places;
import org.firstmover.game.expression.Relation;
import org.firstmover.game.expression.Scope;
import org.junit.jupiter.api.Test;

class RestrictionTest {
  private static final Scope SCOPE =
      Scope.builder().variable("x").variable("y", 2).variable("z").build();

  private static final Variables VARIABLES =
      new Variables(
          List.of(Variable.number("x", 0, 1)),
          List.of(List.of(Variable.list("y", 2, 0, 1)), List.of(Variable.number("z", 0, 1))));

  private static final Expression X = new Reference("x", List.of());
  private static final Expression Y2 = new Reference("y", List.of(new Constant(2)));
  private static final Expression Z = new Reference("z", List.of());

  private static Expression product(Expression left, Expression right) {
    return new Chain(left, List.of(new Link(Operation.MULTIPLY, right)));
  }

  private static Restriction restriction(Expression left, Comparison comparison) {
    return Restriction.of(new Relation(left, comparison, new Constant(3)), SCOPE, Places.NONE);
  }

  private static InputError rejected(Expression left, int follower) {
    Restriction restriction = restriction(left, Comparison.AT_MOST);
    InputError error =
        catchThrowableOfType(
            InputError.class, () -> restriction.checkFor(follower, VARIABLES, "here"));
    assertThat(error).isNotNull();
    assertThat(error.where()).isEqualTo("here");
    return error;
  }

  @Test
  void differences_are_at_most_0() {
    double[] point = {0, 0, 5, 0};
    assertThat(restriction(Y2, Comparison.AT_MOST).difference().value(point)).isEqualTo(2);
    assertThat(restriction(Y2, Comparison.AT_LEAST).difference().value(point)).isEqualTo(-2);
    assertThat(restriction(Y2, Comparison.EQUAL).equality()).isTrue();
    assertThat(restriction(Y2, Comparison.AT_LEAST).text()).isEqualTo("y[2] >= 3");
  }

  @Test
  void followers_have_constraints_on_their_own_variables_only() {
    assertThat(rejected(Z, 0).expected())
        .isEqualTo("her own variables and the leader's only, not z");
    assertThat(rejected(Y2, 1).expected())
        .isEqualTo("her own variables and the leader's only, not y[2]");
  }

  @Test
  void followers_have_constraints_that_are_linear_in_their_own_variables() {
    assertThat(rejected(product(Y2, Y2), 0).expected())
        .isEqualTo("something linear in her own variables");
    Restriction fine = restriction(product(product(X, X), Y2), Comparison.AT_MOST);
    assertThatCode(() -> fine.checkFor(0, VARIABLES, "here")).doesNotThrowAnyException();
    Restriction java = new Restriction("z^2", false, point -> point[3] * point[3]);
    assertThatCode(() -> java.checkFor(0, VARIABLES, "here")).doesNotThrowAnyException();
  }
}
