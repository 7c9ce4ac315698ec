package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Options;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.meanfield.PopulationEquilibrium;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** docs/reference/mean-field-methods.md says what methods reach on games of the catalog. */
@Tag("full")
class MeanFieldTableTest {
  private static final Path PAGE = Path.of("../docs/reference/mean-field-methods.md");
  private static final long ROUNDS = 10_000;

  private static final double NEAR = 1e-3;

  /**
   * Beyond so many pairs of a state and an action at all times descent on residuals takes too long.
   */
  private static final int LARGE = 2_000;

  /** What is known of a game. */
  private enum Structure {
    MONOTONE("monotone"),
    OTHER("not monotone"),
    COUPLED("transitions depend on the crowd"),
    ALONE("stationary, best responses never change"),
    STATIONARY_MONOTONE("stationary, monotone rewards"),
    STATIONARY("stationary, several equilibria"),
    STATIONARY_COUPLED("stationary, transitions depend on the crowd");

    private final String text;

    Structure(String text) {
      this.text = text;
    }
  }

  private record Row(String game, Map<String, String> parameters, Structure structure) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("left-right", Map.of(), Structure.MONOTONE),
          new Row("crowd-rock-paper-scissors", Map.of(), Structure.OTHER),
          new Row("beach-bar", Map.of(), Structure.MONOTONE),
          new Row("crowd-motion", Map.of(), Structure.MONOTONE),
          new Row("building-evacuation", Map.of(), Structure.MONOTONE),
          new Row("equilibrium-price", Map.of(), Structure.MONOTONE),
          new Row("linear-quadratic", Map.of(), Structure.COUPLED),
          new Row("treasure-hunting", Map.of(), Structure.COUPLED),
          new Row("random-linear", Map.of(), Structure.COUPLED),
          new Row("susceptible-infected", Map.of(), Structure.COUPLED),
          new Row("no-interaction", Map.of(), Structure.ALONE),
          new Row("contraction", Map.of(), Structure.ALONE),
          new Row("lasry-lions", Map.of(), Structure.STATIONARY_MONOTONE),
          new Row("potential-grid", Map.of(), Structure.STATIONARY_MONOTONE),
          new Row("cyclic", Map.of(), Structure.STATIONARY_MONOTONE),
          new Row("four-rooms", Map.of(), Structure.STATIONARY_MONOTONE),
          new Row("two-bars", Map.of(), Structure.STATIONARY),
          new Row("epidemic-activity", Map.of(), Structure.STATIONARY_COUPLED),
          new Row("mf-garnet", Map.of(), Structure.STATIONARY_COUPLED));

  /** The theorem that promises convergence in a game, if one does. */
  private static Optional<String> theorem(String method, Structure structure) {
    return switch (structure) {
      case MONOTONE ->
          switch (method) {
            case "fictitious-play" -> Optional.of("Perrin et al. 2020; Geist et al. 2022");
            case "mirror-descent", "munchausen-mirror-descent" ->
                Optional.of("Perolat et al. 2022, continuous time");
            case "occupation-measure-inclusion" -> Optional.of("Hu, Zhang 2024, small steps");
            default -> Optional.empty();
          };
      case ALONE ->
          switch (method) {
            case "fictitious-play", "damped-fixed-point", "fixed-point" ->
                Optional.of("dynamic programming");
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  @Test
  void the_page_is_up_to_date() throws IOException {
    String page = page();
    if (Boolean.getBoolean("reference.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("mvn test -pl families -am -Dreference.write=true writes it anew")
        .isEqualTo(page);
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # What methods for mean-field games reach

            Every way to the populations' equilibrium, with its default options and at most 10,000
            rounds, on the games of the catalog where nobody leads. Not in the table is
            `kinetic-congestion`, whose population takes up to 100,000 moves to settle in a round:
            10,000 rounds of each method take too long. Exploitability is the sum over populations
            of what one follower could gain; a round is one look at it. A theorem is named where one
            promises convergence in a game of this kind; [the theory](../theory/mean-field.md) says
            on what conditions.
            `semismooth-newton` ends at 1e-10, the others at 1e-3.

            The last column says what became of it: where no theorem promises anything, not
            coming near is to be expected. In games that are not monotone averages and mirror
            descent may cycle, and `fixed-point` cycles wherever best responses do not contract.
            In `cyclic` and `four-rooms` the uniform policies, from which all start, are an
            equilibrium.

            The file is written by `MeanFieldTableTest`.

            | game | kind | method | theorem | exploitability | rounds | |
            |---|---|---|---|---|---|---|
            """);
    for (Row row : ROWS) {
      for (PopulationEquilibrium method : PopulationEquilibrium.all()) {
        page.append(line(row, method));
      }
    }
    return page.toString();
  }

  private static String line(Row row, Solver<MeanFieldGame> method) {
    MeanFieldGame game =
        (MeanFieldGame) Games.of(Catalog.find(row.game()).orElseThrow(), row.parameters(), 0);
    String name = method.info().name();
    String theorem = theorem(name, row.structure()).orElse("none");
    String head =
        "| " + row.game() + " | " + row.structure().text + " | " + name + " | " + theorem + " | ";
    Optional<String> refusal = method.refusal(game);
    int pairs =
        game.horizon().steps() * game.populations().stream().mapToInt(Population::pairs).sum();
    if (refusal.isPresent()) {
      return head + "refused: " + refusal.get() + " | | |\n";
    }
    if (name.equals("occupation-measure-optimisation") && pairs > LARGE) {
      return head + "not run: " + pairs + " pairs | | |\n";
    }
    Run run = new Run(0, 1, new Limits(ROUNDS, Limits.NONE.time()), Progress.SILENT);
    Solution solution = method.search(game, Options.defaults(method.info().options()), run);
    double exploitability = solution.values().get(Solution.EXPLOITABILITY);
    boolean near = exploitability <= NEAR;
    return head
        + String.format(Locale.ROOT, "%.1e | %d | ", exploitability, run.work().get("rounds"))
        + (near ? "" : theorem.equals("none") ? "as expected" : "**not reached**")
        + " |\n";
  }
}
