package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.firstmover.GoldenTest.Golden;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Test;

/** Games of known value learned from the follower's replies alone. */
class QueryLearningTest {
  @Test
  void golden_games_of_up_to_five_leader_actions_are_learned_to_their_values() throws IOException {
    int learned = 0;
    for (Golden golden : GoldenTest.games().toList()) {
      if (golden.game() instanceof NormalFormGame game && game.leaderActions().size() <= 5) {
        Solution solution =
            Firstmover.solve(game, Optional.of("query-learning"), Map.of(), Run.withSeed(1));
        assertThat(solution.certificate().verdict()).isEqualTo(Certificate.Verdict.VERIFIED);
        assertThat(solution.leader().value())
            .as(game.name())
            .isCloseTo(golden.value("strong"), within(1e-6));
        assertThat(solution.values().get(Solution.QUERIES)).isPositive();
        learned++;
      }
    }
    assertThat(learned).isEqualTo(73);
  }
}
