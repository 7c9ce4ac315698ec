package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Run;
import org.firstmover.solvers.meanfield.ManyPlayers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of N drivers who go left with probability 2/3, one who goes left meets 1 and (N - 1) 2/3 others:
 * she has -(2/3 + 1/(3N)), on the right -(2/3 + 4/(3N)), at random -(2/3 + 2/(3N)). So the value is
 * 2/(3N) below the mean field's -2/3 and going left gains 1/(3N).
 */
@Tag("slow")
class ManyPlayersTest {
  private static final int PLAYS = 20_000;
  private static final MeanFieldGame ROADS = (MeanFieldGame) Games.find("left-right");

  private static Solution solved(MeanFieldGame game, String method, String tolerance) {
    return Firstmover.solve(
        game, Optional.of(method), Map.of("tolerance", tolerance), Run.withSeed(0));
  }

  private static ManyPlayers.Outcome played(MeanFieldGame game, Solution solution, int players) {
    List<ManyPlayers.Outcome> outcomes =
        ManyPlayers.of(game, solution, players, PLAYS, RandomStream.of(5));
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 10})
  void few_drivers_are_as_far_from_the_mean_field_as_computed_by_hand(int players) {
    ManyPlayers.Outcome outcome =
        played(ROADS, solved(ROADS, "damped-fixed-point", "1e-3"), players);
    double slack = 5e-3; // the policy is an epsilon equilibrium; figures are within 4 errors
    assertThat(outcome.gap()).isCloseTo(-2.0 / (3 * players), within(slack + 4 * outcome.error()));
    assertThat(outcome.regret())
        .isCloseTo(1.0 / (3 * players), within(slack + 4 * outcome.regretError()));
    assertThat(outcome.leader()).isCloseTo(2.0 / 3, within(slack + 4 * outcome.leaderError()));
  }

  @Test
  void the_same_seed_plays_the_same_games() {
    Solution solution = solved(ROADS, "damped-fixed-point", "1e-3");
    assertThat(ManyPlayers.of(ROADS, solution, 10, 50, RandomStream.of(1)))
        .isEqualTo(ManyPlayers.of(ROADS, solution, 10, 50, RandomStream.of(1)))
        .isNotEqualTo(ManyPlayers.of(ROADS, solution, 10, 50, RandomStream.of(2)));
  }

  /** All who stay where they began: nothing is drawn but where that is. */
  @Test
  void a_stationary_game_is_played_from_where_it_has_settled() {
    MeanFieldGame contraction = (MeanFieldGame) Games.find("contraction");
    Solution solution = solved(contraction, "mirror-descent", "1e-9");
    ManyPlayers.Outcome outcome =
        ManyPlayers.of(contraction, solution, 1_000, 20, RandomStream.of(3)).get(0);
    assertThat(outcome.leader()).isCloseTo(0.5, within(4 * outcome.leaderError() + 1e-12));
    // congestion 2 times half of the others, times 10 steps
    assertThat(outcome.value()).isCloseTo(-10, within(0.05));
    assertThat(outcome.gap()).isCloseTo(0, within(0.05));
    assertThat(outcome.regret()).isCloseTo(0, within(1e-9));
  }

  /** Deviations in a game of several times and a crowd of one's own making. */
  @Test
  void many_players_are_near_the_mean_field() {
    MeanFieldGame epidemic = (MeanFieldGame) Games.find("susceptible-infected");
    Solution solution = solved(epidemic, "damped-fixed-point", "1e-3");
    ManyPlayers.Outcome few = ManyPlayers.of(epidemic, solution, 10, 60, RandomStream.of(3)).get(0);
    ManyPlayers.Outcome many =
        ManyPlayers.of(epidemic, solution, 2_000, 60, RandomStream.of(3)).get(0);
    assertThat(Math.abs(many.gap())).isLessThan(Math.abs(few.gap()) + 4 * few.error());
    assertThat(many.gap()).isCloseTo(0, within(0.05 + 4 * many.error()));
    assertThat(many.regret()).isLessThan(0.05 + 4 * many.regretError());
  }
}
