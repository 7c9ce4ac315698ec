package org.firstmover.game.hierarchy;

import org.firstmover.game.RealFunction;
import org.firstmover.game.expression.Comparison;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Places;
import org.firstmover.game.expression.Relation;
import org.firstmover.game.expression.Scope;

/**
 * A constraint of a player: difference <= 0, or = 0.
 *
 * @param text as it is written, for people
 */
public record Restriction(String text, boolean equality, RealFunction difference) {
  /** A relation as it is written; {@code a >= b} becomes b - a <= 0. */
  public static Restriction of(Relation relation, Scope scope, Places places) {
    Relation turned =
        relation.comparison() == Comparison.AT_LEAST
            ? new Relation(relation.right(), Comparison.AT_MOST, relation.left())
            : relation;
    return new Restriction(
        relation.text(),
        relation.comparison() == Comparison.EQUAL,
        Formula.of(turned.difference(), scope, places));
  }
}
