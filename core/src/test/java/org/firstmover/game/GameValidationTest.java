package org.firstmover.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.firstmover.exact.Rational;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.normalform.StrategicGame;
import org.firstmover.game.security.SecurityGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GameValidationTest {
  private static final Payoffs SQUARE = Payoffs.of(new double[][] {{1, 2}, {3, 4}});
  private static final List<String> TWO = List.of("a", "b");

  @Test
  void ragged_payoffs_are_refused_with_their_row() {
    refused(
        () -> Payoffs.of(new double[][] {{1, 2}, {3}}),
        "payoffs, row 2: found [1 payoffs], expected 2 as in row 1");
  }

  @Test
  void empty_payoffs_are_refused() {
    String expected = "expected at least 1 x 1 and fewer than 2^31 entries";
    refused(() -> Payoffs.of(new double[0][]), "found [0 x 0], " + expected);
    refused(() -> Payoffs.of(new double[][] {{}, {}}), "found [2 x 0], " + expected);
    refused(() -> new Payoffs.Builder(1 << 16, 1 << 15), "found [65536 x 32768], " + expected);
    refused(() -> new Payoffs.Builder(-1, -1), "found [-1 x -1], " + expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e151, Double.MAX_VALUE})
  void payoffs_that_are_not_finite_or_too_large_are_refused_with_their_place(double payoff) {
    refused(
        () -> Payoffs.of(new double[][] {{1, 2}, {3, payoff}}),
        "payoffs, row 2, column 2: found ["
            + payoff
            + "], expected a finite number of size at most 1e150");
  }

  @Test
  void payoffs_of_the_largest_size_are_taken() {
    assertThat(Payoffs.of(new double[][] {{1e150, -1e150}}).range()).isEqualTo(2e150);
  }

  @Test
  void payoffs_keep_exact_values_beside_doubles() {
    Payoffs payoffs =
        new Payoffs.Builder(1, 3)
            .set(0, 0, 0.1)
            .set(0, 1, Rational.of(1, 3))
            .set(0, 2, Rational.of(1, 4))
            .build();
    assertThat(payoffs.exact(0, 0)).isEqualTo(Rational.of(1, 10));
    assertThat(payoffs.exact(0, 1)).isEqualTo(Rational.of(1, 3));
    assertThat(payoffs.get(0, 1)).isEqualTo(1.0 / 3);
    assertThat(payoffs.exceptions()).containsOnlyKeys(1);
    assertThat(payoffs.transposed().exact(1, 0)).isEqualTo(Rational.of(1, 3));
    assertThat(payoffs.select(2, i -> 0, 2, j -> 1 + j).exceptions()).containsOnlyKeys(0, 2);
  }

  @Test
  void an_entry_set_again_forgets_its_former_exact_value() {
    Payoffs payoffs = new Payoffs.Builder(1, 1).set(0, 0, Rational.of(1, 3)).set(0, 0, 2.0).build();
    assertThat(payoffs.exact(0, 0)).isEqualTo(Rational.of(2));
  }

  @Test
  void a_table_does_not_change_with_its_builder_or_its_array() {
    double[][] array = {{1}};
    Payoffs fromArray = Payoffs.of(array);
    array[0][0] = 2;
    assertThat(fromArray.get(0, 0)).isEqualTo(1);
    Payoffs.Builder builder = new Payoffs.Builder(1, 1).set(0, 0, 1.0);
    Payoffs built = builder.build();
    builder.set(0, 0, Rational.of(1, 3));
    assertThat(built.exact(0, 0)).isEqualTo(Rational.ONE);
  }

  @Test
  void names_are_present_not_blank_and_distinct() {
    refused(
        () -> Names.checked(List.of(), "things"), "things: found [no names], expected at least");
    refused(
        () -> Names.checked(List.of("a", " "), "things"),
        "things: found [ ], expected a name that is not blank");
    refused(
        () -> Names.checked(List.of("a", "b", "a"), "things"),
        "things: found [a], expected each name once");
    List<String> names = new ArrayList<>(TWO);
    List<String> checked = Names.checked(names, "things");
    names.set(0, "b");
    assertThat(checked).isEqualTo(TWO);
    assertThat(Names.numbered(3)).containsExactly("1", "2", "3");
  }

  @Test
  void a_normal_form_game_needs_two_tables_of_its_shape() {
    Payoffs wide = Payoffs.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
    refused(
        () -> new NormalFormGame("", TWO, TWO, wide, SQUARE),
        "leader payoffs: found [2 x 3], expected 2 x 2");
    refused(
        () -> new NormalFormGame("", TWO, TWO, SQUARE, wide.transposed()),
        "follower payoffs: found [3 x 2], expected 2 x 2");
    refused(
        () -> new NormalFormGame("", TWO, List.of("x", "x"), SQUARE, SQUARE),
        "follower actions: found [x], expected each name once");
    refused(
        () -> NormalFormGame.of(new double[][] {{1, 2}}, new double[][] {{1}}),
        "follower payoffs: found [1 x 1], expected 1 x 2");
  }

  @Test
  void a_type_needs_a_probability_and_tables_of_its_shape() {
    for (double probability : new double[] {-0.1, 1.1, 50, Double.NaN}) {
      refused(
          () -> new FollowerType("t", probability, TWO, SQUARE, SQUARE),
          "probability of type t: found [" + probability + "], expected a number from 0 to 1");
    }
    refused(
        () -> new FollowerType("t", 1, List.of("x"), SQUARE, SQUARE),
        "leader payoffs of type t: found [2 x 2], expected 2 x 1");
    refused(
        () -> new FollowerType("t", 1, TWO, SQUARE, Payoffs.of(new double[][] {{1, 2}})),
        "leader payoffs of type t: found [2 x 2], expected 1 x 2");
  }

  @Test
  void the_types_of_a_bayesian_game_sum_to_1_and_have_different_names() {
    FollowerType half = new FollowerType("t", 0.5, TWO, SQUARE, SQUARE);
    FollowerType other = new FollowerType("u", 0.4, TWO, SQUARE, SQUARE);
    refused(
        () -> new BayesianGame("", TWO, List.of(half, other)),
        "sum of the types' probabilities: found [0.9], expected 1");
    refused(
        () -> new BayesianGame("", TWO, List.of(half, half)),
        "types: found [t], expected each name once");
    refused(() -> new BayesianGame("", TWO, List.of()), "types: found [no names]");
    refused(
        () ->
            new BayesianGame(
                "", List.of("a"), List.of(new FollowerType("t", 1, TWO, SQUARE, SQUARE))),
        "payoffs of type t: found [2 rows], expected 1, a row a leader action");
    FollowerType third = new FollowerType("v", 1.0 / 3, TWO, SQUARE, SQUARE);
    FollowerType rest = new FollowerType("w", 2.0 / 3, TWO, SQUARE, SQUARE);
    assertThatCode(() -> new BayesianGame("", TWO, List.of(third, rest)))
        .doesNotThrowAnyException();
  }

  @Test
  void a_security_game_needs_resources_and_four_payoffs_a_target() {
    Payoffs payoffs = Payoffs.of(new double[][] {{0, -5, -3, 5}});
    refused(
        () -> new SecurityGame("", -1, List.of("gate"), payoffs),
        "resources: found [-1], expected a whole number of at least 0");
    refused(() -> new SecurityGame("", 1, TWO, payoffs), "payoffs: found [1 x 4], expected 2 x 4");
    refused(() -> new SecurityGame("", 1, TWO, SQUARE), "payoffs: found [2 x 2], expected 2 x 4");
    refused(
        () -> new SecurityGame("", 1, List.of("gate", "gate"), payoffs), "targets: found [gate]");
  }

  @Test
  void payoffs_of_a_strategic_game_fit_its_players_and_actions() {
    refused(
        () -> new StrategicGame("", List.of("P", "Q"), List.of(TWO, TWO), SQUARE),
        "payoffs: found [2 profiles of 2 players], expected 4 profiles of 2 players");
  }

  @Test
  void either_player_of_a_strategic_game_can_lead() {
    // Profiles with the first player's action fastest: (a,x), (b,x), (a,y), (b,y), (a,z), (b,z).
    StrategicGame game =
        new StrategicGame(
            "game",
            List.of("P", "Q"),
            List.of(TWO, List.of("x", "y", "z")),
            Payoffs.of(new double[][] {{1, 10}, {2, 20}, {3, 30}, {4, 40}, {5, 50}, {6, 60}}));
    NormalFormGame first = game.withLeader(1);
    assertThat(first.leaderActions()).isEqualTo(TWO);
    assertThat(first.leader()).isEqualTo(Payoffs.of(new double[][] {{1, 3, 5}, {2, 4, 6}}));
    assertThat(first.follower()).isEqualTo(Payoffs.of(new double[][] {{10, 30, 50}, {20, 40, 60}}));
    NormalFormGame second = game.withLeader(2);
    assertThat(second.leaderActions()).containsExactly("x", "y", "z");
    assertThat(second.leader()).isEqualTo(first.follower().transposed());
    assertThat(second.follower()).isEqualTo(first.leader().transposed());
    assertThat(second.fingerprint()).isEqualTo(first.swapped().fingerprint());
  }

  @Test
  void a_strategic_game_of_three_players_has_no_leader() {
    StrategicGame three =
        new StrategicGame(
            "trio",
            List.of("P", "Q", "R"),
            List.of(List.of("a"), List.of("b"), List.of("c")),
            Payoffs.of(new double[][] {{1, 2, 3}}));
    refused(
        () -> three.withLeader(1),
        "players of \"trio\": found [3 players], expected 2: a leader and a follower");
  }

  @Test
  void long_values_and_control_characters_do_not_spoil_a_message() {
    assertThat(new InputError("a\u0007\n" + "x".repeat(200), "here", "less", "Maybe cut it."))
        .hasMessageStartingWith("here: found [a\uFFFD\uFFFDxxx")
        .hasMessageEndingWith("xxx…], expected less\nMaybe cut it.");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(InputError.class)
        .hasMessageContaining(message)
        .hasMessageContaining("\nMaybe ");
  }
}
