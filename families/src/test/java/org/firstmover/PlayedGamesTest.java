package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Certificate.Verdict;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Strategy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Discounted games played move by move: hundreds of steps, each with a move of chance. */
@Tag("slow")
class PlayedGamesTest {
  private static final int SWEEPS = 400;

  private static StochasticGame garnet(int states, long seed) {
    Map<String, String> sizes =
        Map.of("states", Integer.toString(states), "entropy", "0", "discount", "0.9");
    return (StochasticGame) Games.of(Catalog.find("garnet").orElseThrow(), sizes, seed);
  }

  /**
   * What a leader's table is worth once the follower responds, by value iteration on the stochastic
   * game: both players' values.
   */
  private static double[] worth(StochasticGame game, int[] leader) {
    int states = leader.length;
    double[] hers = new double[states];
    double[] leaders = new double[states];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double[] nextHers = new double[states];
      double[] nextLeaders = new double[states];
      for (int s = 0; s < states; s++) {
        nextHers[s] = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < 3; a++) {
          int outcome = game.actions().outcome(s, leader[s], a);
          double own =
              game.followerRewards()[outcome] + 0.9 * game.transitions().mean(outcome, hers);
          if (own > nextHers[s]) {
            nextHers[s] = own;
            nextLeaders[s] =
                game.leaderRewards()[outcome] + 0.9 * game.transitions().mean(outcome, leaders);
          }
        }
      }
      hers = nextHers;
      leaders = nextLeaders;
    }
    double[] both = new double[2];
    for (int s = 0; s < states; s++) {
      both[0] += game.start()[s] * leaders[s];
      both[1] += game.start()[s] * hers[s];
    }
    return both;
  }

  private static int[] table(StochasticGame game, Strategy strategy) {
    List<String> states = game.actions().states();
    int[] table = new int[states.size()];
    for (int s = 0; s < table.length; s++) {
      String done = ((Behaviour) strategy).nonZero().get(states.get(s)).keySet().iterator().next();
      table[s] = game.actions().leader(s).indexOf(done);
    }
    return table;
  }

  /** Source: all 27 tables of the leader by value iteration. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void small_random_games_are_solved_exactly(long seed) {
    StochasticGame game = garnet(3, seed);
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < 27; k++) {
      most = Math.max(most, worth(game, new int[] {k / 9, k / 3 % 3, k % 3})[0]);
    }
    for (String method : List.of("best-table", "commitment-search")) {
      Solution solution =
          Firstmover.solve(MarkovGame.of(game), Optional.of(method), Map.of(), Run.withSeed(0));
      assertThat(solution.leader().value()).as(method).isCloseTo(most, within(1e-6));
      assertThat(solution.certificate().verdict()).isEqualTo(Verdict.VERIFIED);
    }
  }

  /**
   * Too many tables to try: the best found is what its own table is worth, and says of how many.
   */
  @Tag("slow")
  @Test
  void a_larger_one_is_searched_and_says_why() {
    StochasticGame game = garnet(10, 1);
    List<String> notes = new ArrayList<>();
    Progress listening =
        new Progress() {
          @Override
          public void at(String stage, double fraction) {}

          @Override
          public void note(String note) {
            notes.add(note);
          }
        };
    Solution solution =
        Firstmover.solve(
            MarkovGame.of(game), Optional.empty(), Map.of(), new Run(0, 1, Limits.NONE, listening));
    assertThat(solution.method().name()).isEqualTo("commitment-search");
    assertThat(notes)
        .containsExactly(
            "method commitment-search; not best-table: it enumerates at most 200000 plays of"
                + " tables, in 20000000 moves, and there are more");
    assertThat(solution.certificate().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(solution.values()).containsEntry("tables of the leader", 59049.0);
    double[] worth = worth(game, table(game, solution.leader().strategy()));
    assertThat(solution.leader().value()).isCloseTo(worth[0], within(1e-6));
    assertThat(solution.followers().get(0).value()).isCloseTo(worth[1], within(1e-6));
  }

  /** Source: Howard's book, 1570/91; in Letchford's example D is answered by R, worth 2 a step. */
  @ParameterizedTest
  @CsvSource({"toymaker, 17.252747252747252", "letchford-forever, 20"})
  void published_games_have_their_values(String name, double value) {
    Solution solution =
        Firstmover.solve(Games.of(Catalog.find("played").orElseThrow(), Map.of("game", name), 0));
    assertThat(solution.leader().value()).isCloseTo(value, within(1e-6));
    assertThat(solution.certificate().verdict()).isEqualTo(Verdict.VERIFIED);
  }
}
