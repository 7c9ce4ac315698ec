package org.firstmover.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstmover.formats.stochastic.StochasticForm;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Known values against plain sweeps over the states: commitments of theory reach them, and none of
 * a grid is better. In these games each player has at most two actions in at most two states.
 */
class PublishedStochasticTest {
  private static final int SWEEPS = 300;
  private static final int GRID = 20;

  private static PublishedGame entry(String name) {
    return (PublishedGame) Catalog.find(name).orElseThrow();
  }

  private static StochasticGame game(String name) {
    return new StochasticForm().read(entry(name).game());
  }

  private static double known(String name, String key) {
    return entry(name).known().get(key).doubleValue();
  }

  static Stream<String> names() {
    return Catalog.entries().stream()
        .filter(e -> e instanceof PublishedGame && e.kind().equals(StochasticGame.KIND))
        .map(CatalogEntry::name);
  }

  /** Probabilities of the leader's first action in each state, and the follower's action. */
  @ParameterizedTest
  @CsvSource({
    "letchford-forever, 0.5, '', 1",
    "toymaker, 0, 0, ''",
    "big-match, 0.9090909090909091, '', 0",
    "paris-match, 0.9523809523809523, '', 0",
    "start-matters, 0.268227541, 0.830089929, 10",
    "fixed-point-is-worse, 0, 0.5, 10"
  })
  void commitments_of_theory_reach_the_strong_value(
      String name, double first, String second, String replies) {
    StochasticGame game = game(name);
    double[] policy = policy(game, first, second.isEmpty() ? 1 : Double.parseDouble(second));
    int[] response = new int[game.actions().stateCount()];
    for (int s = 0; s < replies.length(); s++) {
      response[s] = replies.charAt(s) - '0';
    }
    double[] best = follower(game, policy);
    assertThat(values(game, game.followerRewards(), policy, response))
        .containsExactly(best, within(2e-6));
    double strong = known(name, "strong");
    assertThat(atStart(game, values(game, game.leaderRewards(), policy, response)))
        .isCloseTo(strong, within(2e-6 * strong));
  }

  @ParameterizedTest
  @MethodSource("names")
  void no_commitment_of_a_grid_is_better(String name) {
    StochasticGame game = game(name);
    boolean smooth = game.entropy() > 0;
    double known = known(name, smooth ? "regularised" : "strong");
    double most = Double.NEGATIVE_INFINITY;
    long free =
        IntStream.range(0, game.actions().stateCount())
            .filter(s -> game.actions().leaderCount(s) == 2)
            .count();
    for (int i = 0; i <= GRID; i++) {
      for (int j = 0; j <= (free == 2 ? GRID : 0); j++) {
        double[] policy = policy(game, (double) i / GRID, (double) j / GRID);
        most = Math.max(most, smooth ? smooth(game, policy) : strong(game, policy));
      }
    }
    assertThat(most).isBetween(0.9 * known, known + 1e-7);
  }

  /** x = 0.52699, found by the search that the file tells of; stationary in between. */
  @Test
  void the_smooth_follower_answers_the_best_commitment() {
    StochasticGame game = game("start-matters-entropy");
    double known = known("start-matters-entropy", "regularised");
    assertThat(smooth(game, policy(game, 0.526990431, 0))).isCloseTo(known, within(1e-9));
    assertThat(smooth(game, policy(game, 0.52, 0))).isLessThan(known);
    assertThat(smooth(game, policy(game, 0.526990431, 0.01))).isLessThan(known);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 11.0012069352", "0, 1, 7.1612013305"})
  void other_starts_have_the_values_that_the_file_tells_of(double one, double two, double best) {
    StochasticGame game = game("start-matters");
    double[] policy =
        one == 1 ? policy(game, 0.24192887, 0.83527969) : policy(game, 0.28474525, 0.82861276);
    double[] values = values(game, game.leaderRewards(), policy, new int[] {1, 0});
    assertThat(one * values[0] + two * values[1]).isCloseTo(best, within(1e-6));
  }

  /** In each state the strong commitment of one play, with what the next states are worth. */
  @ParameterizedTest
  @MethodSource("names")
  void value_iteration_ends_at_the_known_fixed_point(String name) {
    StochasticGame game = game(name);
    if (game.entropy() > 0) {
      return;
    }
    double[] leader = new double[game.actions().stateCount()];
    double[] follower = new double[leader.length];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double[] before = leader.clone();
      double[] behind = follower.clone();
      for (int s = 0; s < leader.length; s++) {
        double[] ahead = onePlay(game, s, before, behind);
        leader[s] = ahead[0];
        follower[s] = ahead[1];
      }
    }
    double known = known(name, "fixed-point");
    assertThat(atStart(game, leader)).isCloseTo(known, within(1e-9 * known));
  }

