/** Reads expressions and relations, as they stand in game files. */
@org.jspecify.annotations.NullMarked
package org.firstmover.formats.expression;
