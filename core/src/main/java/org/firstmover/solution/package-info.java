/** What a method answers: data only. */
@org.jspecify.annotations.NullMarked
package org.firstmover.solution;