  /** Strong commitment where the leader has at most two actions: one of them, or indifference. */
  private static double[] onePlay(StochasticGame game, int s, double[] v1, double[] v2) {
    Actions actions = game.actions();
    int rows = actions.leaderCount(s);
    int columns = actions.followerCount(s);
    double[][] a = new double[2][columns];
    double[][] b = new double[2][columns];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < columns; j++) {
        int k = actions.outcome(s, Math.min(i, rows - 1), j);
        a[i][j] = game.leaderRewards()[k] + game.discount() * game.transitions().mean(k, v1);
        b[i][j] = game.followerRewards()[k] + game.discount() * game.transitions().mean(k, v2);
      }
    }
    double between =
        columns < 2 ? 0 : (b[1][1] - b[1][0]) / (b[0][0] - b[0][1] + b[1][1] - b[1][0]);
    double[] best = {Double.NEGATIVE_INFINITY, 0};
    for (double p : new double[] {0, 1, between}) {
      if (p >= 0 && p <= 1) {
        double top = IntStream.range(0, columns).mapToDouble(j -> mix(p, b, j)).max().orElseThrow();
        for (int j = 0; j < columns; j++) {
          if (mix(p, b, j) >= top - 1e-9 && mix(p, a, j) > best[0]) {
            best = new double[] {mix(p, a, j), top};
          }
        }
      }
    }
    return best;
  }

  private static double mix(double p, double[][] table, int column) {
    return p * table[0][column] + (1 - p) * table[1][column];
  }

  /** By move; states with one action have it for certain. */
  private static double[] policy(StochasticGame game, double... first) {
    double[] policy = new double[game.actions().moves()];
    Arrays.fill(policy, 1);
    int free = 0;
    for (int s = 0; s < game.actions().stateCount(); s++) {
      if (game.actions().leaderCount(s) == 2) {
        int move = game.actions().firstMove(s);
        policy[move] = first[free];
        policy[move + 1] = 1 - first[free++];
      }
    }
    return policy;
  }

  private static double atStart(StochasticGame game, double[] values) {
    return IntStream.range(0, values.length).mapToDouble(s -> game.start()[s] * values[s]).sum();
  }

  /** What an action of the follower is worth, given what the next states are. */
  private static double ahead(
      StochasticGame game, double[] rewards, double[] policy, int s, int reply, double[] values) {
    double sum = 0;
    for (int a = 0; a < game.actions().leaderCount(s); a++) {
      int k = game.actions().outcome(s, a, reply);
      double worth = rewards[k] + game.discount() * game.transitions().mean(k, values);
      sum += policy[game.actions().firstMove(s) + a] * worth;
    }
    return sum;
  }

  private static double[] values(
      StochasticGame game, double[] rewards, double[] policy, int[] response) {
    double[] values = new double[response.length];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double[] before = values.clone();
      Arrays.setAll(values, s -> ahead(game, rewards, policy, s, response[s], before));
    }
    return values;
  }

  /** The follower's best values. */
  private static double[] follower(StochasticGame game, double[] policy) {
    double[] values = new double[game.actions().stateCount()];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double[] before = values.clone();
      Arrays.setAll(
          values,
          s ->
              IntStream.range(0, game.actions().followerCount(s))
                  .mapToDouble(b -> ahead(game, game.followerRewards(), policy, s, b, before))
                  .max()
                  .orElseThrow());
    }
    return values;
  }

  /** The leader's value at the best responses that are best for her, all of them tried. */
  private static double strong(StochasticGame game, double[] policy) {
    double[] best = follower(game, policy);
    double most = Double.NEGATIVE_INFINITY;
    int[] response = new int[best.length];
    for (int code = 0; code < 1 << best.length; code++) {
      boolean possible = true;
      for (int s = 0; s < response.length; s++) {
        response[s] = code >> s & 1;
        possible &= response[s] < game.actions().followerCount(s);
        possible =
            possible
                && ahead(game, game.followerRewards(), policy, s, response[s], best)
                    >= best[s] - 1e-9;
      }
      if (possible) {
        most = Math.max(most, atStart(game, values(game, game.leaderRewards(), policy, response)));
      }
    }
    return most;
  }

  /** The leader's value at the regularised best response, by soft value iteration. */
  private static double smooth(StochasticGame game, double[] policy) {
    double lambda = game.entropy();
    double[] soft = new double[game.actions().stateCount()];
    double[] leader = new double[soft.length];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double[] before = soft.clone();
      double[] behind = leader.clone();
      for (int s = 0; s < soft.length; s++) {
        double sum = 0;
        double weighted = 0;
        for (int b = 0; b < game.actions().followerCount(s); b++) {
          double weight =
              Math.exp(ahead(game, game.followerRewards(), policy, s, b, before) / lambda);
          sum += weight;
          weighted += weight * ahead(game, game.leaderRewards(), policy, s, b, behind);
        }
        soft[s] = lambda * Math.log(sum);
        leader[s] = weighted / sum;
      }
    }
    return atStart(game, leader);
  }
}
