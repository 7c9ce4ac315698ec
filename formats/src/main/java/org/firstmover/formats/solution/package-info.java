/** Solution files. */
@org.jspecify.annotations.NullMarked
package org.firstmover.formats.solution;
