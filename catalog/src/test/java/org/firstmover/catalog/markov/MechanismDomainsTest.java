package org.firstmover.catalog.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.firstmover.exact.Rational;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.EnvironmentConformance;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Optima as G. Brero and others publish them, found again by playing every table. */
class MechanismDomainsTest {
  /** Optimum k / 3; the two want the same, so that the follower's best table is the leader's. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void with_k_messages_k_in_3_are_served(int messages) {
    Environment game =
        Played.game("simple-allocation", Map.of("messages", Integer.toString(messages)))
            .environment();
    double best = 0;
    int[] allocator = new int[messages];
    do {
      int[] sender = new int[3];
      do {
        best = Math.max(best, Played.means(game, new int[][] {allocator, sender})[0]);
      } while (Played.next(sender, messages));
    } while (Played.next(allocator, 3));
    assertThat(best).isCloseTo(messages / 3.0, within(1e-12));
  }

  @Test
  void payments_can_make_the_best_outcome_the_only_equilibrium() {
    Environment game = Played.game("matrix-design", Map.of()).environment();
    int[] designer = new int[4];
    double best = 0;
    boolean alone = false;
    do {
      int equilibria = 0;
      double value = 0;
      for (int profile = 0; profile < 4; profile++) {
        if (isEquilibrium(game, designer, profile / 2, profile % 2)) {
          equilibria++;
          value = Math.max(value, played(game, designer, profile / 2, profile % 2)[0]);
        }
      }
      alone |= equilibria == 1 && value > 10 / 6.0 - 1e-9;
      best = Math.max(best, value);
    } while (Played.next(designer, 4));
    assertThat(best).isCloseTo(10 / 6.0, within(1e-12));
    assertThat(alone).isTrue();
  }

  private static boolean isEquilibrium(Environment game, int[] designer, int first, int second) {
    double[] now = played(game, designer, first, second);
    return played(game, designer, 1 - first, second)[1] <= now[1]
        && played(game, designer, first, 1 - second)[2] <= now[2];
  }

  private static double[] played(Environment game, int[] designer, int first, int second) {
    return Played.means(game, new int[][] {designer, {first}, {second}});
  }

  /** The matrix (3, 3) (6, 4) / (4, 6) (2, 2), and 5 paid to the first where both play 0. */
  @Test
  void followers_get_what_they_play_and_what_they_are_paid() {
    Environment game = Played.game("matrix-design", Map.of("levels", "3")).environment();
    assertThat(((Space.Discrete) game.roles().leader().actions()).names()).contains("pay 5, 10");
    int[] designer = {3, 0, 0, 0};
    assertThat(played(game, designer, 0, 0)).containsExactly(1, 8 / 6.0, 3 / 6.0);
    assertThat(played(game, designer, 0, 1)).containsExactly(10 / 6.0, 6 / 6.0, 4 / 6.0);
    assertThat(played(game, designer, 1, 0)).containsExactly(10 / 6.0, 4 / 6.0, 6 / 6.0);
    Environment any = Played.game("matrix-design", Map.of("payments", "any")).environment();
    any.act(new double[] {0});
    any.act(new double[] {0});
    any.act(new double[] {5, 0});
    assertThat(any.reward(1)).isEqualTo(8 / 6.0);
    EnvironmentConformance.check(MatrixDesign::new, 3);
  }

  /** Without messages: -0.06 in setting PI, -1/18 and -1/24 with 3 and 4 values. */
  @ParameterizedTest
  @CsvSource({
    "pi, 3, 6, -0.06",
    "msgspace, 3, 3, -0.05555555555555555",
    "msgspace, 4, 4, -0.041666666666666664"
  })
  void posted_prices_alone_lose_what_is_published(
      String setting, String types, String prices, double optimum) {
    MarkovGame game =
        Played.game(
            "sequential-prices",
            Map.of("setting", setting, "types", types, "prices", prices, "messages", "1"));
    Environment episode = game.environment();
    int[] table = new int[Played.count(episode.roles().leader().observations())];
    assertThat(table).hasSize(3);
    int[][] tables = {table, new int[8], new int[8]};
    double best = -1;
    do {
      best = Math.max(best, Played.means(episode, tables)[0]);
    } while (Played.next(table, Played.count(episode.roles().leader().actions())));
    assertThat(best).isCloseTo(optimum, within(1e-12));
    assertThat(PostedPrices.best(setting.equals("pi") ? null : Integer.valueOf(types)))
        .isCloseTo(optimum, within(1e-12));
  }

