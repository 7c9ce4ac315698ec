package org.firstmover.solvers.hierarchy;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.derivative.Scalar;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.RealFunction;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.FunctionGame.Follower;
import org.firstmover.game.hierarchy.FunctionGame.Leader;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.Restriction;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.random.RandomStream;

/** Games that baselines are held against. */
final class BaselineGames {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private BaselineGames() {}

  /** The same game, its functions giving values only. */
  static FunctionGame valuesOnly(FunctionGame game) {
    Leader leader = game.leader();
    List<Follower> followers = new ArrayList<>();
    for (int i = 0; i < game.followers(); i++) {
      Follower follower = game.follower(i);
      followers.add(
          new Follower(
              follower.name(),
              follower.variables(),
              follower.goal(),
              values(follower.objective()),
              values(follower.constraints())));
    }
    return new FunctionGame(
        game.name(),
        new Leader(
            leader.variables(),
            leader.goal(),
            values(leader.objective()),
            values(leader.constraints())),
        followers);
  }

  private static RealFunction values(RealFunction function) {
    return point -> function.value(point);
  }

  private static List<Restriction> values(List<Restriction> constraints) {
    return constraints.stream()
        .map(c -> new Restriction(c.text(), c.equality(), values(c.difference())))
        .toList();
  }

  /** The same game with a constraint of the leader. */
  static FunctionGame constrained(FunctionGame game, Restriction constraint) {
    Leader leader = game.leader();
    return new FunctionGame(
        game.name(),
        new Leader(leader.variables(), leader.goal(), leader.objective(), List.of(constraint)),
        List.of(game.follower(0)));
  }

  /**
   * min (x - 5)^2 + (2y + 1)^2; the follower: min (y - 1)^2 - 1.5 xy, -3x + y <= -3, x - 0.5y <= 4,
   * x + y <= 7. J. F. Bard, "Convex two-level optimization", Mathematical Programming 40 (1988),
   * example 1: optimum 17 at (1, 0); another local optimum is 25 at (5, 2). Below x = 1 the
   * follower has no strategy.
   */
  static FunctionGame bard(double start) {
    return new FunctionGame(
        "bard",
        new Leader(
            List.of(Variable.number("x", 1, INFINITY, start)),
            Goal.MINIMISE,
            (ScalarFunction) v -> v[0].minus(5).power(2).plus(v[1].times(2).plus(1).power(2)),
            List.of()),
        List.of(
            new Follower(
                "follower",
                List.of(Variable.number("y", 0, INFINITY)),
                Goal.MINIMISE,
                (ScalarFunction) v -> v[1].minus(1).power(2).minus(v[0].times(v[1]).times(1.5)),
                List.of(
                    SmallGames.atMost("-3x + y <= -3", v -> v[1].minus(v[0].times(3)).plus(3)),
                    SmallGames.atMost("x - 0.5y <= 4", v -> v[0].minus(v[1].times(0.5)).minus(4)),
                    SmallGames.atMost("x + y <= 7", v -> v[0].plus(v[1]).minus(7))))));
  }

  /**
   * Two followers with two variables each, gains quadratic with random interaction that is not
   * symmetric, a row with a coefficient that depends on the leader each, and a leader with three
   * variables whose gain is concave in all variables.
   *
   * @param upper bound of the followers' variables, the lower one being its negative
   * @param capacity right-hand side of their rows
   */
  static FunctionGame random(long seed, double upper, double capacity) {
    RandomStream random = RandomStream.of(seed);
    int size = 7;
    List<Follower> followers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      double[][] interaction = new double[2][size];
      for (double[] row : interaction) {
        for (int j = 0; j < size; j++) {
          row[j] = random.nextDouble(-0.4, 0.4);
        }
      }
      double[] pull = {random.nextDouble(0.2, 1), random.nextDouble(0.2, 1)};
      int own = 3 + 2 * i;
      ScalarFunction gain =
          v -> {
            Scalar sum = v[own].minus(pull[0]).power(2).plus(v[own + 1].minus(pull[1]).power(2));
            Scalar gained = sum.negate();
            for (int a = 0; a < 2; a++) {
              for (int j = 0; j < size; j++) {
                if (j < own || j > own + 1) {
                  gained = gained.plus(v[own + a].times(v[j]).times(interaction[a][j]));
                }
              }
            }
            return gained;
          };
      ScalarFunction row =
          v -> v[own].plus(v[own + 1].times(v[0].times(0.1).plus(1))).minus(capacity);
      followers.add(
          new Follower(
              "follower " + (i + 1),
              List.of(Variable.list("y" + (i + 1), 2, -upper, upper)),
              Goal.MAXIMISE,
              gain,
              List.of(SmallGames.atMost("y1 + (1 + 0.1 p1) y2 <= " + capacity, row))));
    }
    double[] aims = new double[size];
    for (int j = 0; j < size; j++) {
      aims[j] = random.nextDouble(-1, 1);
    }
    ScalarFunction leader =
        v -> {
          Scalar sum = v[0].constant(0);
          for (int j = 0; j < size; j++) {
            sum = sum.minus(v[j].minus(aims[j]).power(2));
          }
          return sum.plus(v[3].times(v[0]).times(0.3));
        };
    ScalarFunction budget = v -> v[0].plus(v[1]).plus(v[3]).minus(0.6);
    return new FunctionGame(
        "random " + seed,
        new Leader(
            List.of(Variable.list("p", 3, -1, 1, 0)),
            Goal.MAXIMISE,
            leader,
            List.of(SmallGames.atMost("p1 + p2 + y11 <= 0.6", budget))),
        followers);
  }
}
