package org.firstmover.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.firstmover.exact.Rational;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.security.SecurityGame;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final List<String> ROWS = List.of("up", "down");
  private static final List<String> COLUMNS = List.of("left", "right");
  private static final Payoffs LEADER = Payoffs.of(new double[][] {{2, 4}, {1, 3}});
  private static final Payoffs FOLLOWER =
      new Payoffs.Builder(2, 2).set(0, 0, 1.0).set(1, 1, Rational.of(1, 3)).build();

  /** The three values below come from Python's hashlib over the bytes that the form prescribes. */
  @Test
  void the_fingerprint_of_a_normal_form_game_never_changes() {
    assertThat(new NormalFormGame("any name", ROWS, COLUMNS, LEADER, FOLLOWER).fingerprint())
        .isEqualTo("sha256:8574f7f6c8cffab61ddcdf8f8d018cf883f2692dceb36eb7b478c73fabbf9c55");
  }

  @Test
  void the_fingerprint_of_a_bayesian_game_never_changes() {
    assertThat(bayesian("casual", COLUMNS).fingerprint())
        .isEqualTo("sha256:73df13b4c80b0883a84530d390b20de615d65786e203a09732977f6c506d559a");
  }

  @Test
  void the_fingerprint_of_a_security_game_never_changes() {
    assertThat(gate("", 1, -5).fingerprint())
        .isEqualTo("sha256:8d8694a2146d7919c00226bce6b52dc4a4b947d6f09899a65b97b76d48074adb");
  }

  @Test
  void the_name_of_the_game_does_not_matter() {
    assertThat(gate("x", 1, -5).fingerprint()).isEqualTo(gate("y", 1, -5).fingerprint());
  }

  @Test
  void everything_else_of_a_normal_form_game_matters() {
    Payoffs nearThird = new Payoffs.Builder(2, 2).set(0, 0, 1.0).set(1, 1, 1.0 / 3).build();
    List<NormalFormGame> games =
        List.of(
            new NormalFormGame("", ROWS, COLUMNS, LEADER, FOLLOWER),
            new NormalFormGame("", List.of("down", "up"), COLUMNS, LEADER, FOLLOWER),
            new NormalFormGame("", List.of("upd", "own"), COLUMNS, LEADER, FOLLOWER),
            new NormalFormGame("", ROWS, List.of("left", "r"), LEADER, FOLLOWER),
            new NormalFormGame("", COLUMNS, ROWS, LEADER, FOLLOWER),
            new NormalFormGame("", ROWS, COLUMNS, FOLLOWER, LEADER),
            new NormalFormGame("", ROWS, COLUMNS, LEADER.transposed(), FOLLOWER),
            new NormalFormGame("", ROWS, COLUMNS, LEADER, nearThird));
    allDiffer(games);
  }

  @Test
  void everything_else_of_bayesian_and_security_games_matters() {
    FollowerType casual = new FollowerType("casual", 0.5, COLUMNS, LEADER, LEADER);
    FollowerType serious = new FollowerType("serious", 0.5, COLUMNS, LEADER, LEADER);
    allDiffer(
        List.of(
            bayesian("casual", COLUMNS),
            bayesian("serious", COLUMNS),
            bayesian("casual", ROWS),
            new BayesianGame("", ROWS, List.of(casual, serious)),
            new BayesianGame("", ROWS, List.of(serious, casual)),
            gate("", 1, -5),
            gate("", 2, -5),
            gate("", 1, -6)));
  }

  @Test
  void negative_zero_is_zero() {
    assertThat(Fingerprint.of("k").number(-0.0).finish())
        .isEqualTo(Fingerprint.of("k").number(0.0).finish());
    assertThat(gate("", 1, -0.0).fingerprint()).isEqualTo(gate("", 1, 0.0).fingerprint());
  }

  @Test
  void texts_longer_than_the_buffer_count_to_their_last_character() {
    String text = "x".repeat(20_000);
    Set<String> hashes = new TreeSet<>();
    hashes.add(Fingerprint.of("k").text(text + "a").finish());
    hashes.add(Fingerprint.of("k").text(text + "b").finish());
    hashes.add(Fingerprint.of("k").text(text).text("a").finish());
    assertThat(hashes).hasSize(3);
  }

  private static void allDiffer(List<? extends Game> games) {
    assertThat(games.stream().map(Game::fingerprint).distinct()).hasSameSizeAs(games);
  }

  private static SecurityGame gate(String name, int resources, double defenderUncovered) {
    return new SecurityGame(
        name,
        resources,
        List.of("gate"),
        Payoffs.of(new double[][] {{0, defenderUncovered, -3, 5}}));
  }

  private static BayesianGame bayesian(String type, List<String> actions) {
    return new BayesianGame(
        "",
        List.of("a", "b"),
        List.of(
            new FollowerType(
                type,
                1,
                actions == COLUMNS ? List.of("x", "y") : actions,
                Payoffs.of(new double[][] {{8, 6}, {7, 2}}),
                Payoffs.of(new double[][] {{2, 0}, {0, 6}}))));
  }
}
