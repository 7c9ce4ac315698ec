/** The file form of security games. */
@org.jspecify.annotations.NullMarked
package org.firstmover.formats.security;
