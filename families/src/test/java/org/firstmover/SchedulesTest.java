package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.firstmover.catalog.Catalog;
import org.firstmover.formats.solution.SolutionWriter;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.learning.schedule.TurnsAnswer;
import org.firstmover.solution.Check;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Checkpoints;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Point;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Taking turns is not committing: both on the same games, each called what it is. */
@Tag("slow")
class SchedulesTest {
  private static Solution solved(Game game, String method, Map<String, String> options) {
    Solution solution = Firstmover.solve(game, Optional.of(method), options, Run.withSeed(1));
    assertThat(solution.certificate().verified()).isTrue();
    return solution;
  }

  private static Game game(String name, Map<String, String> parameters) {
    return Games.of(Catalog.find(name).orElseThrow(), parameters, 1);
  }

  private static double number(Solution solution, String player) {
    Point point =
        player.equals("leader")
            ? (Point) solution.leader().strategy()
            : (Point) solution.followers().get(0).response();
    return (double) point.values().get("quantity");
  }

  /** Linear demand without costs: quantities 1/2 and 1/4 and profit 1/8, or 1/3 each and 1/9. */
  @Test
  void a_duopoly_commits_or_takes_turns() {
    Game duopoly = game("quantity-duopoly", Map.of());
    Solution commitment = solved(duopoly, "commitment-search", Map.of());
    assertThat(commitment.leader().value()).isCloseTo(0.125, within(1e-6));
    assertThat(number(commitment, "leader")).isCloseTo(0.5, within(1e-4));
    assertThat(number(commitment, "follower")).isCloseTo(0.25, within(1e-4));

    Solution turns = solved(duopoly, "alternating-best-response", Map.of());
    assertThat(turns.leader().value()).isCloseTo(1 / 9.0, within(1e-6));
    assertThat(turns.values().get(TurnsAnswer.POINT)).isCloseTo(1 / 9.0, within(1e-6));
    assertThat(turns.values().get(TurnsAnswer.EXPLOITABILITY)).isLessThan(1e-12);
    assertThat(turns.values().get(TurnsAnswer.OPTIMUM)).isCloseTo(0.125, within(1e-6));
    assertThat(turns.values().get(TurnsAnswer.GAP)).isCloseTo(0.125 - 1 / 9.0, within(1e-6));
    assertThat(number(turns, "leader")).isCloseTo(1 / 3.0, within(1e-5));
  }

  /** Closed forms (a - 2 c + d)^2 / 8 b and, without commitment, / 9 b. */
  @ParameterizedTest
  @CsvSource({"10, 2, 1, 0.5", "3, 0.5, 0, 0.2", "100, 1, 30, 40"})
  void of_other_markets_too(double a, double b, double c, double d) {
    Game duopoly =
        game(
            "quantity-duopoly",
            Map.of(
                "intercept",
                "" + a,
                "slope",
                "" + b,
                "leader-cost",
                "" + c,
                "follower-cost",
                "" + d));
    double square = (a - 2 * c + d) * (a - 2 * c + d) / b;
    assertThat(solved(duopoly, "commitment-search", Map.of()).leader().value())
        .isCloseTo(square / 8, within(1e-6 * square));
    assertThat(solved(duopoly, "alternating-best-response", Map.of()).leader().value())
        .isCloseTo(square / 9, within(1e-6 * square));
  }

  @ParameterizedTest
  @CsvSource({
    "alternating-best-response, learner, ppo",
    "two-time-scale, updates, 1500",
    "simultaneous, updates, 1000"
  })
  void who_learns_without_committing_comes_to_cournot(String method, String option, String value) {
    Solution solution = solved(game("quantity-duopoly", Map.of()), method, Map.of(option, value));
    assertThat(solution.leader().value()).isCloseTo(1 / 9.0, within(0.003));
    assertThat(solution.values()).containsKey(Solution.TRAINING_RETURN);
    assertThat(Families.method(Families.named("markov", ""), method).info().computes())
        .contains("not a commitment");
  }

