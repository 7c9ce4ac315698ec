/** Makers of stochastic games: what the generators' parameters become. */
@org.jspecify.annotations.NullMarked
package org.firstmover.catalog.stochastic;
