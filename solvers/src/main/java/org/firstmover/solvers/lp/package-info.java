/** Linear programmes, solved by ojAlgo. */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.lp;
