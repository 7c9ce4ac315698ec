/** One leader, populations of very many followers: mean-field games that she changes. */
@NullMarked
package org.firstmover.game.meanfield;

import org.jspecify.annotations.NullMarked;
