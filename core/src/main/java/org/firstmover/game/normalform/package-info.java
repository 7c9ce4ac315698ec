/** Finite games of two players, and finite games of any number of players as read from files. */
@org.jspecify.annotations.NullMarked
package org.firstmover.game.normalform;
