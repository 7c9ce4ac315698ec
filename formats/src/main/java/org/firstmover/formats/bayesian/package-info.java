/** The file form of bayesian games. */
@org.jspecify.annotations.NullMarked
package org.firstmover.formats.bayesian;
