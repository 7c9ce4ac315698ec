/** The domains of papers on leaders with several followers, with derivatives and best responses. */
@org.jspecify.annotations.NullMarked
package org.firstmover.catalog.hierarchy;
