/** Tariffs for households with panels and batteries. */
@org.jspecify.annotations.NullMarked
package org.firstmover.catalog.tariff;
