/** The certificate of mean-field games. */
@org.jspecify.annotations.NullMarked
package org.firstmover.verify.meanfield;
