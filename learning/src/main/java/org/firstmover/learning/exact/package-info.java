/** Games whose players' best answers can be computed, for methods that take turns in answering. */
@org.jspecify.annotations.NullMarked
package org.firstmover.learning.exact;
