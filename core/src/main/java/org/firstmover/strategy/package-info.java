/** Strategies by shape: distributions over actions, in one or many states, coverages, points. */
@org.jspecify.annotations.NullMarked
package org.firstmover.strategy;
