/** The project's own random stream: small, specified, restorable; draws and statistics of them. */
@org.jspecify.annotations.NullMarked
package org.firstmover.random;
