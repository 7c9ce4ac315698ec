/** Power networks in the direct-current approximation, and what their dispatch is. */
@org.jspecify.annotations.NullMarked
package org.firstmover.game.power;
