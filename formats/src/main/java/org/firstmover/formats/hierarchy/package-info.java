/** The file form of hierarchy games. */
@org.jspecify.annotations.NullMarked
package org.firstmover.formats.hierarchy;
