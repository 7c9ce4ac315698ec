package org.firstmover.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.firstmover.catalog.hierarchy.CyberInsurance;
import org.firstmover.catalog.hierarchy.DefenderCoordination;
import org.firstmover.catalog.hierarchy.DefenderCoordination.Costs;
import org.firstmover.catalog.hierarchy.Subsidies;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HierarchyGeneratorsTest {
  private static HierarchyGame make(String name, Map<String, String> given, long seed) {
    return HierarchyGenerators.ALL.stream()
        .filter(generator -> generator.name().equals(name))
        .map(generator -> (HierarchyGame) generator.make(given, seed))
        .findFirst()
        .orElseThrow();
  }

  /** Sizes of the experiments: 3 x 1000 subsidies, 5 x 100 reimbursements, 2 x 10 policies. */
  @ParameterizedTest
  @CsvSource({
    "subsidies, 3000, 30, 1",
    "defender-coordination, 500, 250, 1",
    "cyber-insurance, 20, 10, 10"
  })
  void defaults_are_those_of_the_paper(String name, int leader, int followers, int constraints) {
    HierarchyGame game = make(name, Map.of(), 3);
    assertThat(game.name()).isEqualTo(name);
    assertThat(game.variables().leaderSize()).isEqualTo(leader);
    assertThat(game.variables().followersSize()).isEqualTo(followers);
    assertThat(game.leaderConstraints()).isEqualTo(constraints);
    for (int place = 0; place < leader; place++) {
      assertThat(game.variables().start()[place]).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"subsidies", "defender-coordination", "cyber-insurance"})
  void a_game_knows_all_parameters_that_make_it_again(String name) {
    HierarchyGame game = make(name, Map.of(), 11);
    CatalogReference reference = game.reference().orElseThrow();
    assertThat(reference.name()).isEqualTo(name);
    assertThat(reference.seed()).isEqualTo(11);
    HierarchyGame again = make(name, reference.parameters(), 11);
    assertThat(again.fingerprint()).isEqualTo(game.fingerprint());
    assertThat(make(name, Map.of(), 12).fingerprint()).isNotEqualTo(game.fingerprint());
  }

  @Test
  void parameters_reach_the_game_and_leave_what_is_drawn_alone() {
    Subsidies poor = (Subsidies) make("subsidies", Map.of("budget", "1", "actions", "4"), 2);
    Subsidies rich = (Subsidies) make("subsidies", Map.of("budget", "3", "actions", "4"), 2);
    assertThat(poor.budget()).isEqualTo(1);
    assertThat(poor.payoffs(2)).hasSize(64).isEqualTo(rich.payoffs(2));
    assertThat(poor.fingerprint()).isNotEqualTo(rich.fingerprint());
    Map<String, String> given =
        Map.of("costs", "paper", "effort", "at-most", "patrol", "3", "targets", "12");
    DefenderCoordination defenders = (DefenderCoordination) make("defender-coordination", given, 2);
    assertThat(defenders.rules())
        .isEqualTo(new DefenderCoordination.Rules(1, Costs.PAPER, 3, false));
    CyberInsurance insurance =
        (CyberInsurance) make("cyber-insurance", Map.of("risk", "0.4", "scale", "1"), 2);
    assertThat(insurance.risk()).isEqualTo(0.4);
    assertThat(insurance.scale()).isEqualTo(1);
  }

  @Test
  void too_many_subsidies_are_an_error() {
    assertThatThrownBy(() -> make("subsidies", Map.of("followers", "4", "actions", "50"), 0))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("4 followers with 50 actions")
        .hasMessageContaining("at most 24000000 subsidies");
  }
}
