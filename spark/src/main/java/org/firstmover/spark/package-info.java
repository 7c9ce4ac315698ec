/** The runs of a study on Apache Spark: on top of the command line, which does not know it. */
@org.jspecify.annotations.NullMarked
package org.firstmover.spark;
