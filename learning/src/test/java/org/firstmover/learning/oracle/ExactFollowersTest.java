package org.firstmover.learning.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.IteratedGame.Memory;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.Iterated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactFollowersTest {
  /** The largest value over the leader's tables. */
  private static double optimum(MarkovGame game) {
    ExactFollowers exact = new ExactFollowers(game.environment());
    Role role = game.environment().roles().leader();
    PureTable leader = PureTable.of(role);
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < PureTable.count(role); k++) {
      leader.number(k, 2);
      best = Math.max(best, exact.to(leader).values()[0]);
    }
    return best;
  }

  /** Source: brute force over both players' tables by an independent program. */
  @ParameterizedTest
  @CsvSource({
    "'3,3 1,4 4,1 2,2', 6, 4",
    "'4,4 1,3 3,1 2,2', 15, 15",
    "'2,2 1,4 4,1 3,3', 5, 5",
    "'1,1 2,4 4,2 3,3', 5, 5",
    "'1,1 3,4 4,3 2,2', 15, 15",
    "'3,3 2,4 4,2 1,1', 15, 15"
  })
  void optima_against_stationary_followers_and_against_those_who_see_the_round(
      String cells, double stationary, double timed) {
    MarkovGame game = Iterated.tenRounds(cells);
    assertThat(optimum(game)).isEqualTo(stationary);
    assertThat(optimum(Iterated.withClock(game, 10))).isEqualTo(timed);
  }

  /**
   * Against a follower who sees the round, for every table of the leader. Source: Bellman's
   * equation on (round, last actions), written out here.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 40, 200})
  void a_follower_who_sees_the_round_answers_long_games_as_bellman_says(int rounds) {
    MarkovGame game =
        Iterated.withClock(
            Iterated.game(Iterated.PRISONERS_DILEMMA, rounds, Memory.JOINT, -2.5), rounds);
    ExactFollowers exact = new ExactFollowers(game.environment());
    PureTable leader = PureTable.of(game.environment().roles().leader());
    double[][] payoffs = {{0.5, -1.5}, {1.5, -0.5}};
    for (int k = 0; k < 32; k++) {
      leader.number(k, 2);
      double[] hers = new double[5];
      double[] leaders = new double[5];
      for (int t = 0; t < rounds; t++) {
        double[] nextHers = hers.clone();
        double[] nextLeaders = leaders.clone();
        for (int o = 0; o < 5; o++) {
          int i = (int) leader.actions()[o];
          double[] worth = new double[2];
          double[] paid = new double[2];
          for (int j = 0; j < 2; j++) {
            worth[j] = payoffs[j][i] + nextHers[1 + i + 2 * j];
            paid[j] = payoffs[i][j] + nextLeaders[1 + i + 2 * j];
          }
          boolean second = worth[1] > worth[0] || (worth[1] == worth[0] && paid[1] > paid[0]);
          hers[o] = worth[second ? 1 : 0];
          leaders[o] = paid[second ? 1 : 0];
        }
      }
      ExactFollowers.Exact best = exact.to(leader);
      assertThat(best.values()).containsExactly(leaders[0], hers[0]);
      assertThat(exact.values(leader, best.followers())).containsExactly(leaders[0], hers[0]);
    }
  }

  @Test
  void small_variants() {
    assertThat(optimum(Iterated.fiveRounds(Iterated.PRISONERS_DILEMMA))).isEqualTo(3.5);
    assertThat(optimum(Iterated.fiveRounds(Iterated.MODIFIED))).isEqualTo(7.5);
    assertThat(optimum(Iterated.once(Iterated.BATTLE_OF_THE_SEXES))).isEqualTo(2);
  }

  @Test
  void ties_are_broken_for_the_leader_and_the_worst_of_them_is_told() {
    MarkovGame indifferent = Iterated.once("0,1 5,1 2,0 2,3");
    ExactFollowers.Exact best =
        new ExactFollowers(indifferent.environment()).to(new PureTable(1, new double[] {0}));
    assertThat(best.values()).containsExactly(5, 1);
    assertThat(best.worst()).isZero();
  }

  /** Two followers play a matrix game; the leader watches. */
  private static final class Pair implements Environment {
    private final double[][] first;
    private final double[][] second;
    private int made;
    private int one;
    private int two;

    Pair(double[][] first, double[][] second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public Roles roles() {
      Space two = Space.Discrete.of(2);
      return new Roles(
          new Role("leader", Space.Discrete.of(1), two),
          List.of(
              new Role("a", Space.Discrete.of(1), two), new Role("b", Space.Discrete.of(1), two)),
          0,
          3);
    }

    @Override
    public void reset() {
      made = 0;
    }

    @Override
    public int actor() {
      return made == 3 ? END : made;
    }

    @Override
    public void observe(double[] filled) {
      filled[0] = 0;
    }

    @Override
    public void act(double[] action) {
      if (made == 1) {
        one = (int) action[0];
      } else if (made == 2) {
        two = (int) action[0];
      }
      made++;
    }

    @Override
    public double reward(int player) {
      return made < 3 ? 0 : player == 0 ? 10 * one + two : (player == 1 ? first : second)[one][two];
    }

    @Override
    public Environment copy() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void several_followers_are_in_the_pure_equilibrium_that_is_best_for_the_leader() {
    double[][] meet = {{2, 0}, {0, 1}};
    ExactFollowers.Exact best =
        new ExactFollowers(new Pair(meet, meet)).to(new PureTable(1, new double[1]));
    assertThat(best.values()).containsExactly(11, 1, 1);
    assertThat(best.worst()).isZero();
    assertThat(best.gap()).isZero();
  }

  /** Matching pennies: whoever loses gains 2 by another action. */
  @Test
  void without_a_pure_equilibrium_the_gap_says_so() {
    double[][] wins = {{1, -1}, {-1, 1}};
    double[][] loses = {{-1, 1}, {1, -1}};
    ExactFollowers.Exact best =
        new ExactFollowers(new Pair(wins, loses)).to(new PureTable(1, new double[1]));
    assertThat(best.gap()).isEqualTo(2);
  }
}
