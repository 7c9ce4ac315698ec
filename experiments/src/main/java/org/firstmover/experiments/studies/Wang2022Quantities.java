package org.firstmover.experiments.studies;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.firstmover.catalog.hierarchy.CyberInsurance;
import org.firstmover.experiments.Quantity;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;

/** What {@link Wang2022} measures besides values and regrets. */
final class Wang2022Quantities {
  /** The sum over constraints, as the authors' code adds it up; the certificate has the largest. */
  static final Quantity VIOLATION =
      new Quantity(
          "violation",
          "violation of the leader's constraints, added up",
          (game, solution) ->
              game instanceof HierarchyGame played
                  ? OptionalDouble.of(violation(played, solution))
                  : OptionalDouble.empty());

  static final Quantity RESIDUAL =
      new Quantity(
          "KKT residual",
          "residual of the followers' conditions",
          (game, solution) ->
              solution.certificate().checks().stream()
                  .filter(check -> check.name().equals("KKT residual"))
                  .mapToDouble(check -> check.value())
                  .findFirst());

  static final Quantity OVER_FULL_INSURANCE =
      insurance(
          "over full insurance",
          "revenue less that of full insurance",
          (game, value) -> value - fullInsurance(game));

  static final Quantity BELOW_BOUND =
      insurance(
          "below the bound",
          "bound on the revenue, less the revenue",
          (game, value) -> bound(game) - value);

  /** Of the game alone: once a game, beside the method that is held against it. */
  static final Quantity FULL_INSURANCE =
      reference("full insurance", "revenue of full insurance", Wang2022Quantities::fullInsurance);

  /** Likewise. */
  static final Quantity BOUND =
      reference("bound", "bound on the revenue", Wang2022Quantities::bound);

  private Wang2022Quantities() {}

  /** A function of the game and the leader's value. */
  @FunctionalInterface
  private interface Compared {
    double of(CyberInsurance game, double value);
  }

  private static Quantity insurance(String name, String title, Compared compared) {
    return new Quantity(
        name,
        title,
        (game, solution) ->
            game instanceof CyberInsurance insurance
                ? OptionalDouble.of(compared.of(insurance, solution.leader().value()))
                : OptionalDouble.empty());
  }

  private static Quantity reference(
      String name, String title, ToDoubleFunction<CyberInsurance> reference) {
    return new Quantity(
        name,
        title,
        (game, solution) ->
            game instanceof CyberInsurance insurance
                    && solution.method().name().equals("hypergradient")
                ? OptionalDouble.of(reference.applyAsDouble(insurance))
                : OptionalDouble.empty());
  }

  /**
   * Insured in full nobody makes an effort; the premiums leave customers as well off as without:
   * the revenue is r sum_i L_i sqrt(q_i (1 - q_i)) with q_i = sigmoid(scale L_i).
   */
  static double fullInsurance(CyberInsurance game) {
    double sum = 0;
    for (double loss : game.customers().losses()) {
      double chance = 1 / (1 + StrictMath.exp(-game.scale() * loss));
      sum += loss * Math.sqrt(chance * (1 - chance));
    }
    return game.risk() * sum;
  }

  /** Added up, the customers' constraints leave at most r sum_i L_i sqrt(q_i (1 - q_i)). */
  static double bound(CyberInsurance game) {
    double sum = 0;
    for (double loss : game.customers().losses()) {
      sum += loss / 2;
    }
    return game.risk() * sum;
  }

  private static double violation(HierarchyGame game, Solution solution) {
    double[] point = new double[game.variables().size()];
    int next = put(solution.leader().strategy(), point, 0);
    for (Response response : solution.followers()) {
      next = put(response.response(), point, next);
    }
    double[] differences = new double[game.leaderConstraints()];
    game.leaderConstraints(point, differences);
    double sum = 0;
    for (int k = 0; k < differences.length; k++) {
      double g = differences[k];
      sum += game.leaderEquality(k) ? Math.abs(g) : Math.max(0, g);
    }
    return sum;
  }

  private static int put(Strategy strategy, double[] point, int from) {
    int next = from;
    if (strategy instanceof Point numbers) {
      for (Point.Entry entry : numbers.entries()) {
        System.arraycopy(entry.values(), 0, point, next, entry.values().length);
        next += entry.values().length;
      }
    }
    return next;
  }
}
