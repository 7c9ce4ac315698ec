package org.firstmover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.report.Report;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Options;
import org.firstmover.solve.Reported;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;

/** Solves and verifies games of every kind. */
public final class Firstmover {
  private Firstmover() {}

  /**
   * The answer of the family's default method, verified.
   *
   * @throws InputError if no method takes the game
   */
  public static Solution solve(Game game) {
    return solve(game, Optional.empty(), Map.of(), Run.withSeed(0));
  }

  /**
   * The answer of a method, verified.
   *
   * @param method its name; the family's default if empty
   * @param options option name to text
   * @throws InputError if there is no such method or option, or the method refuses the game
   */
  public static Solution solve(
      Game game, Optional<String> method, Map<String, String> options, Run run) {
    return solve(Families.of(game), game, method, options, run);
  }

  private static <G extends Game> Solution solve(
      Family<G> family, Game untyped, Optional<String> name, Map<String, String> given, Run run) {
    G game = family.type().cast(untyped);
    Solver<G> method =
        name.map(n -> Families.method(family, n)).orElseGet(() -> take(family, game, run));
    String owner = "options of " + method.info().name();
    Options options = Options.parse(method.info().options(), given, owner);
    method
        .refusal(game)
        .ifPresent(
            reason -> {
              throw new InputError(
                  method.info().name(),
                  "method",
                  "one that takes this game: " + reason,
                  name.isPresent()
                      ? "Maybe leave --method out: another one of its kind is taken."
                      : "Maybe the game is too large: every method of its kind refuses it.");
            });
    long start = System.nanoTime();
    Solution solution = method.solve(game, options, run);
    return solution.withTiming(Map.of("seconds", (System.nanoTime() - start) / 1e9));
  }

  /** The first method that does not refuse the game, or else the last one, which says why. */
  private static <G extends Game> Solver<G> take(Family<G> family, G game, Run run) {
    Map<String, List<String>> passed = new LinkedHashMap<>();
    for (Solver<G> method : family.methods()) {
      String name = method.info().name();
      Optional<String> reason = method.refusal(game);
      if (reason.isEmpty()) {
        if (!passed.isEmpty()) {
          StringBuilder note = new StringBuilder("method " + name);
          passed.forEach(
              (why, names) ->
                  note.append("; not ").append(String.join(", ", names)).append(": ").append(why));
          run.note(note.toString());
        }
        return method;
      }
      passed.computeIfAbsent(reason.get(), why -> new ArrayList<>()).add(name);
    }
    return family.methods().get(family.methods().size() - 1);
  }

  /** The solution as one self-contained HTML file. */
  public static String report(Game game, Solution solution) {
    return report(game, solution, List.of());
  }

  /**
   * The same with lines of what the method reported on its way.
   *
   * @param reported in order, as {@link Run#reported} has it
   */
  public static String report(Game game, Solution solution, List<Reported> reported) {
    return report(Families.of(game), game, solution, reported);
  }

  private static <G extends Game> String report(
      Family<G> family, Game game, Solution solution, List<Reported> reported) {
    return Report.html(family.type().cast(game), solution, family.picture(), reported);
  }

  /** Holds a solution that anyone produced against the game. */
  public static Certificate verify(Game game, Solution solution) {
    return verify(Families.of(game), game, solution);
  }

  private static <G extends Game> Certificate verify(
      Family<G> family, Game game, Solution solution) {
    return family.verifier().verify(family.type().cast(game), solution);
  }
}
