package org.firstmover.game.hierarchy;

import java.util.stream.IntStream;
import org.firstmover.game.InputError;
import org.firstmover.game.RealFunction;
import org.firstmover.game.expression.Affine;
import org.firstmover.game.expression.Comparison;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Places;
import org.firstmover.game.expression.Relation;
import org.firstmover.game.expression.Scope;

/**
 * A constraint of a player: difference &lt;= 0, or = 0.
 *
 * @param text as it is written, for people
 */
public record Restriction(String text, boolean equality, RealFunction difference) {
  /** A relation as it is written; {@code a >= b} becomes b - a &lt;= 0. */
  public static Restriction of(Relation relation, Scope scope, Places places) {
    Relation turned =
        relation.comparison() == Comparison.AT_LEAST
            ? new Relation(
                /* left= */ relation.right(), Comparison.AT_MOST, /* right= */ relation.left())
            : relation;
    return new Restriction(
        relation.text(),
        relation.comparison() == Comparison.EQUAL,
        Formula.of(turned.difference(), scope, places));
  }

  /**
   * Whether a follower can have this constraint; not asked of what is written in Java.
   *
   * @param where it stands, for the error
   * @throws InputError if it mentions another follower's variables, or is not affine in her own
   */
  public void checkFor(int follower, Variables variables, String where) {
    if (!(difference instanceof Formula formula)) {
      return;
    }
    int from = variables.from(follower);
    int to = variables.to(follower);
    for (int place : formula.variables()) {
      if (place >= variables.leaderSize() && (place < from || place >= to)) {
        throw new InputError(
            text,
            where,
            "her own variables and the leader's only, not " + variables.entryName(place),
            "Maybe it belongs into her objective, or is a constraint of the leader.");
      }
    }
    int[] own = IntStream.of(formula.variables()).filter(place -> place >= from).toArray();
    if (Affine.in(formula, own).isEmpty()) {
      throw new InputError(
          text,
          where,
          "something linear in her own variables",
          "Maybe a product of them can become part of her objective, as a penalty.");
    }
  }
}
