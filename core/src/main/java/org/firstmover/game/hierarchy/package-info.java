/** One leader, and followers in Nash equilibrium with one another: continuous strategies. */
@org.jspecify.annotations.NullMarked
package org.firstmover.game.hierarchy;
