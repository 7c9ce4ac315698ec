package org.firstmover.solvers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.ResponseOracle;
import org.firstmover.solve.ResponseOracle.Quality;
import org.firstmover.solvers.bayesian.TypeResponses;
import org.firstmover.solvers.normalform.BestResponse;
import org.firstmover.solvers.security.AttackResponse;
import org.firstmover.strategy.Coverage;
import org.firstmover.strategy.Distribution;
import org.junit.jupiter.api.Test;

class ResponseOracleTest {
  private static final List<String> ROWS = List.of("up", "down");
  private static final List<String> COLUMNS = List.of("left", "right");
  private static final Payoffs LEADER = Payoffs.of(new double[][] {{2, 4}, {1, 3}});
  private static final Payoffs FOLLOWER = Payoffs.of(new double[][] {{1, 0}, {0, 1}});
  private static final Distribution HALF = Distribution.of(ROWS, new double[] {0.5, 0.5});
  private static final Distribution MOSTLY_UP = Distribution.of(ROWS, new double[] {0.6, 0.4});

  private final NormalFormGame game = new NormalFormGame("", ROWS, COLUMNS, LEADER, FOLLOWER);

  @Test
  void an_indifferent_follower_chooses_for_or_against_the_leader() {
    BestResponse strong = new BestResponse(game, TieBreak.STRONG);
    BestResponse weak = new BestResponse(game, TieBreak.WEAK);
    assertThat(strong.respond(HALF).probability("right")).isEqualTo(1);
    assertThat(weak.respond(HALF).probability("left")).isEqualTo(1);
    assertThat(strong.respond(MOSTLY_UP).probability("left")).isEqualTo(1);
    assertThat(weak.respond(MOSTLY_UP).probability("left")).isEqualTo(1);
    assertThat(strong.queries()).isEqualTo(2);
    assertThat(weak.queries()).isEqualTo(2);
    assertThat(strong.quality()).isEqualTo(Quality.EXACT);
  }

  @Test
  void a_reply_has_both_ways_of_breaking_ties() {
    BestResponse.Reply reply = BestResponse.Reply.to(LEADER, FOLLOWER, new double[] {0.5, 0.5});
    assertThat(reply).isEqualTo(new BestResponse.Reply(1, 0, 3.5, 1.5));
  }

  @Test
  void actions_tie_within_the_tolerance_only() {
    double[] within = {0.5 + 4e-10, 0.5 - 4e-10};
    double[] beyond = {0.5 + 4e-9, 0.5 - 4e-9};
    assertThat(BestResponse.Reply.to(LEADER, FOLLOWER, within).forLeader()).isEqualTo(1);
    assertThat(BestResponse.Reply.to(LEADER, FOLLOWER, beyond).forLeader()).isZero();
  }

  @Test
  void names_that_are_left_out_have_probability_0_and_unknown_ones_are_refused() {
    BestResponse oracle = new BestResponse(game, TieBreak.STRONG);
    Distribution down = Distribution.of(List.of("down"), new double[] {1});
    assertThat(oracle.respond(down).probability("right")).isEqualTo(1);
    Distribution sideways = Distribution.of(List.of("sideways"), new double[] {1});
    assertThatThrownBy(() -> oracle.respond(sideways))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("actions that are not the leader's");
  }

  @Test
  void each_type_breaks_its_own_ties() {
    Payoffs rightWorse = Payoffs.of(new double[][] {{4, 2}, {3, 1}});
    BayesianGame bayesian =
        new BayesianGame(
            "",
            ROWS,
            List.of(
                new FollowerType("a", 0.5, COLUMNS, LEADER, FOLLOWER),
                new FollowerType("b", 0.5, COLUMNS, rightWorse, FOLLOWER)));
    TypeResponses strong = new TypeResponses(bayesian, TieBreak.STRONG);
    TypeResponses weak = new TypeResponses(bayesian, TieBreak.WEAK);
    assertThat(strong.respond(HALF))
        .extracting(response -> response.probability("right"))
        .containsExactly(1.0, 0.0);
    assertThat(weak.respond(HALF))
        .extracting(response -> response.probability("right"))
        .containsExactly(0.0, 1.0);
    counted(strong, HALF);
  }

  @Test
  void an_indifferent_attacker_chooses_for_or_against_the_defender() {
    SecurityGame security =
        new SecurityGame(
            "",
            1,
            List.of("gate", "vault", "shed"),
            Payoffs.of(new double[][] {{0, -1, -1, 1}, {0, -4, -1, 1}, {0, 0, -9, -8}}));
    Coverage half = Coverage.of(List.of("gate", "vault"), new double[] {0.5, 0.5});
    AttackResponse strong = new AttackResponse(security, TieBreak.STRONG);
    AttackResponse weak = new AttackResponse(security, TieBreak.WEAK);
    assertThat(strong.respond(half).probability("gate")).isEqualTo(1);
    assertThat(weak.respond(half).probability("vault")).isEqualTo(1);
    AttackResponse.Attack attack = AttackResponse.Attack.on(security, new double[] {0.5, 0.5, 0});
    assertThat(attack.strong()).isCloseTo(-0.5, within(1e-12));
    assertThat(attack.weak()).isCloseTo(-2, within(1e-12));
    counted(strong, half);
    Coverage elsewhere = Coverage.of(List.of("moat"), new double[] {1});
    assertThatThrownBy(() -> strong.respond(elsewhere))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("targets that are not in the game");
  }

  private static <C> void counted(ResponseOracle<C, ?> oracle, C commitment) {
    long before = oracle.queries();
    for (int query = 0; query < 10; query++) {
      oracle.respond(commitment);
    }
    assertThat(oracle.queries()).isEqualTo(before + 10);
    assertThat(oracle.quality()).isEqualTo(Quality.EXACT);
  }
}
