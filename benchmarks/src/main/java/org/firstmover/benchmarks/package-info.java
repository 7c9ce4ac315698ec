/** Methods beside a reference in the same run. */
@org.jspecify.annotations.NullMarked
package org.firstmover.benchmarks;
