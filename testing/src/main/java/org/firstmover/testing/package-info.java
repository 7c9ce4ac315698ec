/** For tests of methods and games: every solution is verified, and games are seeded. */
@org.jspecify.annotations.NullMarked
package org.firstmover.testing;
