/** Tariffs set and answered by learners, day after day. */
@org.jspecify.annotations.NullMarked
package org.firstmover.learning.tariff;
