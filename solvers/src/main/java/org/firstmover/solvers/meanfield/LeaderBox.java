package org.firstmover.solvers.meanfield;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.MeanFieldGame;

/**
 * The bounds of the leader's numbers.
 *
 * @param lower one a number
 * @param upper one a number
 */
record LeaderBox(double[] lower, double[] upper) {

  static LeaderBox of(MeanFieldGame game) {
    int size = game.leaderSize();
    double[] lower = new double[size];
    double[] upper = new double[size];
    int place = 0;
    for (Variable variable : game.leader()) {
      for (int i = 0; i < variable.size(); i++, place++) {
        lower[place] = variable.lowerAt(i);
        upper[place] = variable.upperAt(i);
      }
    }
    return new LeaderBox(lower, upper);
  }

  /** Where searches of the leader begin. */
  static double[] start(MeanFieldGame game) {
    return game.leader().stream()
        .flatMapToDouble(
            variable -> IntStream.range(0, variable.size()).mapToDouble(variable::startAt))
        .toArray();
  }

  /** Why a leader cannot search: there is none, or her numbers have no end. */
  static Optional<String> refusal(MeanFieldGame game) {
    if (game.leader().isEmpty()) {
      return Optional.of(
          "nobody leads in this game; its equilibrium is found by the other methods");
    }
    LeaderBox box = of(game);
    for (int i = 0; i < box.size(); i++) {
      if (Double.isInfinite(box.width(i))) {
        return Optional.of("a number of the leader has no bound");
      }
    }
    return Optional.empty();
  }

  /** Likewise, or the game gives no slopes. */
  static Optional<String> withSlopes(MeanFieldGame game) {
    return refusal(game)
        .or(
            () ->
                game.slopes().isEmpty()
                    ? Optional.of("the game gives no slopes, of its own or as DifferenceSlopes")
                    : Optional.empty());
  }

  /**
   * Commitments spread evenly within the bounds, the same ones each time.
   *
   * <p>Source: the additive recurrence of H. Niederreiter, "Random number generation and
   * quasi-Monte Carlo methods", SIAM 1992, with powers of the root of x^(n + 1) = x + 1.
   */
  List<double[]> spread(int count) {
    double root = 2;
    for (int round = 0; round < 60; round++) {
      root = Math.pow(1 + root, 1.0 / (size() + 1));
    }
    List<double[]> all = new ArrayList<>();
    for (int j = 1; j <= count; j++) {
      double[] commitment = new double[size()];
      double share = 1;
      for (int i = 0; i < commitment.length; i++) {
        share /= root;
        commitment[i] = lower[i] + width(i) * ((0.5 + j * share) % 1);
      }
      all.add(commitment);
    }
    return all;
  }

  int size() {
    return lower.length;
  }

  double width(int i) {
    return upper[i] - lower[i];
  }

  /** The number within the bounds that is nearest. */
  double nearest(int i, double number) {
    return Math.max(lower[i], Math.min(upper[i], number));
  }

  /** The largest difference of two commitments' numbers, each relative to its bounds' distance. */
  double distance(double[] one, double[] other) {
    double distance = 0;
    for (int i = 0; i < lower.length; i++) {
      if (width(i) > 0) {
        distance = Math.max(distance, Math.abs(one[i] - other[i]) / width(i));
      }
    }
    return distance;
  }
}
