/** The certificate of hierarchy games: regrets of followers by routines of its own. */
@org.jspecify.annotations.NullMarked
package org.firstmover.verify.hierarchy;
