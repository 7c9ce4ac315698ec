package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.exact.Rational;
import org.firstmover.formats.normalform.NfgReader;
import org.firstmover.formats.normalform.NfgWriter;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.normalform.StrategicGame;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NfgWriterTest {
  private static StrategicGame read(String text) {
    return NfgReader.read(Reads.source("game.nfg", text));
  }

  private static NormalFormGame row(String... payoffs) {
    Payoffs.Builder table = new Payoffs.Builder(1, payoffs.length);
    for (int j = 0; j < payoffs.length; j++) {
      table.set(0, j, payoffs[j]);
    }
    List<String> actions = IntStream.range(0, payoffs.length).mapToObj(j -> "j" + j).toList();
    return new NormalFormGame("", List.of("i"), actions, table.build(), table.build());
  }

  @Test
  void random_games_come_back_with_the_same_fingerprint() {
    for (int seed = 0; seed < 50; seed++) {
      NormalFormGame game = RandomGames.normalForm(seed, 8);
      NormalFormGame back = read(NfgWriter.write(game)).withLeader(1);
      assertThat(back.fingerprint()).isEqualTo(game.fingerprint());
      assertThat(back.name()).isEqualTo(game.name());
    }
  }

  @Test
  void exact_numbers_come_back_exactly() {
    NormalFormGame game =
        row("1/3", "0.1", "-2/7", "1e150", "1e-400", "0.12345678901234567890123", "2e23", "5e-324");
    NormalFormGame back = read(NfgWriter.write(game)).withLeader(1);
    assertThat(back.fingerprint()).isEqualTo(game.fingerprint());
    assertThat(back.leader().exact(0, 0)).isEqualTo(Rational.of(1, 3));
    assertThat(back.leader()).isEqualTo(game.leader());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"", "\\", "\\\"", "a\\", "{", "a,b", " padded ", "two\nlines", "ü😀", "#"})
  void awkward_names_come_back(String name) {
    Payoffs payoffs = Payoffs.of(new double[][] {{1, 2}});
    NormalFormGame game =
        new NormalFormGame(name, List.of(name), List.of(name, "other"), payoffs, payoffs);
    NormalFormGame back = read(NfgWriter.write(game)).withLeader(1);
    assertThat(back.fingerprint()).isEqualTo(game.fingerprint());
    assertThat(back.name()).isEqualTo(name);
  }

  @Test
  void games_of_three_players_come_back() {
    StrategicGame game =
        read("NFG 1 R \"t\" { \"a\" \"b\" \"c\" } { 2 1 2 } 1 2 3 1/3 5 6 7 8 9 10 11 0.1");
    StrategicGame back = read(NfgWriter.write(game));
    assertThat(back).isEqualTo(game);
    assertThat(back.fingerprint()).isEqualTo(game.fingerprint());
  }
}
