/** Strategies by shape: distributions over actions and coverages of targets. */
@org.jspecify.annotations.NullMarked
package org.firstmover.strategy;
