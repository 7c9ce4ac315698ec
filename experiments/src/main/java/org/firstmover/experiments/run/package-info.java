/** One run: what is to be done, doing it, and what came of it. */
@org.jspecify.annotations.NullMarked
package org.firstmover.experiments.run;
