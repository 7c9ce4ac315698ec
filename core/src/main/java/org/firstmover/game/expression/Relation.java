package org.firstmover.game.expression;

import java.util.List;
import org.firstmover.game.expression.Expression.Chain;
import org.firstmover.game.expression.Expression.Constant;
import org.firstmover.game.expression.Expression.Link;

/** A constraint as it is written. */
public record Relation(Expression left, Comparison comparison, Expression right) {
  /** Its canonical text. */
  public String text() {
    return left.text() + " " + comparison.symbol() + " " + right.text();
  }

  /** Left - right; the left side alone where the right one is the number 0. */
  public Expression difference() {
    return right instanceof Constant constant && constant.value() == 0
        ? left
        : new Chain(left, List.of(new Link(Operation.SUBTRACT, right)));
  }
}
