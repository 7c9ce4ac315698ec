package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.firstmover.game.Game;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solve.Run;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What theory says of the values of changed bayesian and security games. */
@Tag("slow")
class FamilyInvariantTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void bayesian_values_change_as_they_must(long seed) {
    BayesianGame game = RandomGames.bayesian(seed, 3, 4);
    for (String method : GoldenTest.exactMethods(game)) {
      double value = value(game, method);
      double tolerance = 1e-7 * (1 + GoldenTest.range(game));
      assertThat(value(withTypes(game, FamilyInvariantTest::rescaled), method))
          .as(method + " on " + game + ", payoffs rescaled")
          .isCloseTo(4 * value + 3, within(4 * tolerance));
      assertThat(value(reversed(game), method))
          .as(method + " on " + game + ", order reversed")
          .isCloseTo(value, within(tolerance));
      assertThat(value(doubled(game), method))
          .as(method + " on " + game + ", actions twice")
          .isCloseTo(value, within(tolerance));
      assertThat(value(split(game), method))
          .as(method + " on " + game + ", a type split in two")
          .isCloseTo(value, within(tolerance));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_bayesian_game_of_one_type_is_a_normal_form_game(long seed) {
    NormalFormGame game = RandomGames.normalForm(seed, 8);
    BayesianGame one =
        new BayesianGame(
            "",
            game.leaderActions(),
            List.of(
                new FollowerType(
                    "only", 1, game.followerActions(), game.leader(), game.follower())));
    double value = value(game, "multiple-lps");
    for (String method : GoldenTest.exactMethods(one)) {
      assertThat(value(one, method))
          .as(method + " on " + game)
          .isCloseTo(value, within(1e-8 * (1 + game.leader().range())));
    }
  }

  /** Knowing the type could only help: no more than the mean of the values against each type. */
  @ParameterizedTest
  @MethodSource("seeds")
  void not_knowing_the_type_never_helps(long seed) {
    BayesianGame game = RandomGames.bayesian(seed, 3, 4);
    double informed = 0;
    for (FollowerType type : game.types()) {
      NormalFormGame alone =
          new NormalFormGame(
              "", game.leaderActions(), type.actions(), type.leader(), type.follower());
      informed += type.probability() * value(alone, "multiple-lps");
    }
    assertThat(Firstmover.solve(game).leader().value())
        .isLessThanOrEqualTo(informed + 1e-8 * (1 + GoldenTest.range(game)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void security_values_change_as_they_must(long seed) {
    SecurityGame game = RandomGames.security(seed, 15);
    int n = game.size();
    for (String method : GoldenTest.exactMethods(game)) {
      double value = value(game, method);
      double tolerance = 1e-8 * (1 + game.payoffs().range());
      assertThat(value(securityGame(game, rescaled(game.payoffs()), game.resources()), method))
          .as(method + " on " + game + ", payoffs rescaled")
          .isCloseTo(4 * value + 3, within(4 * tolerance));
      Payoffs reversed = game.payoffs().select(n, t -> n - 1 - t, 4, c -> c);
      assertThat(value(securityGame(game, reversed, game.resources()), method))
          .as(method + " on " + game + ", order reversed")
          .isCloseTo(value, within(tolerance));
      assertThat(value(securityGame(game, game.payoffs(), game.resources() + 1), method))
          .as(method + " on " + game + ", one resource more")
          .isGreaterThanOrEqualTo(value - tolerance);
    }
  }

  private static double value(Game game, String method) {
    return Firstmover.solve(game, Optional.of(method), Map.of(), Run.withSeed(0)).leader().value();
  }

  private static Payoffs rescaled(Payoffs security) {
    Payoffs.Builder table = new Payoffs.Builder(security.rows(), 4);
    for (int t = 0; t < security.rows(); t++) {
      for (int c = 0; c < 4; c++) {
        double payoff = security.get(t, c);
        table.set(t, c, c < 2 ? 4 * payoff + 3 : Math.scalb(payoff, -60));
      }
    }
    return table.build();
  }

  private static SecurityGame securityGame(SecurityGame game, Payoffs payoffs, int resources) {
    return new SecurityGame(game.name(), resources, game.targets(), payoffs);
  }

  private static BayesianGame withTypes(BayesianGame game, UnaryOperator<FollowerType> change) {
    return new BayesianGame(
        game.name(), game.leaderActions(), game.types().stream().map(change).toList());
  }

  private static FollowerType rescaled(FollowerType type) {
    return new FollowerType(
        type.name(),
        type.probability(),
        type.actions(),
        affine(type.leader(), 4, 3),
        affine(type.follower(), 0x1p-60, 0));
  }

  private static Payoffs affine(Payoffs payoffs, double factor, double shift) {
    Payoffs.Builder table = new Payoffs.Builder(payoffs.rows(), payoffs.columns());
    for (int i = 0; i < payoffs.rows(); i++) {
      for (int j = 0; j < payoffs.columns(); j++) {
        table.set(i, j, factor * payoffs.get(i, j) + shift);
      }
    }
    return table.build();
  }

  private static BayesianGame reversed(BayesianGame game) {
    int m = game.leaderActions().size();
    List<FollowerType> types = new ArrayList<>();
    for (FollowerType type : game.types()) {
      int n = type.actions().size();
      UnaryOperator<Payoffs> turn = p -> p.select(m, i -> m - 1 - i, n, j -> n - 1 - j);
      types.add(changed(type, type.probability(), turn));
    }
    Collections.reverse(types);
    return new BayesianGame(game.name(), game.leaderActions(), types);
  }

  private static BayesianGame doubled(BayesianGame game) {
    int m = game.leaderActions().size();
    UnaryOperator<FollowerType> twice =
        type -> {
          int n = type.actions().size();
          return changed(
              type, type.probability(), p -> p.select(m + 1, i -> i % m, n + 1, j -> j % n));
        };
    return new BayesianGame(
        game.name(), Names.numbered(m + 1), game.types().stream().map(twice).toList());
  }

  private static BayesianGame split(BayesianGame game) {
    List<FollowerType> types = new ArrayList<>(game.types());
    FollowerType first = types.remove(0);
    IntStream.range(0, 2)
        .forEach(
            half ->
                types.add(
                    new FollowerType(
                        first.name() + " half " + half,
                        first.probability() / 2,
                        first.actions(),
                        first.leader(),
                        first.follower())));
    return new BayesianGame(game.name(), game.leaderActions(), types);
  }

  private static FollowerType changed(
      FollowerType type, double probability, UnaryOperator<Payoffs> change) {
    Payoffs leader = change.apply(type.leader());
    return new FollowerType(
        type.name(),
        probability,
        Names.numbered(leader.columns()),
        leader,
        change.apply(type.follower()));
  }
}
