/** Makes the runs of a study, on one machine or many, and watches them. */
@org.jspecify.annotations.NullMarked
package org.firstmover.experiments.sweep;
