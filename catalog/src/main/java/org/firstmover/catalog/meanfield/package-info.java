/** Mean-field games of the literature. */
@org.jspecify.annotations.NullMarked
package org.firstmover.catalog.meanfield;
