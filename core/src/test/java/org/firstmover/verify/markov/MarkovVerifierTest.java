package org.firstmover.verify.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.firstmover.game.markov.Clock;
import org.firstmover.game.markov.IteratedGame;
import org.firstmover.game.markov.IteratedGame.Memory;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Distribution;
import org.firstmover.strategy.Strategy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Claims about iterated games whose values can be counted by hand. */
@Tag("slow")
class MarkovVerifierTest {
  private static final double[][] LEADER = {{3, 1}, {4, 2}};
  private static final double[][] FOLLOWER = {{3, 4}, {1, 2}};
  private static final MarkovGame DILEMMA = iterated(LEADER, FOLLOWER, 10, Memory.JOINT);

  private static MarkovGame iterated(
      double[][] leader, double[][] follower, int rounds, Memory memory) {
    NormalFormGame stage = NormalFormGame.of(leader, follower);
    return new MarkovGame("iterated", () -> new IteratedGame(stage, rounds, memory, -2.5));
  }

  /** She defects at first and after a defection: 1.5 and nine times 0.5; he gets -1.5 and 4.5. */
  private static Claim punishing() {
    return new Claim(
        DILEMMA, 6, Claim.table(DILEMMA, 0, 1, 0, 0, 1, 1), Claim.table(DILEMMA, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void the_best_table_of_the_dilemma_is_verified() {
    Claim claim =
        punishing()
            .followerValue(0, 3)
            .ties(TieBreak.STRONG)
            .with(Solution.STRONG, 6)
            .with(Solution.WEAK, 6)
            .with(Solution.BEST_TABLE, 6)
            .with(Solution.COMMITMENT_GAP, 0)
            .bounds(6, Double.POSITIVE_INFINITY);
    claim.passes();
    assertThat(claim.check("follower regret").kind()).isEqualTo(Kind.EXACT);
    assertThat(claim.check("best table").note()).startsWith("recomputed 6.0, of ");
  }

  /**
   * Two hundred rounds whose follower sees them: she cooperates after cooperation, and he does
   * until the last round: 199 times 0.5, and -1.5 to her and 1.5 to him.
   */
  @Test
  void a_long_game_whose_follower_sees_the_round_is_verified_exactly() {
    int rounds = 200;
    NormalFormGame stage = NormalFormGame.of(LEADER, FOLLOWER);
    MarkovGame game =
        new MarkovGame(
            "long",
            () -> Clock.ofFollowers(new IteratedGame(stage, rounds, Memory.JOINT, -2.5), rounds));
    int[] response = new int[5 * rounds];
    Arrays.fill(response, 5 * (rounds - 1), 5 * rounds, 1);
    Strategy grim = Claim.table(game, 0, 0, 0, 1, 1, 1);
    Claim claim =
        new Claim(game, 98, grim, Claim.table(game, 1, response))
            .followerValue(0, 101)
            .ties(TieBreak.STRONG)
            .with(Solution.STRONG, 98)
            .with(Solution.WEAK, 98);
    claim.passes();
    assertThat(claim.check("follower regret").kind()).isEqualTo(Kind.EXACT);
    claim.value(98.1).fails("leader value");
    Arrays.fill(response, 0);
    Claim obliging = new Claim(game, 100, grim, Claim.table(game, 1, response));
    obliging.fails("follower regret");
    assertThat(obliging.check("follower regret").value()).isEqualTo(1);
  }

  /**
   * Each state's rewards are 1 to both if both do the first, else 0; the state is drawn anew, and
   * the game goes on with probability 99/100: all together 100.
   */
  @Test
  void a_long_game_of_chance_is_verified() {
    List<String> two = List.of("1", "2");
    Actions actions = new Actions(two, List.of(two, two), List.of(two, two), Observes.COMMITMENT);
    Transitions.Builder evenly = new Transitions.Builder(actions);
    for (int outcome = 0; outcome < 8; outcome++) {
      evenly.dense(new double[] {0.5, 0.5});
    }
    double[] alike = {1, 0, 0, 0, 1, 0, 0, 0};
    MarkovGame game =
        MarkovGame.of(
            new StochasticGame(
                "alike",
                new StochasticGame.Rules(0.99, 0),
                actions,
                new double[] {0.5, 0.5},
                alike,
                alike,
                evenly.build()));
    Claim claim =
        new Claim(game, 100, Claim.table(game, 0, 0, 0), Claim.table(game, 1, 0, 0))
            .followerValue(0, 100)
            .with(Solution.STRONG, 100)
            .with(Solution.WEAK, 100);
    claim.passes();
    new Claim(game, 50, Claim.table(game, 0, 0, 0), Claim.table(game, 1, 0, 1))
        .fails("follower regret");
  }

  @Test
  void every_wrong_number_fails_where_it_stands() {
    punishing().value(6.001).fails("leader value");
    punishing().followerValue(0, 3.001).fails("follower value");
    punishing().with(Solution.STRONG, 6.001).fails("strong value");
    punishing().with(Solution.WEAK, 5.999).fails("weak value");
    punishing().with(Solution.BEST_TABLE, 6.001).fails("best table");
    punishing().with(Solution.BEST_TABLE, 5.999).fails("best table");
    punishing().with(Solution.COMMITMENT_GAP, 0.001).fails("commitment gap");
    punishing().bounds(5.999, 7).fails("lower bound");
    punishing().bounds(6, 5.999).fails("upper bound");
    punishing().ties(TieBreak.EQUILIBRIUM).fails("tie-break");
    punishing().status(Status.OPTIMAL).fails("optimality");
    punishing().status(Status.UNBOUNDED).fails("status");
  }

  /** Alone against always cooperating he defects: ten times 1.5 and -1.5. */
  @Test
  void a_response_that_is_not_the_best_is_regretted() {
    Claim claim =
        new Claim(
            DILEMMA,
            5,
            Claim.table(DILEMMA, 0, 0, 0, 0, 0, 0),
            Claim.table(DILEMMA, 1, 0, 0, 0, 0, 0));
    claim.fails("follower regret");
    assertThat(claim.check("follower regret").value()).isCloseTo(10, within(1e-12));
  }

  /** What is taken as it stands is listed. */
  @Test
  void what_cannot_be_rechecked_is_said() {
    Claim claim = punishing().with(Solution.TRAINING_RETURN, 8).with(Solution.QUERIES, 1e6);
    claim.passes();
    assertThat(claim.verified().unchecked()).containsExactly("training return", "queries");
  }

  /** Both get 4 every round if both always play their first action: more there is not. */
  @Test
  void what_is_worth_as_much_as_choosing_for_all_is_proved_optimal() {
    MarkovGame hunt =
        iterated(
            new double[][] {{4, 1}, {3, 2}}, new double[][] {{4, 3}, {1, 2}}, 10, Memory.JOINT);
    new Claim(hunt, 15, Claim.table(hunt, 0, 0, 0, 0, 0, 0), Claim.table(hunt, 1, 0, 0, 0, 0, 0))
        .status(Status.OPTIMAL)
        .bounds(15, 15)
        .passes();
  }

  /** One round: mixing half and half he gets 0 either way, she -0.5 + 1 or -0.5 - 0. */
  @Test
  void mixed_commitments_are_followed_with_their_probabilities() {
    MarkovGame once =
        iterated(new double[][] {{2, 4}, {1, 3}}, new double[][] {{1, 0}, {0, 1}}, 1, Memory.NONE);
    Behaviour half =
        new Behaviour(Map.of("start", Distribution.of(List.of("1", "2"), new double[] {0.5, 0.5})));
    Claim claim =
        new Claim(once, 1, half, Claim.table(once, 1, 1))
            .ties(TieBreak.STRONG)
            .with(Solution.STRONG, 1)
            .with(Solution.WEAK, -1)
            .with(Solution.BEST_TABLE, 0.5);
    claim.with(Solution.COMMITMENT_GAP, -0.5).passes();
    claim.ties(TieBreak.WEAK).fails("tie-break");
    claim.ties(TieBreak.STRONG).leader(Claim.table(once, 0, 1)).value(0.5);
    claim.fails("strong value", "weak value", "commitment gap");
  }

  @Test
  void what_is_not_the_players_is_not_played() {
    Behaviour nobody = new Behaviour(Map.of("noon", Distribution.pure(List.of("1", "2"), 0)));
    punishing().leader(nobody).fails("leader actions");
    punishing().leader(Distribution.pure(List.of("1", "2"), 0)).fails("leader actions");
    punishing().leader(new Behaviour(Map.of())).fails("leader probabilities");
    punishing().followers(List.of()).fails("followers");
  }

  /** Two to the hundred plays, but few tables. */
  @Test
  @Tag("slow")
  void long_episodes_are_checked_by_tables() {
    MarkovGame longer = iterated(LEADER, FOLLOWER, 100, Memory.JOINT);
    new Claim(
            longer,
            1.5 + 99 * 0.5,
            Claim.table(longer, 0, 1, 0, 0, 1, 1),
            Claim.table(longer, 1, 0, 0, 0, 0, 0))
        .with(Solution.BEST_TABLE, 51)
        .passes();
  }
}
