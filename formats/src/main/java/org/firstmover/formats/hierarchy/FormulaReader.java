package org.firstmover.formats.hierarchy;

import java.util.OptionalDouble;
import org.firstmover.formats.expression.ExpressionReader;
import org.firstmover.formats.expression.Located;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.game.expression.Expression;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Relation;
import org.firstmover.game.expression.Scope;
import org.firstmover.game.hierarchy.Restriction;

/** Makes formulas of what stands in one file, all of which share one budget. */
final class FormulaReader {
  private static final int MOST_STEPS = 20_000_000;
  private static final double[] NOWHERE = {};

  private int steps;

  /**
   * @param scope of all names of the game
   */
  Formula objective(Node node, String what, Scope scope) {
    Scalar scalar = node.asScalar(what + ": an expression");
    Located<Expression> read = ExpressionReader.expression(scalar, what);
    return counted(Formula.of(read.value(), scope, read.places()), scalar);
  }

  /**
   * @param scope of all names of the game
   */
  Restriction restriction(Node node, String what, Scope scope) {
    Scalar scalar = node.asScalar(what + ": a constraint");
    Located<Relation> read = ExpressionReader.relation(scalar, what);
    Restriction restriction = Restriction.of(read.value(), scope, read.places());
    counted((Formula) restriction.difference(), scalar);
    return restriction;
  }

  /**
   * A number, or an expression that is one.
   *
   * @param parameters that it may be made of
   */
  double number(Node node, String what, Scope parameters) {
    Scalar scalar = node.asScalar(what + ": a number, or an expression in the parameters");
    if (scalar.kind() == Scalar.Kind.NULL) {
      throw scalar
          .place()
          .error(
              scalar.shown(),
              what + ": a number, or an expression in the parameters",
              "Maybe leave the key out.");
    }
    OptionalDouble decimal = scalar.asDecimal();
    if (decimal.isPresent()) {
      return decimal.getAsDouble();
    }
    double value = objective(scalar, what, parameters).value(NOWHERE);
    if (!Double.isFinite(value)) {
      throw scalar
          .place()
          .error(
              scalar.text() + " = " + value,
              what + ": a finite number",
              "Maybe leave it out if there is no bound.");
    }
    return value + 0.0;
  }

  private Formula counted(Formula formula, Scalar scalar) {
    steps += formula.steps();
    if (steps > MOST_STEPS) {
      throw scalar
          .place()
          .error(
              "more than " + MOST_STEPS + " operations",
              "at most " + MOST_STEPS + " operations in a game once sums are written out",
              "Maybe a sum runs further than it was meant to.");
    }
    return formula;
  }
}
