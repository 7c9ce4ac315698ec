package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firstmover.game.Payoffs;
import org.firstmover.game.markov.IteratedGame;
import org.firstmover.game.markov.IteratedGame.Memory;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Run;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not change the best table, on random games played a few times. */
class MarkovInvariantTest {
  private static final Memory[] MEMORIES = Memory.values();

  static IntStream seeds() {
    return IntStream.range(0, 24);
  }

  private static Payoffs scaled(Payoffs payoffs, double unit, double shift, boolean turned) {
    Payoffs.Builder builder = new Payoffs.Builder(payoffs.rows(), payoffs.columns());
    for (int i = 0; i < payoffs.rows(); i++) {
      for (int j = 0; j < payoffs.columns(); j++) {
        int row = turned ? payoffs.rows() - 1 - i : i;
        int column = turned ? payoffs.columns() - 1 - j : j;
        builder.set(i, j, unit * payoffs.get(row, column) + shift);
      }
    }
    return builder.build();
  }

  private static Solution solved(
      NormalFormGame stage, int seed, double unit, double shift, boolean turned) {
    NormalFormGame changed =
        new NormalFormGame(
            "stage",
            stage.leaderActions(),
            stage.followerActions(),
            scaled(stage.leader(), unit, shift, turned),
            scaled(stage.follower(), unit, shift, turned));
    int rounds = 1 + seed % 4;
    Memory memory = MEMORIES[seed % 3];
    MarkovGame game = new MarkovGame("played", () -> new IteratedGame(changed, rounds, memory, 0));
    Solution solution =
        Firstmover.solve(game, Optional.of("best-table"), Map.of(), Run.withSeed(0));
    assertThat(solution.certificate().failed()).isEmpty();
    assertThat(solution.certificate().verdict()).isEqualTo(Certificate.Verdict.VERIFIED);
    return solution;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void units_shifts_and_orders_of_actions_change_nothing_but_numbers(int seed) {
    NormalFormGame stage = RandomGames.normalForm(seed, seed % 3 == 2 ? 2 : 3);
    int rounds = 1 + seed % 4;
    double value = solved(stage, seed, 1, 0, false).leader().value();
    double range = stage.leader().range();
    for (double unit : new double[] {1e-6, 1e6}) {
      Solution other = solved(stage, seed, unit, 0, false);
      assertThat(other.leader().value() / unit).isCloseTo(value, within(1e-9 * (1 + range)));
    }
    assertThat(solved(stage, seed, 1, 7, false).leader().value())
        .isCloseTo(value + 7 * rounds, within(1e-9 * (1 + range)));
    Solution turned = solved(stage, seed, 1, 0, true);
    assertThat(turned.leader().value()).isCloseTo(value, within(1e-9 * (1 + range)));
    assertThat(turned.values().get(Solution.STRONG))
        .isGreaterThanOrEqualTo(turned.values().get(Solution.WEAK) - 1e-9 * (1 + range));
  }

  /** One round: the best of the leader's actions, each answered best. */
  @ParameterizedTest
  @MethodSource("seeds")
  void one_round_is_the_best_pure_commitment(int seed) {
    NormalFormGame stage = RandomGames.normalForm(seed, 5);
    MarkovGame once = new MarkovGame("once", () -> new IteratedGame(stage, 1, Memory.NONE, 0));
    double pure =
        Firstmover.solve(stage, Optional.of("best-pure"), Map.of(), Run.withSeed(0))
            .leader()
            .value();
    assertThat(
            Firstmover.solve(once, Optional.of("best-table"), Map.of(), Run.withSeed(0))
                .leader()
                .value())
        .isEqualTo(pure);
  }
}
