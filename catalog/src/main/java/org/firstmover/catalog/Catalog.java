package org.firstmover.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstmover.exact.Rational;
import org.firstmover.formats.Source;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Trees;

/** The games that come with the library: published ones as data files, then the generators. */
public final class Catalog {
  private static final String INDEX = "index.txt";

  private Catalog() {}

  /** Every entry, by kind in the order of the index, generators last. */
  public static List<CatalogEntry> entries() {
    List<CatalogEntry> entries = new ArrayList<>();
    names().forEach(name -> entries.add(published(name)));
    entries.addAll(Generators.ALL);
    return entries;
  }

  public static Optional<CatalogEntry> find(String name) {
    Optional<CatalogEntry> generator =
        Generators.ALL.stream()
            .filter(entry -> entry.name().equals(name))
            .map(entry -> (CatalogEntry) entry)
            .findFirst();
    return generator.isPresent()
        ? generator
        : names().filter(name::equals).findFirst().map(Catalog::published);
  }

  private static Stream<String> names() {
    return resource(INDEX).text().lines().map(String::strip).filter(line -> !line.isEmpty());
  }

  private static PublishedGame published(String name) {
    Mapping root = Trees.read(resource(name + ".yaml")).asMapping(name);
    root.only("title", "source", "known", "game");
    Mapping game = root.require("game").asMapping("game");
    Mapping known = root.require("known").asMapping("known");
    Map<String, Rational> values = new LinkedHashMap<>();
    known
        .entries()
        .forEach(
            (key, node) -> {
              if (!key.equals("origin")) {
                values.put(key, node.asScalar(key).number(key));
              }
            });
    return new PublishedGame(
        name,
        text(game, "kind"),
        text(root, "title"),
        text(root, "source"),
        values,
        text(known, "origin"),
        game);
  }

  private static String text(Mapping map, String key) {
    return map.require(key).asScalar(key).text(key);
  }

  private static Source resource(String file) {
    try (InputStream stream = Catalog.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the catalog's file [" + file + "] is missing");
      }
      return Source.of("catalog/" + file, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
