package org.firstmover.catalog;

/** A game, or a family of generated games, that comes with the library. */
public sealed interface CatalogEntry permits PublishedGame, Generator {
  /** As written on the command line. */
  String name();

  /** The kind of its games. */
  String kind();

  /** One line. */
  String title();

  /** Author, title, place, year. */
  String source();
}
