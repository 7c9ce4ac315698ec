package org.firstmover.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.InputError;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables written down by hand from each game's rules. */
class GamutGamesTest {
  @Test
  void lower_claims_win_the_reward() {
    NormalFormGame game = make("gamut-travelers-dilemma", 3, 0, Map.of());
    assertThat(game.leaderActions()).containsExactly("2", "3", "4");
    double[][] table = {{2, 4, 4}, {0, 3, 5}, {0, 1, 4}};
    symmetric(game, table);
    symmetric(
        make("gamut-travelers-dilemma", 2, 0, Map.of("lowest", "10", "reward", "1.5")),
        new double[][] {{10, 11.5}, {8.5, 11}});
  }

  @Test
  void who_grabs_first_gets_the_high_prize() {
    double[] means = new double[3];
    int seeds = 1000;
    for (int seed = 0; seed < seeds; seed++) {
      NormalFormGame game = make("gamut-grab-the-dollar", 3, seed, Map.of());
      double high = game.leader().get(0, 1);
      double middle = game.leader().get(1, 0);
      double low = game.leader().get(0, 0);
      assertThat(new double[] {0, low, middle, high, 1}).isSorted();
      symmetric(
          game, new double[][] {{low, high, high}, {middle, low, high}, {middle, middle, low}});
      means[0] += low / seeds;
      means[1] += middle / seeds;
      means[2] += high / seeds;
    }
    // order statistics of three uniform numbers; 0.03 is more than four standard errors
    assertThat(means).containsExactly(new double[] {0.25, 0.5, 0.75}, within(0.03));
  }

