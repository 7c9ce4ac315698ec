package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.firstmover.exact.Rational;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Run;
import org.firstmover.solvers.normalform.ExtremeEquilibria;
import org.firstmover.testing.RandomGames;
import org.firstmover.testing.SupportEnumeration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What theory says of the values of changed normal-form games. */
class InvariantTest {
  private static final List<String> COMMITMENTS =
      List.of("multiple-lps", "correlated", "best-pure", "weak-commitment");

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void values_change_as_they_must(long seed) {
    transformations(RandomGames.normalForm(seed, 7));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void values_stand_in_the_right_order(long seed) {
    order(RandomGames.normalForm(seed, 6));
  }

  @Test
  @Tag("full")
  void values_of_a_thousand_games_change_as_they_must() {
    LongStream.range(1000, 2000).forEach(seed -> transformations(RandomGames.normalForm(seed, 12)));
  }

  @Test
  @Tag("full")
  void values_of_a_thousand_games_stand_in_the_right_order() {
    LongStream.range(1000, 2000).forEach(seed -> order(RandomGames.normalForm(seed, 6)));
  }

  private static void transformations(NormalFormGame game) {
    Payoffs a = game.leader();
    Payoffs b = game.follower();
    int m = a.rows();
    int n = a.columns();
    List<String> methods = new ArrayList<>(COMMITMENTS);
    if (m + n < ExtremeEquilibria.MOST_ACTIONS) {
      methods.addAll(List.of("best-nash", "worst-nash"));
    }
    for (String method : methods) {
      double value = value(method, a, b);
      // Equilibria are those of the decimals written: few digits keep them proportional.
      int shift = COMMITMENTS.contains(method) ? 60 : 10;
      Check check = new Check(method, game, 1e-8 * (1 + a.range()));

      check.equal("leader scaled", value(method, mapped(a, p -> 8 * p - 3), b), 8 * value - 3);
      check.equal("leader shrunk", value(method, mapped(a, p -> p / 16 + 5), b), value / 16 + 5);
      check.equal("follower scaled", value(method, a, mapped(b, p -> 32 * p + 7)), value);
      check.equal("follower shrunk", value(method, a, mapped(b, p -> p / 32 - 7)), value);
      check.equal("follower tiny", value(method, a, mapped(b, p -> Math.scalb(p, -shift))), value);
      check.equal("follower huge", value(method, a, mapped(b, p -> Math.scalb(p, shift))), value);
      check.equal(
          "twice from largest to smallest",
          value(method, mapped(mapped(a, p -> -p), p -> -p), mapped(mapped(b, p -> -p), p -> -p)),
          value);
      check.equal(
          "leader's actions reversed",
          value(method, rows(a, m, i -> m - 1 - i), rows(b, m, i -> m - 1 - i)),
          value);
      check.equal(
          "follower's actions rotated",
          value(method, columns(a, n, j -> (j + 1) % n), columns(b, n, j -> (j + 1) % n)),
          value);
      check.equal(
          "a leader action twice",
          value(method, rows(a, m + 1, i -> i % m), rows(b, m + 1, i -> i % m)),
          value);
      check.equal(
          "a follower action twice",
          value(method, columns(a, n + 1, j -> j % n), columns(b, n + 1, j -> j % n)),
          value);
      check.equal(
          "a follower action strictly dominated",
          value(method, appended(a, i -> a.max() + 1), appended(b, i -> b.get(i, 0) - 1)),
          value);
      if (m > 1 && COMMITMENTS.contains(method)) {
        check.equal(
            "a follower action weakly dominated",
            value(method, appended(a, i -> a.min()), appended(b, i -> b.get(i, 0) - i % 2)),
            value);
        assertThat(value(method, rows(a, m - 1, i -> i), rows(b, m - 1, i -> i)))
            .as("without an action of the leader, " + check)
            .isLessThanOrEqualTo(value + check.tolerance);
      }
    }
  }

  private record Check(String method, NormalFormGame game, double tolerance) {
    void equal(String what, double value, double expected) {
      assertThat(value).as(what + ", " + this).isCloseTo(expected, within(16 * tolerance));
    }
  }

  private static void order(NormalFormGame game) {
    double tolerance = 1e-8 * (1 + game.leader().range());
    double strong = value("multiple-lps", game.leader(), game.follower());
    double supremum = value("weak-commitment", game.leader(), game.follower());
    int m = game.leaderActions().size();
    double bestWeak = Double.NEGATIVE_INFINITY;
    double bestStrong = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < m; i++) {
      Rational[] pure = ExactValues.pure(m, i);
      bestWeak = Math.max(bestWeak, ExactValues.value(game, pure, false).doubleValue());
      bestStrong = Math.max(bestStrong, ExactValues.value(game, pure, true).doubleValue());
    }
    assertThat(supremum).isLessThanOrEqualTo(strong + tolerance);
    assertThat(bestWeak).isLessThanOrEqualTo(supremum + tolerance);
    assertThat(bestStrong).isLessThanOrEqualTo(strong + tolerance);
    assertThat(value("best-pure", game.leader(), game.follower())).isEqualTo(bestStrong);
    for (var equilibrium : SupportEnumeration.equilibria(game)) {
      assertThat(equilibrium.leaderValue()).isLessThanOrEqualTo(strong + tolerance);
    }

    Payoffs negated = mapped(game.leader(), p -> -p);
    double rows = value("multiple-lps", game.leader(), negated);
    double columns = value("multiple-lps", negated.transposed(), game.leader().transposed());
    assertThat(rows).as("minimax theorem on " + game).isCloseTo(-columns, within(tolerance));
    assertThat(value("weak-commitment", game.leader(), negated)).isCloseTo(rows, within(tolerance));
  }

  /** The value of a method; of the pessimistic one its supremum, which need not be reached. */
  private static double value(String method, Payoffs leader, Payoffs follower) {
    NormalFormGame game =
        new NormalFormGame(
            "", Names.numbered(leader.rows()), Names.numbered(leader.columns()), leader, follower);
    Solution solution = Firstmover.solve(game, Optional.of(method), Map.of(), Run.withSeed(0));
    return method.equals("weak-commitment") ? solution.bounds().upper() : solution.leader().value();
  }

  private static Payoffs rows(Payoffs payoffs, int count, IntUnaryOperator row) {
    return payoffs.select(count, row, payoffs.columns(), j -> j);
  }

  private static Payoffs columns(Payoffs payoffs, int count, IntUnaryOperator column) {
    return payoffs.select(payoffs.rows(), i -> i, count, column);
  }

  private static Payoffs mapped(Payoffs payoffs, DoubleUnaryOperator change) {
    Payoffs.Builder table = new Payoffs.Builder(payoffs.rows(), payoffs.columns());
    for (int i = 0; i < payoffs.rows(); i++) {
      for (int j = 0; j < payoffs.columns(); j++) {
        table.set(i, j, change.applyAsDouble(payoffs.get(i, j)));
      }
    }
    return table.build();
  }

  private static Payoffs appended(Payoffs payoffs, IntToDoubleFunction column) {
    int n = payoffs.columns();
    Payoffs.Builder table = new Payoffs.Builder(payoffs.rows(), n + 1);
    IntStream.range(0, payoffs.rows())
        .forEach(
            i -> {
              IntStream.range(0, n).forEach(j -> table.copy(i, j, payoffs, i, j));
              table.set(i, n, column.applyAsDouble(i));
            });
    return table.build();
  }
}
