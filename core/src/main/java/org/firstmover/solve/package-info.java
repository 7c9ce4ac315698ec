/** The contracts of methods and response oracles, their options and their runs. */
@org.jspecify.annotations.NullMarked
package org.firstmover.solve;
