/** Events of a study for what users already watch: JSON Lines, CSV, TensorBoard. */
@org.jspecify.annotations.NullMarked
package org.firstmover.experiments.listen;
