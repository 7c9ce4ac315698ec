package org.firstmover.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.catalog.CatalogEntry;
import org.firstmover.catalog.Generator;
import org.firstmover.catalog.PublishedGame;
import org.firstmover.game.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firstmover catalog}, with list, show and export. */
@Command(
    name = "catalog",
    description = "The games that come with Firstmover; without a command, lists them.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      CatalogCommand.ListEntries.class,
      CatalogCommand.Show.class,
      CatalogCommand.Export.class
    })
final class CatalogCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  CatalogCommand() {}

  @Override
  public Integer call() {
    return list(spec);
  }

  private static int list(CommandSpec spec) {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, List<CatalogEntry>> byHeading = new LinkedHashMap<>();
    for (CatalogEntry entry : Catalog.entries()) {
      String heading = entry.kind() + (entry instanceof Generator ? ", made from parameters" : "");
      byHeading.computeIfAbsent(heading, unused -> new ArrayList<>()).add(entry);
    }
    byHeading.forEach(
        (heading, entries) -> {
          out.println(heading);
          entries.forEach(entry -> out.println("  " + padded(entry.name()) + entry.title()));
        });
    return Main.VERIFIED;
  }

  private static String padded(String name) {
    return name + " ".repeat(Math.max(1, 36 - name.length()));
  }

  private static CatalogEntry find(String name) {
    return Catalog.find(name)
        .orElseThrow(
            () ->
                new InputError(
                    name,
                    "name",
                    "a name in the catalog",
                    "Maybe it is mistyped; \"firstmover catalog\" lists the names."));
  }

  /** {@code firstmover catalog list}. */
  @Command(
      name = "list",
      description = "One line a game.",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class)
  static final class ListEntries implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    ListEntries() {}

    @Override
    public Integer call() {
      return list(spec);
    }
  }

  /** {@code firstmover catalog show}. */
  @Command(
      name = "show",
      description = "Source, known values and parameters of one entry.",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class)
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A name that \"firstmover catalog\" lists.")
    private String name;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    Show() {}

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      CatalogEntry entry = find(name);
      out.println(entry.name() + " (" + entry.kind() + "): " + entry.title());
      out.println("  source  " + entry.source());
      if (entry instanceof PublishedGame game) {
        game.known().forEach((key, value) -> out.println("  " + key + "  " + value));
        out.println("  origin  " + game.origin());
        out.println();
        out.print(Games.write(Games.of(game, Map.of(), 0), "yaml"));
      } else if (entry instanceof Generator generator) {
        generator
            .parameters()
            .forEach(
                parameter ->
                    out.println(
                        "  parameter  "
                            + parameter.name()
                            + " ("
                            + parameter.range()
                            + "; default "
                            + parameter.fallback()
                            + "): "
                            + parameter.text()));
        generator
            .known()
            .forEach((key, value) -> out.println("  " + key + "  " + value + " by default"));
        if (!generator.origin().isEmpty()) {
          out.println("  origin  " + generator.origin());
        }
      }
      return Main.VERIFIED;
    }
  }

  /** {@code firstmover catalog export}. */
  @Command(
      name = "export",
      description = "Prints a game as a file.",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class)
  static final class Export implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A name that \"firstmover catalog\" lists.")
    private String name;

    @Option(names = "--format", description = "yaml (default), json or nfg.")
    private String format = "yaml";

    @Option(
        names = "--parameter",
        paramLabel = "NAME=VALUE",
        description = "Of a generator; may be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--seed", description = "Of a generator; default 0.")
    private long seed;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    Export() {}

    @Override
    public Integer call() {
      String text = Games.write(Games.of(find(name), parameters, seed), format);
      spec.commandLine().getOut().print(text);
      return Main.VERIFIED;
    }
  }
}
