package org.firstmover;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.firstmover.catalog.Catalog;
import org.firstmover.catalog.CatalogEntry;
import org.firstmover.catalog.Generator;
import org.firstmover.catalog.PublishedGame;
import org.firstmover.formats.Place;
import org.firstmover.formats.Source;
import org.firstmover.formats.normalform.NfgReader;
import org.firstmover.formats.normalform.NfgWriter;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.normalform.StrategicGame;

/** Reads, finds and writes games of every kind. */
public final class Games {
  private static final String CATALOG = "catalog";

  private Games() {}

  /**
   * Reads a game from a YAML, JSON or Gambit .nfg file; of an .nfg file player 1 leads.
   *
   * @throws InputError if the file is not a game
   */
  public static Game read(Path path) {
    return read(Source.file(path));
  }

  /** Reads a game from a text; the source's name tells the format. */
  public static Game read(Source source) {
    if (isNfg(source.name())) {
      StrategicGame game = NfgReader.read(source);
      return game.players().size() == 2 ? game.withLeader(1) : game;
    }
    return of(Trees.read(source).asMapping("a game"));
  }

  /** A file, or else a game of the catalog, a generator's with its defaults and seed 0. */
  public static Game find(String fileOrName) {
    return find(fileOrName, 0);
  }

  /** The same, a generator's with its defaults and this seed. */
  public static Game find(String fileOrName, long seed) {
    return find(fileOrName, Map.of(), seed);
  }

  /**
   * A file, or else a game of the catalog.
   *
   * @param parameters of a generator, the others have their defaults; other games have none
   * @param seed of a generator
   * @throws InputError if it is neither, or has no such parameters
   */
  public static Game find(String fileOrName, Map<String, String> parameters, long seed) {
    // A name with characters that no path can have is not a file.
    if (fileOrName.indexOf('\0') < 0 && Files.exists(Path.of(fileOrName))) {
      if (!parameters.isEmpty()) {
        throw new InputError(
            String.join(", ", parameters.keySet()),
            "parameters of " + fileOrName,
            "none: it is a file",
            "Maybe write them into the file, below \"parameters\".");
      }
      return read(Path.of(fileOrName));
    }
    return Catalog.find(fileOrName)
        .map(entry -> of(entry, parameters, seed))
        .orElseThrow(
            () ->
                new InputError(
                    fileOrName,
                    "game",
                    "a file, or a name in the catalog",
                    "Maybe the path is mistyped; \"firstmover catalog\" lists the names."));
  }

  /**
   * The game with the other player leading.
   *
   * @throws InputError if the game's leader cannot be chosen
   */
  public static Game swapped(Game game) {
    if (game instanceof NormalFormGame normal) {
      return normal.swapped();
    }
    if (game instanceof StrategicGame strategic) {
      return strategic.withLeader(2);
    }
    throw new InputError(
        game.kind(),
        "--leader 2",
        "a normal-form game, in which either player can lead",
        "Maybe leave --leader out.");
  }

  /** The game of a catalog entry; parameters and seed are for generators. */
  public static Game of(CatalogEntry entry, Map<String, String> parameters, long seed) {
    if (entry instanceof Generator generator) {
      return generator.make(parameters, seed);
    }
    if (!parameters.isEmpty()) {
      throw new InputError(
          String.join(", ", parameters.keySet()),
          "parameters of " + entry.name(),
          "none: it is a single game",
          "Maybe leave them out.");
    }
    return of(((PublishedGame) entry).game());
  }

  private static Game of(Mapping root) {
    Scalar kind = root.require("kind").asScalar("kind");
    if (kind.text().equals(CATALOG)) {
      return fromCatalog(root);
    }
    return Families.named(kind.text("kind: a name"), kind.place() + ": kind").form().read(root);
  }

  /** {@code kind: catalog}, with a name and perhaps parameters and a seed. */
  private static Game fromCatalog(Mapping root) {
    root.only("kind", "name", "parameters", "seed");
    Scalar name = root.require("name").asScalar("name");
    CatalogEntry entry =
        Catalog.find(name.text("name"))
            .orElseThrow(
                () ->
                    name.place()
                        .error(
                            name.text(),
                            "a name in the catalog",
                            "Maybe it is mistyped; \"firstmover catalog\" lists the names."));
    Map<String, String> parameters = new LinkedHashMap<>();
    root.find("parameters")
        .ifPresent(
            node ->
                node.asMapping("parameters")
                    .entries()
                    .forEach((key, value) -> parameters.put(key, value.asScalar(key).text(key))));
    long seed =
        root.find("seed")
            .map(node -> node.asScalar("seed").whole("seed", Long.MIN_VALUE, Long.MAX_VALUE))
            .orElse(0L);
    Place place = root.place();
    return place.locate(() -> of(entry, parameters, seed));
  }

  /**
   * The game as the text of a file.
   *
   * @param format {@code yaml}, {@code json} or {@code nfg}, or a path that ends in one
   * @throws InputError if the format is unknown or cannot hold the game
   */
  public static String write(Game game, String format) {
    String lower = format.toLowerCase(Locale.ROOT);
    if (isNfg(lower) || lower.equals("nfg")) {
      if (game instanceof NormalFormGame normal) {
        return NfgWriter.write(normal);
      }
      if (game instanceof StrategicGame strategic) {
        return NfgWriter.write(strategic);
      }
      throw new InputError(
          game.kind(), format, "a normal-form game", "Maybe write it as .yaml or .json.");
    }
    if (lower.endsWith("json")) {
      return TreeWriter.json(tree(game));
    }
    if (lower.endsWith("yaml") || lower.endsWith("yml")) {
      return TreeWriter.yaml(tree(game));
    }
    throw new InputError(
        format, "output format", "a file that ends in .yaml, .json or .nfg", "Maybe add the end.");
  }

  private static Map<String, Object> tree(Game game) {
    return tree(Families.of(game), game);
  }

  private static <G extends Game> Map<String, Object> tree(Family<G> family, Game game) {
    return family.form().write(family.type().cast(game));
  }

  private static boolean isNfg(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".nfg");
  }
}
