/** What a study is: games, methods, quantities, and the figures it is held against. */
@org.jspecify.annotations.NullMarked
package org.firstmover.experiments;
