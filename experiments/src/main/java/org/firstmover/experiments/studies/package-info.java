/** The studies that come with Firstmover, one class each. */
@org.jspecify.annotations.NullMarked
package org.firstmover.experiments.studies;
