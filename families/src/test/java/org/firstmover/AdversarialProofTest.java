package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.Game;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Coverage;
import org.firstmover.strategy.Distribution;
import org.firstmover.strategy.Strategy;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs made to deceive: never an exception, never a false claim that is verified. */
class AdversarialProofTest {
  private static final NormalFormGame GAME =
      new NormalFormGame(
          "",
          List.of("up", "down"),
          List.of("left", "right"),
          Payoffs.of(new double[][] {{2, 4}, {1, 3}}),
          Payoffs.of(new double[][] {{1, 0}, {0, 1}}));

  /** The commitment to down: 3, where 3.5 can be had. */
  private static Solution claim(Proof proof, TieBreak tieBreak) {
    return claim(GAME, Distribution.pure(GAME.leaderActions(), 1), "right", 1, 3, tieBreak, proof);
  }

  private static Solution claim(
      Game game,
      Strategy strategy,
      String response,
      double followerValue,
      double value,
      TieBreak tieBreak,
      Proof proof) {
    return new Solution(
        GameReference.to(game),
        Provenance.UNKNOWN,
        Status.OPTIMAL,
        tieBreak,
        new Commitment(value, strategy),
        List.of(
            new Response(
                "follower", followerValue, Distribution.of(List.of(response), new double[] {1}))),
        Map.of(),
        new Bounds(value, value),
        proof,
        Certificate.NONE,
        Map.of(),
        Map.of());
  }

