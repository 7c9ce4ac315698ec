package org.firstmover.learning.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.IteratedGame;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.RandomisedLeader;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.learning.Iterated;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Checkpoints;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Options;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Point;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class LeaderThroughOracleTest {
  private static final MarkovGame DILEMMA = Iterated.tenRounds(Iterated.PRISONERS_DILEMMA);
  private static final MarkovGame BATTLE = Iterated.once(Iterated.BATTLE_OF_THE_SEXES);

  private static LeaderThroughOracle method(String name) {
    return LeaderThroughOracle.all().stream()
        .filter(method -> method.info().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Options options(LeaderThroughOracle method, String... given) {
    Map<String, String> named = new HashMap<>();
    for (String one : given) {
      String[] split = one.split("=", 2);
      named.put(split[0], split[1]);
    }
    return Options.parse(method.info().options(), named, method.info().name());
  }

  private static Solution solve(String name, MarkovGame game, long seed, String... given) {
    LeaderThroughOracle method = method(name);
    return method.solve(game, options(method, given), Run.withSeed(seed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"contextual-ppo", "q-learning-ppo", "inner-loop"})
  void a_reward_that_is_no_number_is_refused_with_its_move_and_the_seed(String name) {
    NormalFormGame game = NormalFormGame.of(new double[2][2], new double[2][2]);
    MarkovGame broken =
        new MarkovGame(
            "broken", () -> new IteratedGame(game, 2, IteratedGame.Memory.JOINT, Double.NaN));
    assertThatThrownBy(() -> solve(name, broken, 3))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("reward of leader for move 2")
        .hasMessageContaining("seed 3");
  }

  @Test
  void contextual_ppo_finds_the_best_table_of_the_prisoners_dilemma() {
    Solution solution = solve("contextual-ppo", DILEMMA, 1, "steps=60000", "profile=paper-code");
    assertThat(solution.leader().value()).isEqualTo(6);
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.values())
        .containsEntry(Solution.BEST_TABLE, 6.0)
        .containsEntry(Solution.COMMITMENT_GAP, 0.0)
        .containsKeys(
            "training return",
            "queries",
            "samples",
            "steps to success",
            "regret of the learned response",
            "largest regret over tables");
    assertThat(solution.values().get("training return")).isBetween(5.25, 7.0);
    assertThat(solution.values().get("steps to success")).isLessThanOrEqualTo(30_000);
  }

  /** 1005 = 67 x 15 steps an iteration; before it 500 x 105. */
  @Test
  void steps_and_samples_are_counted() {
    Solution solution = solve("contextual-ppo", DILEMMA, 1, "steps=2010");
    assertThat(solution.work())
        .containsEntry("leader steps", 2010L)
        .containsEntry("leader episodes", 134L)
        .containsEntry("queries", 670L)
        .containsEntry("follower training steps", 52_500L);
    assertThat(solution.values())
        .containsEntry("samples", 54_510.0)
        .containsEntry("queries", 670.0);
    assertThat(solve("q-learning-ppo", DILEMMA, 1, "steps=8100").work())
        .containsEntry("leader steps", 8100L)
        .containsEntry("leader episodes", 10L);
  }

  /**
   * An exact oracle and independent answers: the return exceeds what any table is worth, as the
   * leader who is asked does not bind the one who plays. Cached answers never return more.
   */
  @Test
  void independent_answers_return_more_than_any_commitment_is_worth() {
    Solution independent =
        solve(
            "contextual-ppo",
            DILEMMA,
            1,
            "oracle=enumeration",
            "answers=independent",
            "steps=300000");
    assertThat(independent.values().get("training return")).isGreaterThan(7.5);
    assertThat(independent.leader().value()).isLessThan(6);
    Solution cached = solve("contextual-ppo", DILEMMA, 1, "oracle=enumeration", "steps=300000");
    assertThat(cached.values().get("training return")).isBetween(5.9, 6.0);
    assertThat(cached.leader().value()).isEqualTo(6);
    Solution repeated =
        solve("contextual-ppo", DILEMMA, 1, "oracle=enumeration", "answers=repeated");
    assertThat(repeated.values().get("training return")).isLessThan(5);
  }

  /**
   * Conitzer and Sandholm's game: a pure commitment is worth 3, half and half 3.5 if the follower
   * is indifferent for the leader. A learner stays on the safe side of that and beats any table.
   */
  @Test
  void a_leader_who_learns_weights_commits_to_a_lottery() {
    NormalFormGame payoffs =
        NormalFormGame.of(new double[][] {{2, 4}, {1, 3}}, new double[][] {{1, 0}, {0, 1}});
    MarkovGame game =
        new MarkovGame("lottery", () -> new RandomisedLeader(IteratedGame.once(payoffs)));
    for (long seed = 1; seed <= 3; seed++) {
      Solution solution =
          solve(
              "inner-loop",
              game,
              seed,
              "oracle=enumeration",
              "steps=60000",
              "batch=2000",
              "rate=0.008");
      assertThat(solution.leader().value()).isBetween(3.3, 3.5 + 1e-9);
      assertThat(solution.certificate().verified()).isTrue();
    }
    MarkovGame twice =
        new MarkovGame(
            "lottery twice",
            () -> new RandomisedLeader(new IteratedGame(payoffs, 2, IteratedGame.Memory.OTHER, 0)));
    Solution solution =
        solve("inner-loop", twice, 1, "steps=10000", "batch=2000", "oracle-episodes=20");
    assertThat(((Point) solution.leader().strategy()).entries())
        .extracting(Point.Entry::name)
        .containsExactly("start", "after 1", "after 2");
    assertThat(solution.certificate().verified()).isTrue();
  }

  /** Followers who see the round leave the leader 4. */
  @Test
  void dynamic_programming_responds_as_followers_who_see_the_round() {
    Solution solution =
        solve("contextual-ppo", DILEMMA, 1, "oracle=dynamic-programming", "steps=60000");
    assertThat(solution.values().get("training return")).isLessThanOrEqualTo(4);
    assertThat(solution.values().get("value against the learned response")).isBetween(2.0, 4.0);
    assertThat(solution.values()).containsEntry("regret of the learned response", 0.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contextual",
        "q-learning",
        "multiplicative-weights",
        "learner",
        "enumeration",
        "dynamic-programming"
      })
  void any_learner_learns_through_any_oracle(String oracle) {
    for (String learner : LearnerOptions.KINDS) {
      Solution solution =
          solve(
              "contextual-ppo",
              BATTLE,
              1,
              "oracle=" + oracle,
              "learner=" + learner,
              "rate=" + (learner.equals("dqn") ? "0.1" : "0.03"),
              "steps=30000",
              "batch=" + (learner.equals("ppo") || learner.equals("reinforce") ? 100 : 1),
              "oracle-episodes=20",
              "follower-batch=5",
              "follower-rate=0.1",
              "epsilon=0.1");
      assertThat(solution.leader().value()).as(learner).isEqualTo(2);
      assertThat(solution.certificate().verified()).isTrue();
    }
  }

  /** With its defaults; the best table is worth 6. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @Tag("slow")
  void an_inner_loop_of_weights_finds_the_best_table_of_the_dilemma(long seed) {
    assertThat(solve("inner-loop", DILEMMA, seed).leader().value()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"contextual-ppo", "contextual-reinforce", "q-learning-ppo", "inner-loop", "joint"})
  void a_run_that_was_stopped_goes_on_byte_for_byte(String name) {
    LeaderThroughOracle method = method(name);
    Options options =
        options(
            method,
            "steps=6000",
            "batch=500",
            "follower-updates=20",
            "oracle-episodes=7",
            "oracle-memory=carried");
    Run whole = Run.withSeed(3);
    Solution expected = method.solve(DILEMMA, options, whole);
    List<byte[]> saved = new ArrayList<>();
    method.solve(DILEMMA, options, run(saved, Optional.empty()));
    int leaders = saved.size() - (name.startsWith("contextual") ? 20 : 0);
    // after each of the followers' 20 updates, if any, and then of the leader's
    int last = saved.size() - 1;
    assertThat(leaders).isBetween(6, 12);
    for (byte[] state :
        List.of(saved.get(0), saved.get(last / 4), saved.get(last / 2), saved.get(last))) {
      Run resumed = run(new ArrayList<>(), Optional.of(state));
      assertThat(method.solve(DILEMMA, options, resumed)).isEqualTo(expected);
      assertThat(resumed.reported()).isEqualTo(whole.reported());
    }
  }

  private static Run run(List<byte[]> saved, Optional<byte[]> restored) {
    Checkpoints checkpoints =
        new Checkpoints() {
          @Override
          public Optional<byte[]> restore() {
            return restored;
          }

          @Override
          public boolean due() {
            return true;
          }

          @Override
          public void save(byte[] state) {
            saved.add(state);
          }
        };
    return new Run(3, 1, Limits.NONE, Progress.SILENT, checkpoints);
  }

  @Test
  void seeds_make_a_difference_and_the_same_seed_makes_none() {
    assertThat(solve("contextual-ppo", DILEMMA, 1, "steps=5000"))
        .isEqualTo(solve("contextual-ppo", DILEMMA, 1, "steps=5000"));
    assertThat(solve("contextual-ppo", DILEMMA, 1, "steps=5000").values())
        .isNotEqualTo(solve("contextual-ppo", DILEMMA, 2, "steps=5000").values());
  }

  @Test
  void without_questions_and_without_play_there_is_nothing_to_learn_from() {
    assertThatThrownBy(
            () -> solve("q-learning-ppo", DILEMMA, 1, "oracle-episodes=0", "reward-episodes=0"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("without a step of the leader");
  }

  @Test
  void unknown_options_are_refused() {
    assertThatThrownBy(() -> options(method("contextual-ppo"), "oracle=psychic"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("option oracle")
        .hasMessageContaining("contextual, q-learning");
    assertThatThrownBy(() -> options(method("contextual-ppo"), "phases=visible"))
        .isInstanceOf(InputError.class);
  }

  /** 5 actions on 26 observations. */
  @Test
  void games_with_more_tables_than_followers_can_be_prepared_for_are_refused() {
    NormalFormGame large = NormalFormGame.of(new double[5][5], new double[5][5]);
    MarkovGame game =
        new MarkovGame("large", () -> new IteratedGame(large, 2, IteratedGame.Memory.JOINT, 0));
    for (LeaderThroughOracle method : LeaderThroughOracle.all()) {
      assertThat(method.refusal(game).isPresent())
          .isEqualTo(method.info().name().startsWith("contextual"));
    }
  }
}
