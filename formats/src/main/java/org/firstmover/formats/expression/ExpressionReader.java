package org.firstmover.formats.expression;

import org.firstmover.formats.tree.Scalar;
import org.firstmover.game.InputError;
import org.firstmover.game.expression.Expression;
import org.firstmover.game.expression.Relation;

/** Reads expressions and relations out of scalars of game files. */
public final class ExpressionReader {
  private static final int LONGEST = 1_000_000;

  private ExpressionReader() {}

  /**
   * Reads an objective.
   *
   * @param what is read, for errors: "leader: maximise"
   * @throws InputError if it is no expression, has more than a million characters, or is nested
   *     deeper than 100
   */
  public static Located<Expression> expression(Scalar scalar, String what) {
    ExpressionParser parser = open(scalar, what);
    return new Located<>(parser.expression(), parser.places());
  }

  /**
   * Reads a constraint.
   *
   * @param what is read, for errors
   * @throws InputError likewise
   */
  public static Located<Relation> relation(Scalar scalar, String what) {
    ExpressionParser parser = open(scalar, what);
    return new Located<>(parser.relation(), parser.places());
  }

  private static ExpressionParser open(Scalar scalar, String what) {
    if (scalar.text(what).length() > LONGEST) {
      throw scalar
          .place()
          .error(
              scalar.text().length() + " characters",
              what + ": at most " + LONGEST + " characters",
              "Maybe sum(i in 1..n, …) says it shorter.");
    }
    return new ExpressionParser(new ExpressionTokens(scalar, what));
  }
}
