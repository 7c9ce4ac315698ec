/** Targets, resources and an attacker. */
@org.jspecify.annotations.NullMarked
package org.firstmover.game.security;
