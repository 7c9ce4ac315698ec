/** Followers who respond to a leader by questioning her. */
@org.jspecify.annotations.NullMarked
package org.firstmover.learning.oracle;
