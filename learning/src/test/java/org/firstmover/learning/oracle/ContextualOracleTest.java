package org.firstmover.learning.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.IteratedGame.Memory;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.learning.Iterated;
import org.firstmover.learning.learner.TableReinforce;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Run;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;
import org.junit.jupiter.api.Test;

class ContextualOracleTest {
  private static ContextualOracle of(MarkovGame game) {
    return new ContextualOracle(game, role -> TableReinforce.published(), RandomStream.of(1));
  }

  /** Sizes of the released code: 5 x 2^5 and 3 x 2^3. */
  @Test
  void contexts_have_the_published_sizes() {
    assertThat(of(Iterated.tenRounds(Iterated.PRISONERS_DILEMMA)).contexts(0)).isEqualTo(160);
    assertThat(of(Iterated.fiveRounds(Iterated.PRISONERS_DILEMMA)).contexts(0)).isEqualTo(24);
    assertThat(of(Iterated.once(Iterated.BATTLE_OF_THE_SEXES)).contexts(0)).isEqualTo(2);
  }

  @Test
  void the_index_is_the_observation_and_then_the_answers_the_first_one_weighing_most() {
    ContextualOracle oracle = of(Iterated.tenRounds(Iterated.PRISONERS_DILEMMA));
    oracle.respond(new PureTable(1, new double[] {1, 0, 0, 1, 1}), RandomStream.of(1));
    // 19 = 16 + 2 + 1
    assertThat(oracle.context(0)).isEqualTo(19);
    assertThat(oracle.context(3)).isEqualTo(3 * 32 + 19);
  }

  @Test
  void queries_are_all_observations_in_order() {
    List<Double> asked = new ArrayList<>();
    of(Iterated.fiveRounds(Iterated.PRISONERS_DILEMMA))
        .respond(
            (observation, action) -> {
              asked.add(observation[0]);
              action[0] = 1;
            },
            RandomStream.of(1));
    assertThat(asked).containsExactly(0.0, 1.0, 2.0);
  }

  /** Seven episodes of five queries and ten rounds are 105 steps; 13 of three and five are 104. */
  @Test
  void updates_take_the_published_numbers_of_steps() {
    MarkovGame ten = Iterated.tenRounds(Iterated.PRISONERS_DILEMMA);
    Run run = Run.withSeed(1);
    of(ten).train(ten, 10, 100, run, () -> new byte[0]);
    assertThat(run.work()).containsEntry("follower training steps", 1050L);
    MarkovGame five = Iterated.fiveRounds(Iterated.PRISONERS_DILEMMA);
    run = Run.withSeed(1);
    of(five).train(five, 10, 100, run, () -> new byte[0]);
    assertThat(run.work()).containsEntry("follower training steps", 1040L);
  }

  /**
   * An independent program in NumPy, with the same settings, had 17 to 32 of the 32 tables answered
   * optimally after 500 updates.
   */
  @Test
  void most_tables_are_answered_optimally_after_training() {
    MarkovGame game = Iterated.tenRounds(Iterated.PRISONERS_DILEMMA);
    ContextualOracle oracle = of(game);
    oracle.train(game, 500, 100, Run.withSeed(1), () -> new byte[0]);
    ExactFollowers exact = new ExactFollowers(game.environment());
    int optimal = 0;
    for (int k = 0; k < 32; k++) {
      PureTable leader = PureTable.of(game.environment().roles().leader());
      leader.number(k, 2);
      FollowerResponse response = oracle.respond(leader, RandomStream.of(1));
      List<PureTable> tables = List.of((PureTable) response.followers().get(0));
      double reached = exact.values(leader, tables)[1];
      optimal += reached >= exact.to(leader).values()[1] - 1e-9 ? 1 : 0;
    }
    assertThat(optimal).isBetween(17, 32);
  }

  @Test
  void what_was_learned_can_be_restored() {
    MarkovGame game = Iterated.fiveRounds(Iterated.PRISONERS_DILEMMA);
    ContextualOracle trained = of(game);
    trained.train(game, 50, 100, Run.withSeed(1), () -> new byte[0]);
    StateOutput out = new StateOutput();
    trained.snapshot(out);
    ContextualOracle restored = of(game);
    restored.restore(new StateInput(out.toBytes()));
    StateOutput again = new StateOutput();
    restored.snapshot(again);
    assertThat(again.toBytes()).isEqualTo(out.toBytes());
  }

  @Test
  void too_many_contexts_are_refused() {
    String cells = "1,1 2,2 3,3 1,1 2,2 3,3 1,1 2,2 3,3 1,1 2,2 3,3 1,1 2,2 3,3 1,1";
    MarkovGame large = Iterated.game(cells, 2, Memory.JOINT, 0);
    assertThatThrownBy(() -> of(large))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("contexts of follower")
        .hasMessageContaining("Maybe another oracle");
  }
}
