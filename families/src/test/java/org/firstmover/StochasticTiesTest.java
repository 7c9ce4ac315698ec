package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solvers.stochastic.PolicyIteration;
import org.firstmover.strategy.Behaviour;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A follower without entropy, in games full of ties: what the oracle of the methods says of a
 * commitment in halves and quarters, the certificate finds by itself.
 */
class StochasticTiesTest {
  static LongStream seeds() {
    return LongStream.range(0, 120).filter(seed -> seed % 4 < 2);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_certificate_finds_the_values_of_both_ways_to_break_ties(long seed) {
    StochasticGame game = RandomGames.stochastic(seed, 5, 4);
    double[] leader = leader(game, seed);
    PolicyIteration strong = new PolicyIteration(game, TieBreak.STRONG);
    PolicyIteration weak = new PolicyIteration(game, TieBreak.WEAK);
    double[] forLeader = strong.respond(leader);
    double[] againstLeader = weak.respond(leader);
    Map<String, Double> values = Solution.strongAndWeak(strong.value(), weak.value());
    assertThat(verified(game, leader, forLeader, strong, TieBreak.STRONG, values).failed())
        .isEmpty();
    assertThat(verified(game, leader, againstLeader, weak, TieBreak.WEAK, values).failed())
        .isEmpty();
    if (strong.value() > weak.value() + 1e-6) {
      assertThat(verified(game, leader, againstLeader, weak, TieBreak.STRONG, values).failed())
          .extracting(Check::name)
          .containsExactly("tie-break");
      Map<String, Double> wrong = Solution.strongAndWeak(strong.value() - 1e-3, weak.value());
      assertThat(verified(game, leader, forLeader, strong, TieBreak.STRONG, wrong).failed())
          .extracting(Check::name)
          .containsExactly("strong value");
    }
  }

  @Test
  void there_are_ties_to_break() {
    long tied =
        seeds()
            .filter(
                seed -> {
                  StochasticGame game = RandomGames.stochastic(seed, 5, 4);
                  PolicyIteration strong = new PolicyIteration(game, TieBreak.STRONG);
                  PolicyIteration weak = new PolicyIteration(game, TieBreak.WEAK);
                  strong.respond(leader(game, seed));
                  weak.respond(leader(game, seed));
                  return strong.value() > weak.value() + 1e-6;
                })
            .count();
    assertThat(tied).isGreaterThanOrEqualTo(15);
  }

  /** Probabilities in quarters, so that sums are exact and ties are ties. */
  private static double[] leader(StochasticGame game, long seed) {
    RandomStream random = RandomStream.of(seed).child("leader");
    Actions actions = game.actions();
    double[] leader = new double[actions.moves()];
    for (int s = 0; s < actions.stateCount(); s++) {
      for (int quarter = 0; quarter < 4; quarter++) {
        leader[actions.firstMove(s) + random.nextInt(0, actions.leaderCount(s) - 1)] += 0.25;
      }
    }
    return leader;
  }

  private static Certificate verified(
      StochasticGame game,
      double[] leader,
      double[] follower,
      PolicyIteration oracle,
      TieBreak ties,
      Map<String, Double> further) {
    Actions actions = game.actions();
    double[] leaderValues = oracle.leaderValues();
    double[] followerValues = oracle.followerValues();
    Map<String, Double> values = new LinkedHashMap<>(further);
    double followerValue = 0;
    for (int s = 0; s < leaderValues.length; s++) {
      values.put(Solution.FROM + actions.states().get(s), leaderValues[s]);
      followerValue += game.start()[s] * followerValues[s];
    }
    Behaviour response =
        Behaviour.of(
            actions.decisionNames(), i -> actions.follower(actions.decisionState(i)), follower);
    return Firstmover.verify(
        game,
        new Solution(
            GameReference.to(game),
            Provenance.UNKNOWN,
            Status.FEASIBLE,
            ties,
            new Commitment(oracle.value(), Behaviour.of(actions.states(), actions::leader, leader)),
            List.of(new Response("follower", followerValue, response)),
            values,
            new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
            new Proof.None(),
            Certificate.NONE,
            Map.of(),
            Map.of()));
  }
}
