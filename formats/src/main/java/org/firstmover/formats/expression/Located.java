package org.firstmover.formats.expression;

import org.firstmover.game.expression.Places;

/**
 * Something that was read.
 *
 * @param places where its parts stand in the file
 */
public record Located<T>(T value, Places places) {}
