package org.firstmover.game.expression;

/** Where a part of an expression stands, for errors. */
@FunctionalInterface
public interface Places {
  /** Of an expression that was not read from anywhere: its own text. */
  Places NONE = part -> "expression " + part.text();

  /** File, line and column, or whatever leads a reader to this very part (not to an equal one). */
  String of(Expression part);
}