  @Test
  void players_win_apart() {
    symmetric(
        make("gamut-dispersion", 3, 0, Map.of()), new double[][] {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}});
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 41})
  void customers_go_to_the_nearer_player(int places) {
    Payoffs leader = make("gamut-location", places, places, Map.of()).leader();
    Payoffs follower = make("gamut-location", places, places, Map.of()).follower();
    // customers up to a place go there if the other player is one place to the right
    double[] weights = new double[places];
    double before = 0;
    for (int k = 0; k < places; k++) {
      double upTo = k + 1 < places ? leader.get(k, k + 1) : 1;
      weights[k] = upTo - before;
      assertThat(weights[k]).isPositive();
      before = upTo;
    }
    for (int i = 0; i < places; i++) {
      for (int j = 0; j < places; j++) {
        double share = 0;
        for (int k = 0; k < places; k++) {
          int further = Math.abs(k - j) - Math.abs(k - i);
          share += weights[k] * (1 + Integer.signum(further)) / 2;
        }
        assertThat(leader.get(i, j)).isCloseTo(share, within(1e-14));
        assertThat(follower.get(i, j)).isEqualTo(1 - leader.get(i, j));
        assertThat(leader.get(i, j)).isEqualTo(1 - follower.get(i, j));
        assertThat(leader.get(j, i)).isEqualTo(follower.get(i, j));
      }
      assertThat(leader.get(i, i)).isEqualTo(0.5);
    }
  }

  @Test
  void who_stays_longer_wins_and_time_costs_both() {
    NormalFormGame game = make("gamut-war-of-attrition", 3, 4, Map.of("cost", "0.125"));
    assertThat(game.leaderActions()).containsExactly("0", "1", "2");
    double own = game.leader().get(1, 0);
    double other = game.follower().get(0, 1);
    assertThat(own).isBetween(0.0, 1.0).isNotEqualTo(other);
    table(game.leader(), attrition(own));
    table(game.follower().transposed(), attrition(other));
    NormalFormGame longer = make("gamut-war-of-attrition", 9, 4, Map.of());
    assertThat(longer.leader().get(1, 0)).isEqualTo(own);
    assertThat(longer.follower().get(0, 1)).isEqualTo(other);
  }

  private static double[][] attrition(double value) {
    return new double[][] {
      {value / 2, 0, 0},
      {value, value / 2 - 0.125, -0.125},
      {value, value - 0.125, value / 2 - 0.25}
    };
  }

  /** The payoff table of Van Huyck, Battalio and Beil (1990), in dollars. */
  @Test
  void minimum_effort_pays_what_it_paid_in_the_laboratory() {
    symmetric(
        make("gamut-minimum-effort", 7, 0, Map.of()),
        new double[][] {
          {0.70, 0.70, 0.70, 0.70, 0.70, 0.70, 0.70},
          {0.60, 0.80, 0.80, 0.80, 0.80, 0.80, 0.80},
          {0.50, 0.70, 0.90, 0.90, 0.90, 0.90, 0.90},
          {0.40, 0.60, 0.80, 1.00, 1.00, 1.00, 1.00},
          {0.30, 0.50, 0.70, 0.90, 1.10, 1.10, 1.10},
          {0.20, 0.40, 0.60, 0.80, 1.00, 1.20, 1.20},
          {0.10, 0.30, 0.50, 0.70, 0.90, 1.10, 1.30}
        });
  }

  @Test
  void inspections_cost_and_detect() {
    NormalFormGame game = make("gamut-inspection", 3, 2, Map.of("cost", "0.25"));
    assertThat(game.leaderActions()).containsExactly("1", "2", "none");
    assertThat(game.followerActions()).containsExactly("1", "2", "comply");
    double[] gain = {game.follower().get(2, 0), game.follower().get(2, 1)};
    double[] penalty = {-game.follower().get(0, 0), -game.follower().get(1, 1)};
    double[] loss = {-game.leader().get(2, 0), -game.leader().get(2, 1)};
    for (double[] stakes : List.of(gain, penalty, loss)) {
      assertThat(stakes[0]).isBetween(0.0, 1.0);
      assertThat(stakes[1]).isBetween(0.0, 1.0);
    }
    table(
        game.leader(),
        new double[][] {
          {-0.25, -0.25 - loss[1], -0.25}, {-0.25 - loss[0], -0.25, -0.25}, {-loss[0], -loss[1], 0}
        });
    table(
        game.follower(),
        new double[][] {
          {-penalty[0], gain[1], 0}, {gain[0], -penalty[1], 0}, {gain[0], gain[1], 0}
        });
    NormalFormGame more = make("gamut-inspection", 9, 2, Map.of());
    assertThat(more.follower().get(8, 1)).isEqualTo(gain[1]);
    assertThat(more.leader().get(8, 1)).isEqualTo(-loss[1]);
  }

  @Test
  void a_seed_names_one_game_and_only_draws_depend_on_it() {
    List<String> fixed =
        List.of("gamut-travelers-dilemma", "gamut-dispersion", "gamut-minimum-effort");
    for (Generator generator : GamutGenerators.ALL) {
      String name = generator.name();
      String first = make(name, 6, 5, Map.of()).fingerprint();
      assertThat(make(name, 6, 5, Map.of()).fingerprint()).as(name).isEqualTo(first);
      assertThat(make(name, 6, 6, Map.of()).fingerprint().equals(first))
          .as(name)
          .isEqualTo(fixed.contains(name));
      assertThat(generator.make(Map.of(), 0).name()).isEqualTo(name);
      assertThat(((NormalFormGame) generator.make(Map.of(), 0)).leaderActions()).hasSize(10);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gamut-dispersion, actions, 1",
    "gamut-dispersion, actions, 2001",
    "gamut-dispersion, cost, 1",
    "gamut-travelers-dilemma, lowest, -1",
    "gamut-travelers-dilemma, reward, NaN",
    "gamut-war-of-attrition, cost, -0.1",
    "gamut-inspection, cost, 1.5",
    "gamut-minimum-effort, base, x"
  })
  void values_out_of_range_are_errors(String name, String parameter, String value) {
    assertThatThrownBy(() -> make(name, 3, 0, Map.of(parameter, value)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("\nMaybe ");
  }

  @Test
  void a_reward_that_does_not_pay_is_an_error() {
    assertThatThrownBy(() -> make("gamut-travelers-dilemma", 3, 0, Map.of("reward", "1")))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "parameters of gamut-travelers-dilemma: found [reward 1.0], expected 1 < reward\n"
                + "Maybe choose 2: with 1 or less it does not pay to claim one less than the"
                + " other.");
  }

  @ParameterizedTest
  @CsvSource({"0.2, 0.2", "0.3, 0.2", "0, 0.2", "0, 0"})
  void efforts_that_do_not_pay_or_cost_are_an_error(double cost, double benefit) {
    Map<String, String> given = Map.of("cost", "" + cost, "benefit", "" + benefit);
    assertThatThrownBy(() -> make("gamut-minimum-effort", 3, 0, given))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "parameters of gamut-minimum-effort: found [cost "
                + cost
                + ", benefit "
                + benefit
                + "], expected 0 < cost < benefit\nMaybe they changed places, or one is 0.");
  }

  private static NormalFormGame make(
      String name, int actions, long seed, Map<String, String> others) {
    Map<String, String> given = new HashMap<>(Map.of("actions", "" + actions));
    given.putAll(others);
    Generator generator = (Generator) Catalog.find(name).orElseThrow();
    return (NormalFormGame) generator.make(given, seed);
  }

  private static void symmetric(NormalFormGame game, double[][] expected) {
    assertThat(game.followerActions()).isEqualTo(game.leaderActions());
    table(game.leader(), expected);
    table(game.follower().transposed(), expected);
  }

  private static void table(Payoffs actual, double[][] expected) {
    assertThat(actual.rows()).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected.length; j++) {
        assertThat(actual.get(i, j)).as(i + ", " + j).isCloseTo(expected[i][j], within(1e-15));
      }
    }
  }
}
