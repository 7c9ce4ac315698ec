package org.firstmover.experiments;

import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.firstmover.game.Game;
import org.firstmover.solution.Check;
import org.firstmover.solution.Solution;

/**
 * What is measured of a run, from its game and its solution alone: the same wherever it ran.
 *
 * @param name in tables
 * @param title on a picture's axis
 * @param measure empty where a solution has no such quantity
 */
public record Quantity(String name, String title, Measure measure) {
  /** The number itself. */
  @FunctionalInterface
  public interface Measure {
    OptionalDouble of(Game game, Solution solution);
  }

  public static final Quantity VALUE =
      new Quantity(
          "value",
          "leader's value",
          (game, solution) -> OptionalDouble.of(solution.leader().value()));

  /** What followers could gain by another response, by the certificate. */
  public static final Quantity REGRET = worst("regret", "follower's regret", "follower regret");

  /** How far from being such probabilities, coverages or strategies are, by the certificate. */
  public static final Quantity VIOLATION =
      worst(
          "violation",
          "constraint violation",
          "probabilities",
          "coverage",
          "leader constraints",
          "leader bounds");

  /** The largest error of the certificate's checks whose names end so. */
  private static Quantity worst(String name, String title, String... endings) {
    return new Quantity(
        name,
        title,
        (game, solution) ->
            solution.certificate().checks().stream()
                .filter(check -> Stream.of(endings).anyMatch(check.name()::endsWith))
                .mapToDouble(Check::value)
                .max());
  }

  /** A counter of the method's work: the first of these that it has. */
  public static Quantity counted(String name, String title, String... counters) {
    return new Quantity(
        name,
        title,
        (game, solution) ->
            Stream.of(counters)
                .filter(solution.work()::containsKey)
                .mapToDouble(counter -> solution.work().get(counter))
                .findFirst());
  }

  /** One of the further values of a solution, by its name there. */
  public static Quantity further(String name, String title) {
    return new Quantity(
        name,
        title,
        (game, solution) -> {
          Double value = solution.values().get(name);
          return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        });
  }
}
