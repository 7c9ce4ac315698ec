package org.firstmover.catalog;

import java.util.Map;
import org.firstmover.exact.Rational;
import org.firstmover.formats.tree.Mapping;

/**
 * A game from the literature.
 *
 * @param known names of values ({@code strong}, {@code pure}, {@code weak}) to the values, exactly
 *     where a fraction is known
 * @param origin where the known values come from
 * @param game the game in its file form
 */
public record PublishedGame(
    String name,
    String kind,
    String title,
    String source,
    Map<String, Rational> known,
    String origin,
    Mapping game)
    implements CatalogEntry {}
