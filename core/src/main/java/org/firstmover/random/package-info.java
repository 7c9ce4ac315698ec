/** The project's own random stream: small, specified, restorable. */
@org.jspecify.annotations.NullMarked
package org.firstmover.random;
