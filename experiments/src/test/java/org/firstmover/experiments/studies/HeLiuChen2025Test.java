package org.firstmover.experiments.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.firstmover.Firstmover;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.View;
import org.firstmover.game.Game;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The study plays what it says, and draws what it measures. */
class HeLiuChen2025Test {
  private static final Study STUDY = HeLiuChen2025.STUDY;

  private static Game game(Study.Cell cell) {
    return Games.of(Catalog.find(cell.game().catalog()).orElseThrow(), cell.game().parameters(), 0);
  }

  private static Solution solved(Game game, Study.Cell cell) {
    return Firstmover.solve(
        game, Optional.of(cell.method().method()), cell.method().options(), Run.withSeed(0));
  }

  private static double measured(String name, Game game, Solution solution) {
    Quantity quantity =
        STUDY.quantities().stream().filter(q -> q.name().equals(name)).findFirst().orElseThrow();
    OptionalDouble value = quantity.measure().of(game, solution);
    return value.orElseThrow();
  }

  /** To the digits of the scales; F's peak rate, 0.54 $/kWh, comes to more than 0.60. */
  @Test
  void scaled_tariffs_earn_what_the_leader_is_to_earn() {
    Stream<Study.Cell> scaled =
        STUDY.cells().stream().filter(cell -> cell.game().label().equals(HeLiuChen2025.SCALED));
    assertThat(scaled.toList())
        .hasSize(6)
        .allSatisfy(
            cell -> {
              Game game = game(cell);
              double revenue = measured(TariffGame.REVENUE, game, solved(game, cell));
              assertThat(revenue).isCloseTo(24.63e6, within(50.0));
            });
    assertThat(0.54 * Double.parseDouble(HeLiuChen2025.SCALES.get("F"))).isGreaterThan(0.60);
    assertThat(0.54 * Double.parseDouble(HeLiuChen2025.SCALES.get("E"))).isLessThan(0.60);
    assertThat(0.48 * Double.parseDouble(HeLiuChen2025.SCALES.get("H"))).isLessThan(0.60);
  }

  /** 365 x 0.30 $ x 0.85 x 25.594 kWh without hardware, less the bill of case C, 281 $. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "50", "100"})
  void hardware_saves_the_bill_of_a_household_without_less_that_of_one_with(String share) {
    Study.Cell cell =
        STUDY.cells().stream()
            .filter(c -> c.game().label().equals(HeLiuChen2025.adoptionUnder("C")))
            .filter(c -> c.game().setting().equals(share))
            .findFirst()
            .orElseThrow();
    Game game = game(cell);
    double without = 365 * 0.30 * 0.85 * 25.594;
    assertThat(measured("gain of low", game, solved(game, cell)))
        .isCloseTo(without - 281, within(1.0));
  }

  @Test
  void views_are_of_what_there_is() {
    Collection<String> courses = STUDY.courses().stream().map(Course::name).toList();
    Collection<String> quantities = STUDY.quantities().stream().map(Quantity::name).toList();
    Collection<String> games =
        STUDY.cells().stream().map(cell -> cell.game().label()).distinct().toList();
    for (View view : STUDY.views()) {
      assertThat(games).containsAll(view.games());
      if (view instanceof View.Series series) {
        assertThat(courses).containsAll(names(series.courses()));
      } else if (view instanceof View.Trends trends) {
        assertThat(quantities).containsAll(names(trends.quantities()));
      } else if (view instanceof View.Groups groups) {
        assertThat(quantities).containsAll(names(groups.quantities()));
      }
    }
  }

  private static List<String> names(List<View.Item> items) {
    return items.stream().map(View.Item::name).toList();
  }
}
