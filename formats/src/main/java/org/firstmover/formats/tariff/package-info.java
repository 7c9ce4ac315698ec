/** Tariff games in YAML and JSON. */
@org.jspecify.annotations.NullMarked
package org.firstmover.formats.tariff;
