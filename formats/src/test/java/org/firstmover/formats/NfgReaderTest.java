package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firstmover.exact.Rational;
import org.firstmover.formats.normalform.NfgReader;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.normalform.StrategicGame;
import org.junit.jupiter.api.Test;

class NfgReaderTest {
  private static StrategicGame read(String text) {
    return NfgReader.read(Reads.source("game.nfg", text));
  }

  @Test
  void the_first_player_varies_fastest_in_the_payoff_version() {
    NormalFormGame game =
        read("""
                NFG 1 R "asymmetric" { "Row" "Column" } { { "top" "bottom" } { "l" "m" "r" } }

                11 -11 21 -21
                12 -12 22 -22
                13 -13 23 -23
                """)
            .withLeader(1);
    assertThat(game.name()).isEqualTo("asymmetric");
    assertThat(game.leaderActions()).containsExactly("top", "bottom");
    assertThat(game.followerActions()).containsExactly("l", "m", "r");
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(game.leader().get(i, j)).isEqualTo(10 * (i + 1) + j + 1);
        assertThat(game.follower().get(i, j)).isEqualTo(-10 * (i + 1) - j - 1);
      }
    }
  }

  @Test
  void player_2_leads_when_asked() {
    NormalFormGame game =
        read("NFG 1 R \"\" { \"1\" \"2\" } { { \"t\" } { \"l\" \"r\" } } 1 2 3 4").withLeader(2);
    assertThat(game.leaderActions()).containsExactly("l", "r");
    assertThat(game.followerActions()).containsExactly("t");
    assertThat(game.leader().get(1, 0)).isEqualTo(4);
    assertThat(game.follower().get(1, 0)).isEqualTo(3);
  }

  @Test
  void the_outcome_version_refers_to_outcomes_and_outcome_0_pays_nothing() {
    NormalFormGame game =
        read("""
                NFG 1 R "outcomes" { "Player 1" "Player 2" }
                { { "U" "D" } { "L" "R" } }
                "with a comment"
                {
                { "both, \\"commas\\"" 1/3, -2 }
                { "" 3.5 4e1 }
                }
                2 0 1 2
                """)
            .withLeader(1);
    assertThat(game.leader().get(0, 0)).isEqualTo(3.5);
    assertThat(game.follower().get(0, 0)).isEqualTo(40);
    assertThat(game.leader().get(1, 0)).isZero();
    assertThat(game.follower().get(1, 0)).isZero();
    assertThat(game.leader().exact(0, 1)).isEqualTo(Rational.of(1, 3));
    assertThat(game.follower().get(0, 1)).isEqualTo(-2);
    assertThat(game.leader().get(1, 1)).isEqualTo(3.5);
  }

  @Test
  void rationals_decimals_and_exponents_are_exact() {
    StrategicGame game = read("NFG 1 R \"\" { \"a\" } { 8 } 1/3 -2/4 0.1 .5 5. 1e-3 +2E2 -0");
    List<Rational> expected =
        List.of(
            Rational.of(1, 3),
            Rational.of(-1, 2),
            Rational.of(1, 10),
            Rational.of(1, 2),
            Rational.of(5),
            Rational.of(1, 1000),
            Rational.of(200),
            Rational.ZERO);
    for (int profile = 0; profile < expected.size(); profile++) {
      assertThat(game.payoffs().exact(profile, 0)).isEqualTo(expected.get(profile));
    }
  }

  @Test
  void counted_strategies_are_numbered() {
    StrategicGame game =
        read("NFG 1 D \"counted\" { \"a\" \"b\" } { 2 3 } 1 2 3 4 5 6 7 8 9 10 11 12");
    assertThat(game.actions()).containsExactly(List.of("1", "2"), List.of("1", "2", "3"));
    assertThat(game.payoffs().get(5, 1)).isEqualTo(12);
  }

  @Test
  void strategies_without_names_are_numbered() {
    StrategicGame game = read("NFG 1 R \"\" { \"\" \"\" } { { \"\" \"\" } { \" \" } } 1 2 3 4");
    assertThat(game.name()).isEmpty();
    assertThat(game.players()).containsExactly("", "");
    assertThat(game.actions()).containsExactly(List.of("1", "2"), List.of("1"));
  }

  @Test
  void quotes_and_backslashes_are_escaped_in_names() {
    StrategicGame game =
        read("NFG 1 R \"the \\\"title\\\"\" { \"a\\\\b\" } { { \"C:\\new\" \"x\\\\\" } } 1 2");
    assertThat(game.name()).isEqualTo("the \"title\"");
    assertThat(game.players()).containsExactly("a\\b");
    assertThat(game.actions().get(0)).containsExactly("C:\\new", "x\\");
  }

  @Test
  void names_may_hold_braces_commas_line_ends_and_any_letters() {
    StrategicGame game = read("NFG 1 R \"{\" { \"}\" } { { \"a, b\" \"ü\n😀\" } } 1 2");
    assertThat(game.name()).isEqualTo("{");
    assertThat(game.actions().get(0)).containsExactly("a, b", "ü\n😀");
  }

  @Test
  void a_comment_may_stand_in_the_prologue() {
    String before = "NFG 1 R \"\" { \"a\" } { { \"x\" \"y\" } } ";
    assertThat(read(before + "\"a comment\nof two lines\" 1 2").fingerprint())
        .isEqualTo(read(before + "1 2").fingerprint());
  }

  @Test
  void line_ends_of_windows_and_a_byte_order_mark_do_no_harm() {
    assertThat(read("\uFEFFNFG 1 R \"\"\r\n{ \"a\" }\r\n{ 2 }\r\n\r\n1\r\n2\r\n").fingerprint())
        .isEqualTo(read("NFG 1 R \"\" { \"a\" } { 2 } 1 2").fingerprint());
  }

  @Test
  void three_players_are_parsed() {
    StrategicGame game =
        read(
            """
            NFG 1 R "three" { "a" "b" "c" } { 2 1 2 }
            1 2 3
            4 5 6
            7 8 9
            10 11 12
            """);
    assertThat(game.players()).hasSize(3);
    assertThat(game.payoffs().rows()).isEqualTo(4);
    assertThat(game.payoffs().get(1, 0)).isEqualTo(4);
    assertThat(game.payoffs().get(2, 2)).isEqualTo(9);
    assertThat(Reads.rejected(() -> game.withLeader(1)).getMessage())
        .isEqualTo(
            """
            players of "three": found [3 players], expected 2: a leader and a follower
            Maybe fix the actions of the other players first, or merge them into one follower.""");
  }

  @Test
  void a_single_player_is_parsed() {
    StrategicGame game = read("NFG 1 R \"\" { \"only\" } { { \"x\" \"y\" } } 1 2");
    assertThat(game.payoffs().get(1, 0)).isEqualTo(2);
    assertThat(Reads.rejected(() -> game.withLeader(1)).where()).isEqualTo("players");
  }
}