  private static Map<String, Map<String, Double>> table(
      String response, String action, double weight) {
    return Map.of(response, Map.of(action, weight));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        -1,
        -1e300,
        0,
        1e-320,
        1e15,
        1e300,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
      })
  void no_multiplier_proves_a_worse_commitment_optimal(double weight) {
    for (String action : List.of("left", "right", "nowhere")) {
      for (TieBreak tieBreak : TieBreak.values()) {
        Map<String, Map<String, Double>> on = table("right", action, weight);
        notProved(GAME, claim(new Proof.Multipliers(on, Map.of(), Map.of()), tieBreak));
        notProved(GAME, claim(new Proof.Multipliers(on, on, on), tieBreak));
        notProved(
            GAME,
            claim(
                new Proof.Multipliers(
                    on,
                    Map.of("left", Map.of("right", weight), "right", Map.of("left", weight)),
                    on),
                tieBreak));
      }
    }
  }

  @Test
  void proofs_of_another_shape_prove_nothing() {
    List<Proof> proofs =
        List.of(
            new Proof.None(),
            new Proof.FromGame(),
            new Proof.Leaves(List.of()),
            new Proof.Leaves(List.of(new Proof.Leaf(Map.of(), Map.of()))));
    for (Proof proof : proofs) {
      notProved(GAME, claim(proof, TieBreak.STRONG));
    }
  }

  @Test
  void a_leader_value_that_is_not_a_number_is_not_verified() {
    Solution solved = Firstmover.solve(GAME);
    Solution unknown =
        new Solution(
            solved.game(),
            solved.method(),
            solved.status(),
            solved.tieBreak(),
            new Commitment(Double.NaN, solved.leader().strategy()),
            solved.followers(),
            solved.values(),
            solved.bounds(),
            solved.proof(),
            Certificate.NONE,
            Map.of(),
            Map.of());
    assertThat(Firstmover.verify(GAME, unknown).verified()).isFalse();
  }

  /**
   * The follower is indifferent at (1/2, 1/2), where the leader has 0. A commitment 1e-6 away costs
   * the follower 1e-9, within what is allowed, and would bring the leader 1.
   */
  @Test
  void a_value_above_the_proven_bound_is_not_optimal() {
    NormalFormGame steep =
        new NormalFormGame(
            "",
            List.of("up", "down"),
            List.of("left", "right"),
            Payoffs.of(new double[][] {{-1e6, 5e5}, {-1e6, -5e5}}),
            Payoffs.of(new double[][] {{5e-4, 0}, {0, 5e-4}}));
    Proof proof = Firstmover.solve(steep).proof();
    Distribution beyond = Distribution.of(steep.leaderActions(), new double[] {0.500001, 0.499999});
    notProved(steep, claim(steep, beyond, "right", 0.0002499995, 1, TieBreak.STRONG, proof));
  }

  /**
   * All of the follower's payoffs are within rounding: each action seems to dominate the others.
   */
  @Test
  void actions_that_dominate_one_another_do_not_prove_anything() {
    NormalFormGame flat =
        new NormalFormGame(
            "",
            List.of("up", "down"),
            List.of("left", "right"),
            Payoffs.of(new double[][] {{0, 0}, {5, 5}}),
            Payoffs.of(new double[][] {{0, 1e-15}, {1e-15, 0}}));
    Map<String, Map<String, Double>> dominated = new LinkedHashMap<>();
    dominated.put("left", Map.of("right", 1.0));
    dominated.put("right", Map.of("left", 1.0));
    Proof proof = new Proof.Multipliers(Map.of(), dominated, Map.of());
    Distribution up = Distribution.pure(flat.leaderActions(), 0);
    notProved(flat, claim(flat, up, "right", 1e-15, 0, TieBreak.WEAK, proof));
  }

  @Test
  void a_security_claim_of_the_wrong_tie_break_or_value_is_not_optimal() {
    SecurityGame game =
        new SecurityGame(
            "",
            1,
            List.of("gate", "vault"),
            Payoffs.of(new double[][] {{0, -1, -1, 1}, {0, -4, -1, 1}}));
    Coverage half = Coverage.of(game.targets(), new double[] {0.5, 0.5});
    Coverage vault = Coverage.of(game.targets(), new double[] {0, 1});
    Proof proof = new Proof.FromGame();
    notProved(game, claim(game, half, "vault", 0, -2, TieBreak.WEAK, proof));
    notProved(game, claim(game, half, "vault", 0, -2, TieBreak.STRONG, proof));
    notProved(game, claim(game, vault, "gate", 1, -1, TieBreak.STRONG, proof));
  }

  /** Cover of the statue draws the attacker there and brings 7; cover of the decoy brings -4. */
  @Test
  void the_bound_of_a_security_game_in_which_cover_attracts_is_not_below_its_optimum() {
    SecurityGame game =
        new SecurityGame(
            "",
            2,
            List.of("store", "decoy", "statue", "trap", "bank"),
            Payoffs.of(
                new double[][] {
                  {8, -9, -7, -7},
                  {-4, -5, -1, -2},
                  {7, -8, 0, -8},
                  {-10, -7, 8, -2},
                  {4, 4, -10, -6}
                }));
    Coverage decoy = Coverage.of(game.targets(), new double[] {0, 1, 0, 0, 0});
    Coverage statue = Coverage.of(game.targets(), new double[] {0, 0, 1, 0, 0});
    Proof proof = new Proof.FromGame();
    notProved(game, claim(game, decoy, "decoy", -1, -4, TieBreak.STRONG, proof));
    Solution best = claim(game, statue, "statue", 0, 7, TieBreak.STRONG, proof);
    assertThat(Firstmover.verify(game, best).failed()).isEmpty();
  }

  /** Random numbers for multipliers never bound a random game below its optimum. */
  @Test
  void random_multipliers_never_prove_less_than_the_optimum() {
    for (int seed = 0; seed < 300; seed++) {
      NormalFormGame game = RandomGames.normalForm(seed, 5);
      double optimum = Firstmover.solve(game).leader().value();
      Solution pure = Firstmover.solve(game, Optional.of("best-pure"), Map.of(), Run.withSeed(0));
      RandomStream random = RandomStream.of(seed).child("multipliers");
      for (TieBreak tieBreak : TieBreak.values()) {
        Proof proof =
            new Proof.Multipliers(
                random(game, random),
                tieBreak == TieBreak.WEAK ? random(game, random) : Map.of(),
                random(game, random));
        Solution claim =
            claim(
                game,
                pure.leader().strategy(),
                first(pure.followers().get(0).response()),
                pure.followers().get(0).value(),
                pure.leader().value(),
                tieBreak,
                proof);
        boolean optimal = pure.leader().value() >= optimum - 1e-6 * (1 + Math.abs(optimum));
        if (!optimal && tieBreak == TieBreak.STRONG) {
          notProved(game, claim);
        }
        if (Firstmover.verify(game, claim).verified() && tieBreak == TieBreak.WEAK) {
          double supremum =
              Firstmover.solve(game, Optional.of("weak-commitment"), Map.of(), Run.withSeed(0))
                  .bounds()
                  .upper();
          assertThat(pure.leader().value()).isGreaterThanOrEqualTo(supremum - 1e-5);
        }
      }
    }
  }

  private static Map<String, Map<String, Double>> random(NormalFormGame game, RandomStream random) {
    Map<String, Map<String, Double>> table = new LinkedHashMap<>();
    for (String j : game.followerActions()) {
      Map<String, Double> row = new LinkedHashMap<>();
      for (String k : game.followerActions()) {
        row.put(k, Math.scalb(random.nextGaussian(), random.nextInt(-10, 10)));
      }
      table.put(j, row);
    }
    return table;
  }

  private static String first(Strategy strategy) {
    return strategy.weights().nonZero().keySet().iterator().next();
  }

  private static void notProved(Game game, Solution claim) {
    Certificate certificate = Firstmover.verify(game, claim);
    assertThat(certificate.verified()).isFalse();
    assertThat(claim.certified(certificate).status()).isNotEqualTo(Status.OPTIMAL);
  }
}
