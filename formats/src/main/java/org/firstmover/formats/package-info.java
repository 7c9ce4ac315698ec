/** Games and solutions to and from files. */
@org.jspecify.annotations.NullMarked
package org.firstmover.formats;
