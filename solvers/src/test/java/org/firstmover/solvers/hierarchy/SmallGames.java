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

/** Games with closed forms. */
final class SmallGames {
  static final double INFINITY = Double.POSITIVE_INFINITY;

  private SmallGames() {}

  /**
   * A leader with quantity x and n followers in Cournot competition: price a - X, costs c and d_i.
   * H. D. Sherali, A. L. Soyster, F. H. Murphy, "Stackelberg-Nash-Cournot equilibria", Operations
   * Research 31 (1983): followers produce (a - x - (n + 1) d_i + sum d) / (n + 1), so that the
   * leader's profit is x ((a - x + sum d) / (n + 1) - c).
   */
  static FunctionGame cournot(double a, double c, double... d) {
    List<Follower> followers = new ArrayList<>();
    for (int i = 0; i < d.length; i++) {
      int place = 1 + i;
      double cost = d[i];
      ScalarFunction profit = v -> price(a, v).minus(cost).times(v[place]);
      followers.add(
          new Follower(
              "firm " + (i + 1),
              List.of(Variable.number("y" + (i + 1), 0, INFINITY)),
              Goal.MAXIMISE,
              profit,
              List.of()));
    }
    ScalarFunction profit = v -> price(a, v).minus(c).times(v[0]);
    return new FunctionGame(
        "cournot",
        new Leader(List.of(Variable.number("x", 0, INFINITY)), Goal.MAXIMISE, profit, List.of()),
        followers);
  }

  private static Scalar price(double a, Scalar[] quantities) {
    Scalar price = quantities[0].constant(a);
    for (Scalar quantity : quantities) {
      price = price.minus(quantity);
    }
    return price;
  }

  /** One follower with one variable y and a leader with one, x in [0, 10], who wants -(x - 1)^2. */
  static FunctionGame follower(
      double lower, double upper, ScalarFunction gain, Restriction... constraints) {
    ScalarFunction leader = v -> v[0].minus(1).power(2).negate();
    return new FunctionGame(
        "one follower",
        new Leader(List.of(Variable.number("x", 0, 10)), Goal.MAXIMISE, leader, List.of()),
        List.of(
            new Follower(
                "follower",
                List.of(Variable.number("y", lower, upper)),
                Goal.MAXIMISE,
                gain,
                List.of(constraints))));
  }

  static Restriction atMost(String text, ScalarFunction difference) {
    return new Restriction(text, false, difference);
  }
}
