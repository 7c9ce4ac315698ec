/**
 * Expressions of objectives and constraints: a tree as written, and the formula that it becomes in
 * a scope of variables and parameters, evaluated in plain doubles.
 */
@org.jspecify.annotations.NullMarked
package org.firstmover.game.expression;