  /** Stationary tables: the optimum is 6, by enumeration in the literature. */
  @Test
  void the_commitment_gap_is_checked_where_tables_are_few() {
    Solution solution =
        solved(game("iterated/prisoners-dilemma", Map.of()), "alternating-best-response", Map.of());
    assertThat(solution.values().get(Solution.BEST_TABLE)).isEqualTo(6);
    assertThat(solution.values().get(Solution.COMMITMENT_GAP))
        .isEqualTo(6 - solution.leader().value());
    assertThat(solution.certificate().checks().stream().map(Check::name))
        .contains(Solution.BEST_TABLE, Solution.COMMITMENT_GAP);
    Solution committed =
        solved(game("iterated/prisoners-dilemma", Map.of()), "commitment-search", Map.of());
    assertThat(committed.leader().value()).isEqualTo(6);
  }

  @Test
  void a_price_war_has_an_exact_equilibrium() {
    Game war = game("price-war", Map.of("phase", "symmetric"));
    Solution most = solved(war, "symmetric-equilibrium", Map.of());
    assertThat(most.values().get(TurnsAnswer.EXPLOITABILITY)).isLessThan(1e-9);
    int count = most.values().get("equilibria").intValue();
    Solution least = solved(war, "symmetric-equilibrium", Map.of("place", "" + count));
    // an independent search: 0.777 to 0.845, and others in which cost 9 earns nothing
    assertThat(most.leader().value()).isCloseTo(0.845, within(1e-3));
    assertThat(least.leader().value()).isBetween(0.775, 0.778);
    assertThatThrownBy(
            () -> solved(war, "symmetric-equilibrium", Map.of("place", "" + (count + 1))))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("so many equilibria were found");
  }

  @Test
  void turns_in_a_price_war_are_worth_less_than_commitment() {
    Game war = game("price-war", Map.of());
    Solution commitment = solved(war, "commitment-search", Map.of());
    Solution turns = solved(war, "alternating-best-response", Map.of());
    assertThat(turns.values().get(TurnsAnswer.OPTIMUM)).isEqualTo(commitment.leader().value());
    assertThat(turns.leader().value()).isLessThan(commitment.leader().value());
    Solution learned = solved(war, "bandit-rounds", Map.of("rounds", "1", "auctions", "400000"));
    assertThat(learned.values().get(Solution.TRAINING_RETURN)).isBetween(1.71, 2.44);
  }

  @Test
  void methods_of_one_game_say_so() {
    Game duopoly = game("quantity-duopoly", Map.of());
    assertThatThrownBy(() -> solved(duopoly, "bandit-rounds", Map.of()))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("it is the training of one game only, price-war");
    assertThatThrownBy(() -> game("price-war", Map.of("opening", "1 2 3")))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("whole numbers with commas between them");
    assertThatThrownBy(() -> game("price-war", Map.of("opening", "1,2,3")))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("expected 3 lists of 10 bids from 0 to 19");
  }

  /** Stopped at its middle and begun again from what was saved then. */
  @ParameterizedTest
  @CsvSource({
    "quantity-duopoly, alternating-best-response, learner, ppo, rounds, 6",
    "iterated/prisoners-dilemma, simultaneous, learner, reinforce, updates, 20",
    "price-war, bandit-rounds, auctions, 20000, rounds, 4"
  })
  void goes_on_bit_for_bit(
      String name, String method, String option, String value, String length, String steps) {
    Game game = game(name, Map.of());
    Map<String, String> options = Map.of(option, value, length, steps);
    AtomicReference<byte[]> saved = new AtomicReference<>();
    int half = Integer.parseInt(steps) / 2;
    Checkpoints first =
        new Checkpoints() {
          private int times;

          @Override
          public Optional<byte[]> restore() {
            return Optional.empty();
          }

          @Override
          public boolean due() {
            return ++times == half;
          }

          @Override
          public void save(byte[] state) {
            saved.set(state);
          }
        };
    Checkpoints second =
        new Checkpoints() {
          @Override
          public Optional<byte[]> restore() {
            return Optional.of(saved.get());
          }

          @Override
          public boolean due() {
            return false;
          }

          @Override
          public void save(byte[] state) {}
        };
    String whole = json(game, method, options, first);
    assertThat(saved.get()).isNotNull();
    assertThat(json(game, method, options, second)).isEqualTo(whole);
  }

  private static String json(
      Game game, String method, Map<String, String> options, Checkpoints checkpoints) {
    Run run = new Run(3, 1, Limits.NONE, Progress.SILENT, checkpoints);
    return SolutionWriter.json(
        Firstmover.solve(game, Optional.of(method), options, run).withTiming(Map.of()));
  }
}
