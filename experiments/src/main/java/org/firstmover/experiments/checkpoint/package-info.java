/** Files from which a long run goes on after a crash. */
@org.jspecify.annotations.NullMarked
package org.firstmover.experiments.checkpoint;
