/** Small runnable programs; the Java of README and docs is taken from here. */
@org.jspecify.annotations.NullMarked
package org.firstmover.examples;
