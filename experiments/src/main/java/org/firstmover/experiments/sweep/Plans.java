package org.firstmover.experiments.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.Families;
import org.firstmover.Family;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.catalog.CatalogEntry;
import org.firstmover.catalog.Generator;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Solver;

/** The runs of a study: every cell for every seed. */
public final class Plans {
  private Plans() {}

  /** Of a whole study, each cell with its own number of seeds. */
  public static List<RunPlan> of(Study study) {
    return of(study.name(), study.cells());
  }

  /**
   * Each cell with its own number of seeds, from 0. Seed by seed, so that an interrupted study has
   * whole seeds.
   *
   * @param study its name
   * @throws InputError if a game, a parameter, a method or an option does not exist
   */
  public static List<RunPlan> of(String study, List<Study.Cell> cells) {
    int most = cells.stream().mapToInt(Study.Cell::seeds).max().orElse(0);
    return of(study, cells, Seeds.of(most), true);
  }

  /**
   * Every cell with these seeds.
   *
   * @param study its name
   * @throws InputError if a game, a parameter, a method or an option does not exist
   */
  public static List<RunPlan> of(String study, List<Study.Cell> cells, Seeds seeds) {
    return of(study, cells, seeds, false);
  }

  private static List<RunPlan> of(
      String study, List<Study.Cell> cells, Seeds seeds, boolean ownNumber) {
    // published games are read from their files: once each
    Map<String, CatalogEntry> entries = new HashMap<>();
    List<RunPlan> plans = new ArrayList<>();
    seeds.stream()
        .forEach(
            seed -> {
              for (Study.Cell cell : cells) {
                if (!ownNumber || seed < cell.seeds()) {
                  CatalogEntry entry = entries.computeIfAbsent(cell.game().catalog(), Plans::entry);
                  String input = input(entry, cell.game(), seed);
                  Family<?> family = Families.named(entry.kind(), "kind");
                  plans.add(plan(study, cell, family, input, seed));
                }
              }
            });
    return plans;
  }

  /** The runs of methods on one game, which need not be in the catalog. */
  public static List<RunPlan> of(String study, Game game, List<MethodPlan> methods, Seeds seeds) {
    String name = game.name().isEmpty() ? game.kind() : game.name();
    String input = Games.write(game, "json");
    Family<?> family = Families.of(game);
    List<RunPlan> plans = new ArrayList<>();
    seeds.stream()
        .forEach(
            seed -> {
              for (MethodPlan method : methods) {
                GamePlan plan = new GamePlan(name, "", name, Map.of());
                Study.Cell cell = new Study.Cell(plan, method, 1);
                plans.add(plan(study, cell, family, input, seed));
              }
            });
    return plans;
  }

  private static RunPlan plan(
      String study, Study.Cell cell, Family<?> family, String input, long seed) {
    MethodPlan method = cell.method();
    Solver<?> solver = Families.method(family, method.method());
    return new RunPlan(
        study,
        cell.game().label(),
        cell.game().setting(),
        method.label(),
        input,
        method.method(),
        complete(solver.info().options(), method.options(), "options of " + solver.info().name()),
        seed);
  }

  private static CatalogEntry entry(String name) {
    return Catalog.find(name)
        .orElseThrow(
            () ->
                new InputError(
                    name,
                    "game of the study",
                    "a name in the catalog",
                    "Maybe it is mistyped; \"firstmover catalog\" lists the names."));
  }

  /** The game as a file of kind catalog, with everything that its making depends on. */
  private static String input(CatalogEntry entry, GamePlan plan, long seed) {
    Map<String, Object> tree = TreeWriter.form("catalog", plan.catalog());
    List<Option<?>> declared =
        entry instanceof Generator generator ? generator.parameters() : List.of();
    Map<String, String> parameters =
        complete(declared, plan.parameters(), "parameters of " + plan.catalog());
    if (entry instanceof Generator) {
      tree.put("parameters", parameters);
      tree.put("seed", seed);
    }
    return TreeWriter.json(tree);
  }

  private static Map<String, String> complete(
      List<Option<?>> declared, Map<String, String> given, String owner) {
    Map<String, String> texts = new LinkedHashMap<>();
    Options.parse(declared, given, owner)
        .asMap()
        .forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }
}