  /** The same optimum from the definition: whom to ask first, and the two prices. */
  private static final class PostedPrices {
    static double best(Integer types) {
      double[][] values = {{0.2, 1}, {0, 0.4}};
      double[][] odds = {{0.8, 0.2}, {0.5, 0.5}};
      if (types != null) {
        for (int buyer = 0; buyer < 2; buyer++) {
          values[buyer] = new double[types];
          odds[buyer] = new double[types];
          for (int k = 0; k < types; k++) {
            values[buyer][k] = k / (types - 1.0);
            odds[buyer][k] = 1.0 / types;
          }
        }
      }
      double best = -1;
      for (int first = 0; first < 2; first++) {
        // Only prices that are values matter.
        for (double price : values[first]) {
          for (double second : values[1 - first]) {
            double mean = 0;
            for (int i = 0; i < values[first].length; i++) {
              for (int j = 0; j < values[1 - first].length; j++) {
                double a = values[first][i];
                double b = values[1 - first][j];
                double got = a >= price ? a : b >= second ? b : 0;
                mean += odds[first][i] * odds[1 - first][j] * (got - Math.max(a, b));
              }
            }
            best = Math.max(best, mean);
          }
        }
      }
      return best;
    }
  }

  /**
   * With two messages nothing need be lost (setting PI). Buyers tell their values. If the first is
   * worth 1, or the second 0, ask the first at a low price; else ask the second.
   */
  @Test
  void with_messages_nothing_is_lost_in_an_equilibrium() {
    Environment game = Played.game("sequential-prices", Map.of()).environment();
    List<String> offers = ((Space.Discrete) game.roles().leader().actions()).names();
    List<String> seen = ((Space.Discrete) game.roles().leader().observations()).names();
    double best = -1;
    int[] truth = {0, 1};
    // One price for each buyer and pair of messages, and who is asked first: she will buy.
    int[] choice = new int[4];
    do {
      int[] mechanism = new int[seen.size()];
      for (int said = 0; said < 4; said++) {
        for (int left = 0; left < 3; left++) {
          mechanism[4 * left + said] = choice[said];
        }
      }
      double[] honest = Played.means(game, new int[][] {mechanism, truth, truth});
      if (honest[0] > best && isEquilibrium(game, mechanism, truth, honest)) {
        best = honest[0];
      }
    } while (Played.next(choice, offers.size()));
    assertThat(best).isCloseTo(0, within(1e-12));
  }

  private static boolean isEquilibrium(
      Environment game, int[] mechanism, int[] truth, double[] honest) {
    int[] lie = new int[2];
    do {
      if (Played.means(game, new int[][] {mechanism, lie, truth})[1] > honest[1] + 1e-12
          || Played.means(game, new int[][] {mechanism, truth, lie})[2] > honest[2] + 1e-12) {
        return false;
      }
    } while (Played.next(lie, 2));
    return true;
  }

  @Test
  void impossible_parameters_are_refused() {
    assertThatThrownBy(() -> new SimpleAllocation(0, 1)).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> new MatrixDesign(1)).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> Played.game("matrix-design", Map.of("levels", "1")))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("2 to 1001");
    assertThatThrownBy(
            () ->
                new SequentialPrices.Buyer(
                    List.of(Rational.ONE, Rational.ZERO), List.of(Rational.of(1, 2))))
        .isInstanceOf(InputError.class);
    SequentialPrices.Buyer buyer = SequentialPrices.Buyer.uniform(2);
    assertThatThrownBy(() -> new SequentialPrices(buyer, buyer, 0, 2))
        .isInstanceOf(InputError.class);
  }
}
