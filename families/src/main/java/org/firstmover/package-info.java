/**
 * Where to start: read a game, solve it, verify a solution; the one place that knows every family.
 */
@org.jspecify.annotations.NullMarked
package org.firstmover;
