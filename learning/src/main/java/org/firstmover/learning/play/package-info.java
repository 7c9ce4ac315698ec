/** Episodes: environments, and those who play in them. */
@org.jspecify.annotations.NullMarked
package org.firstmover.learning.play;
