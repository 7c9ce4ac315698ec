package org.firstmover.solvers.hierarchy;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.derivative.Scalar;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.FunctionGame.Follower;
import org.firstmover.game.hierarchy.FunctionGame.Leader;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.Restriction;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.random.RandomStream;

/**
 * Random games of two leader variables and 2 to 4 followers with 1 to 4 variables each. Gains are
 * concave in own variables, curved beyond quadratics, and coupled without any symmetry; the game
 * Jacobian is diagonally dominant, so that there is one equilibrium (J. B. Rosen, Econometrica 33,
 * 1965). Coefficients and right-hand sides of constraints depend on the leader.
 */
final class CoupledGames {
  /** What followers are restricted by. */
  enum Kind {
    FREE,
    BOUNDS,
    ROWS,
    EQUATIONS,
    ALL;

    boolean bounds() {
      return this == BOUNDS || this == ALL;
    }

    boolean rows() {
      return this == ROWS || this == ALL;
    }

    boolean equations() {
      return this == EQUATIONS || this == ALL;
    }
  }

  /** How often each row stands in a game, each time multiplied by another factor. */
  private final int copies;

  private final RandomStream random;
  private final List<List<Variable>> variables = new ArrayList<>();
  private int size = 2;

  private CoupledGames(int copies, RandomStream random) {
    this.copies = copies;
    this.random = random;
  }

  static FunctionGame of(Kind kind, long seed) {
    return of(kind, 1, seed);
  }

  /** The same game with copies of every row: redundant, so that its KKT system is singular. */
  static FunctionGame of(Kind kind, int copies, long seed) {
    return new CoupledGames(copies, RandomStream.of(seed)).make(kind);
  }

  private FunctionGame make(Kind kind) {
    int followers = random.nextInt(2, 4);
    for (int i = 0; i < followers; i++) {
      int own = random.nextInt(1, 4);
      double lower = kind.bounds() ? -0.1 : Double.NEGATIVE_INFINITY;
      double upper = kind.bounds() ? 0.4 : Double.POSITIVE_INFINITY;
      variables.add(List.of(Variable.list("y" + i, own, lower, upper, 0)));
      size += own;
    }
    List<Follower> players = new ArrayList<>();
    int from = 2;
    for (int i = 0; i < followers; i++) {
      int own = variables.get(i).get(0).size();
      List<Restriction> rows = new ArrayList<>();
      if (kind.rows()) {
        rows.addAll(row("row", false, from, own, -0.2));
      }
      if (kind.equations() && own > 1) {
        rows.addAll(row("equation", true, from, own, 0.1));
      }
      Goal goal = i % 2 == 0 ? Goal.MAXIMISE : Goal.MINIMISE;
      players.add(new Follower("f" + i, variables.get(i), goal, gain(goal, from, own), rows));
      from += own;
    }
    double[] weights = draw(size, 1);
    ScalarFunction objective =
        v -> {
          Scalar sum = v[0].times(v[1]);
          for (int j = 0; j < size; j++) {
            sum = sum.plus(v[j].times(weights[j]).sin()).plus(v[j].times(v[(j + 3) % size]));
          }
          return sum;
        };
    ScalarFunction limit = v -> v[2].times(v[0]).plus(v[size - 1].exp()).minus(3);
    return new FunctionGame(
        "coupled",
        new Leader(
            List.of(Variable.list("p", 2, -1, 1)),
            Goal.MINIMISE,
            objective,
            List.of(new Restriction("limit", false, limit))),
        players);
  }

  /** -1/2 y'Q y + y'(C v + c) - 0.1 sum exp(y) + 0.2 sin(p1) y, Q and C without symmetry. */
  private ScalarFunction gain(Goal goal, int from, int own) {
    double[][] coupling = new double[own][];
    for (int a = 0; a < own; a++) {
      coupling[a] = draw(size, 1.0 / size);
      coupling[a][0] = random.nextDouble(-1, 1);
      coupling[a][1] = random.nextDouble(-1, 1);
      coupling[a][from + a] = -1 - random.nextDouble();
    }
    double[] constant = draw(own, 1);
    return v -> {
      Scalar sum = v[0].constant(0);
      for (int a = 0; a < own; a++) {
        Scalar y = v[from + a];
        Scalar slope = v[0].sin().times(0.2).plus(constant[a]);
        for (int j = 0; j < size; j++) {
          boolean mine = j >= from && j < from + own;
          slope = slope.plus(v[j].times(mine ? 0.5 * coupling[a][j] : coupling[a][j]));
        }
        sum = sum.plus(y.times(slope)).minus(y.exp().times(0.1));
      }
      return sum.times(goal == Goal.MAXIMISE ? 1 : -1);
    };
  }

  /** sum_k (a_k + d_k p1) y_k + e p2 + f p1 p2 + constant. */
  private List<Restriction> row(String text, boolean equality, int from, int own, double at) {
    double[] a = new double[own];
    double[] d = draw(own, 0.5);
    for (int k = 0; k < own; k++) {
      a[k] = 1 + random.nextDouble();
    }
    double e = random.nextDouble(-0.3, 0.3);
    double f = random.nextDouble(-0.3, 0.3);
    List<Restriction> rows = new ArrayList<>();
    for (int copy = 1; copy <= copies; copy++) {
      double factor = copy;
      ScalarFunction difference =
          v -> {
            Scalar sum = v[1].times(e).plus(v[0].times(v[1]).times(f)).plus(at);
            for (int k = 0; k < own; k++) {
              sum = sum.plus(v[from + k].times(v[0].times(d[k]).plus(a[k])));
            }
            return sum.times(factor);
          };
      rows.add(new Restriction(text, equality, difference));
    }
    return rows;
  }

  private double[] draw(int count, double width) {
    double[] drawn = new double[count];
    for (int k = 0; k < count; k++) {
      drawn[k] = random.nextDouble(-width, width);
    }
    return drawn;
  }
}
