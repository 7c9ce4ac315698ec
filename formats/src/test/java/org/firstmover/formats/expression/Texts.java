package org.firstmover.formats.expression;

import java.nio.charset.StandardCharsets;
import org.firstmover.formats.Source;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.expression.Expression;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Scope;

/** Expressions from texts, as scalars of a YAML file or by themselves. */
final class Texts {
  static final Scope SCOPE =
      Scope.builder()
          .variable("x")
          .variable("y")
          .variable("z", 4)
          .parameter("A", 100)
          .parameter("w", new double[] {1, 2, 3, 4})
          .parameter("Q", new double[][] {{1, 2}, {3, 4}})
          .build();

  /** x = 2, y = 3, z = (5, 7, 11, 13). */
  static final double[] POINT = {2, 3, 5, 7, 11, 13};

  private Texts() {}

  /** A file whose only text starts at 1:1. */
  static Scalar scalar(String text) {
    Source source = Source.of("game.yaml", text.getBytes(StandardCharsets.UTF_8));
    return new Scalar(source.at(1, 1), source.text(), Scalar.Kind.PLAIN);
  }

  /** The value of the key {@code maximise}. */
  static Scalar inFile(String name, String text) {
    Source source = Source.of(name, text.getBytes(StandardCharsets.UTF_8));
    return Trees.read(source).asMapping("a game").require("maximise").asScalar("maximise");
  }

  static Located<Expression> read(String text) {
    return ExpressionReader.expression(scalar(text), "maximise");
  }

  static String canonical(String text) {
    return read(text).value().text();
  }

  static Formula formula(String text) {
    Located<Expression> read = read(text);
    return Formula.of(read.value(), SCOPE, read.places());
  }

  static double value(String text) {
    return formula(text).value(POINT);
  }
}
