/** Independent checks of solutions; nothing here imports a method, an oracle or a solver. */
@org.jspecify.annotations.NullMarked
package org.firstmover.verify;
