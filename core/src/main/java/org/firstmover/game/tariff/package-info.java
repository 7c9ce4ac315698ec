/** Tariffs of a utility for households with batteries on a network with nodal prices. */
@org.jspecify.annotations.NullMarked
package org.firstmover.game.tariff;
