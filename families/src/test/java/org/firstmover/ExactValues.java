package org.firstmover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.exact.Rational;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.game.normalform.NormalFormGame;

/** The leader's values of given commitments in rationals, and the optimum over two actions. */
final class ExactValues {
  private ExactValues() {}

  /** What a commitment brings when ties go for, or against, the leader. */
  static Rational value(NormalFormGame game, Rational[] x, boolean strong) {
    return value(game.leader(), game.follower(), x, strong);
  }

  static Rational value(BayesianGame game, Rational[] x, boolean strong) {
    Rational sum = Rational.ZERO;
    for (FollowerType type : game.types()) {
      Rational probability = Rational.ofBinary(type.probability());
      sum = sum.plus(probability.times(value(type.leader(), type.follower(), x, strong)));
    }
    return sum;
  }

  private static Rational value(Payoffs leader, Payoffs follower, Rational[] x, boolean strong) {
    Rational best = null;
    Rational value = Rational.ZERO;
    for (int j = 0; j < leader.columns(); j++) {
      Rational own = product(follower, x, j);
      Rational worth = product(leader, x, j);
      int better = best == null ? 1 : own.compareTo(best);
      if (better > 0 || (better == 0 && (worth.compareTo(value) > 0) == strong)) {
        best = own;
        value = worth;
      }
    }
    return value;
  }

  private static Rational product(Payoffs payoffs, Rational[] x, int column) {
    Rational sum = Rational.ZERO;
    for (int i = 0; i < x.length; i++) {
      if (x[i].signum() != 0) {
        sum = sum.plus(x[i].times(payoffs.exact(i, column)));
      }
    }
    return sum;
  }

  static Rational[] pure(int actions, int action) {
    Rational[] x = new Rational[actions];
    Arrays.fill(x, Rational.ZERO);
    x[action] = Rational.ONE;
    return x;
  }

  /**
   * The optimum over two leader actions: the strong value is linear between the points where some
   * follower is indifferent, and upper semicontinuous, hence largest at one of them or at an end.
   */
  static Rational optimum(NormalFormGame game) {
    List<Rational> points = new ArrayList<>();
    indifferent(game.follower(), points);
    return points.stream()
        .map(p -> value(game, mix(p), true))
        .max(Rational::compareTo)
        .orElseThrow();
  }

  static Rational optimum(BayesianGame game) {
    List<Rational> points = new ArrayList<>();
    game.types().forEach(type -> indifferent(type.follower(), points));
    return points.stream()
        .map(p -> value(game, mix(p), true))
        .max(Rational::compareTo)
        .orElseThrow();
  }

  private static Rational[] mix(Rational p) {
    return new Rational[] {p, Rational.ONE.minus(p)};
  }

  /** Adds 0, 1 and the probabilities of the first row at which two columns are equally good. */
  private static void indifferent(Payoffs follower, List<Rational> points) {
    points.add(Rational.ZERO);
    points.add(Rational.ONE);
    for (int j = 0; j < follower.columns(); j++) {
      for (int k = 0; k < j; k++) {
        Rational first = follower.exact(0, j).minus(follower.exact(0, k));
        Rational second = follower.exact(1, j).minus(follower.exact(1, k));
        if (first.signum() * second.signum() < 0) {
          points.add(second.dividedBy(second.minus(first)));
        }
      }
    }
  }

  /** All commitments whose probabilities are multiples of 1 / parts. */
  static List<Rational[]> grid(int actions, int parts) {
    List<Rational[]> grid = new ArrayList<>();
    fill(grid, new Rational[actions], 0, parts, parts);
    return grid;
  }

  private static void fill(List<Rational[]> grid, Rational[] x, int action, int left, int parts) {
    if (action == x.length - 1) {
      x[action] = Rational.of(left, parts);
      grid.add(x.clone());
      return;
    }
    for (int part = 0; part <= left; part++) {
      x[action] = Rational.of(part, parts);
      fill(grid, x, action + 1, left - part, parts);
    }
  }
}
