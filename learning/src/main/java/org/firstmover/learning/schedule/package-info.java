/** Who learns when. */
@org.jspecify.annotations.NullMarked
package org.firstmover.learning.schedule;
