/** The certificate of bayesian games. */
@org.jspecify.annotations.NullMarked
package org.firstmover.verify.bayesian;
