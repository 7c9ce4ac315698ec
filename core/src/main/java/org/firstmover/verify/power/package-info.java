/** Certificates of dispatches. */
@org.jspecify.annotations.NullMarked
package org.firstmover.verify.power;
