package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firstmover.exact.Rational;
import org.firstmover.formats.bayesian.BayesianForm;
import org.firstmover.formats.normalform.NormalFormForm;
import org.firstmover.formats.security.SecurityForm;
import org.firstmover.formats.stochastic.StochasticForm;
import org.firstmover.game.Game;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written comes back, as YAML and as JSON. */
class RoundTripTest {
  private static final NormalFormForm NORMAL_FORM = new NormalFormForm();
  private static final BayesianForm BAYESIAN = new BayesianForm();
  private static final SecurityForm SECURITY = new SecurityForm();
  private static final StochasticForm STOCHASTIC = new StochasticForm();

  private static <G extends Game> void comesBack(GameForm<G> form, G game) {
    for (G back : List.of(Reads.throughYaml(form, game), Reads.throughJson(form, game))) {
      assertThat(back.fingerprint()).isEqualTo(game.fingerprint());
      assertThat(back.name()).isEqualTo(game.name());
    }
  }

  @Test
  void random_games_come_back() {
    for (int seed = 0; seed < 50; seed++) {
      comesBack(NORMAL_FORM, RandomGames.normalForm(seed, 12));
      comesBack(BAYESIAN, RandomGames.bayesian(seed, 4, 5));
      comesBack(SECURITY, RandomGames.security(seed, 30));
      comesBack(STOCHASTIC, RandomGames.stochastic(seed, 6, 4));
    }
  }

  @Test
  void exact_payoffs_of_normal_form_games_come_back() {
    Payoffs payoffs =
        new Payoffs.Builder(2, 2)
            .set(0, 0, "1/3")
            .set(0, 1, "0.1")
            .set(1, 0, "-1e-7")
            .set(1, 1, "100000000000000000001")
            .build();
    NormalFormGame game =
        new NormalFormGame("exact", List.of("a", "b"), List.of("c", "d"), payoffs, payoffs);
    comesBack(NORMAL_FORM, game);
    NormalFormGame back = Reads.throughYaml(NORMAL_FORM, game);
    assertThat(back.leader().exact(0, 0)).isEqualTo(Rational.of(1, 3));
    assertThat(back.follower().exact(0, 1)).isEqualTo(Rational.of(1, 10));
    assertThat(back.leader()).isEqualTo(payoffs);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.0 / 3, 0.1, 1e-5, 5e-324, 0, 0.30000000000000004})
  void probabilities_of_types_come_back(double probability) {
    Payoffs payoffs = new Payoffs.Builder(1, 1).set(0, 0, "2/3").build();
    comesBack(
        BAYESIAN,
        new BayesianGame(
            "odds",
            List.of("only"),
            List.of(
                new FollowerType("first", probability, List.of("x"), payoffs, payoffs),
                new FollowerType("second", 1 - probability, List.of("x"), payoffs, payoffs))));
  }

  @Test
  void exact_payoffs_of_security_games_come_back() {
    Payoffs payoffs =
        new Payoffs.Builder(1, 4)
            .set(0, 0, "1/3")
            .set(0, 1, "-0.1")
            .set(0, 2, "-7/9")
            .set(0, 3, "1e9")
            .build();
    comesBack(SECURITY, new SecurityGame("exact", Integer.MAX_VALUE, List.of("gate"), payoffs));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "Null",
        "~",
        "true",
        "no",
        "1",
        "1.0",
        "1e3",
        "1/3",
        "-",
        "- a",
        "?",
        ":",
        "a: b",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`",
        "'",
        "\"",
        "''",
        "\\",
        "\\n",
        ",",
        "[",
        "]",
        "{}",
        "<<",
        "=",
        ".nan",
        ".inf",
        "0x10",
        "2001-01-01",
        " a",
        "a ",
        "a  b",
        "a\nb",
        "a\n",
        "\na",
        "a\n\n b",
        "a\tb",
        "\ta",
        "a\rb",
        "\u0000",
        "\u0007",
        "\u0085",
        "\u00a0",
        "\u2028",
        "\ufeff",
        "\ufffe",
        "ü",
        "😀",
        "---",
        "...",
        "--- a",
        "kind"
      })
  void awkward_names_come_back(String name) {
    if (!name.isBlank()) {
      Payoffs payoffs = Payoffs.of(new double[][] {{1, 2}});
      comesBack(
          NORMAL_FORM,
          new NormalFormGame(name, List.of(name), List.of("other", name), payoffs, payoffs));
      comesBack(
          BAYESIAN,
          new BayesianGame(
              name,
              List.of(name),
              List.of(new FollowerType(name, 1, List.of(name, "other"), payoffs, payoffs))));
      comesBack(
          SECURITY,
          new SecurityGame(name, 1, List.of(name), Payoffs.of(new double[][] {{1, 2, 3, 4}})));
    }
  }

  @Test
  void names_longer_than_a_line_come_back() {
    String name = "word  and  word ".repeat(40) + "x".repeat(3000);
    Payoffs payoffs = Payoffs.of(new double[][] {{1, 2}});
    comesBack(
        NORMAL_FORM,
        new NormalFormGame(name, List.of(name), List.of("other", name), payoffs, payoffs));
  }
}
