package org.firstmover.solvers.meanfield;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/** All published ways to the populations' equilibrium, the one to try first first. */
final class Responses {
  static final List<ResponseMethod> ALL =
      List.of(
          new SemismoothNewton(),
          FictitiousPlay.averaged(),
          new MirrorDescent(),
          new MunchausenDescent(),
          new PriorDescent(),
          new OccupationInclusion(),
          new OccupationOptimisation(),
          FictitiousPlay.damped(),
          FictitiousPlay.undamped());

  /** For leaders, who ask again and again: the default first. */
  private static final List<ResponseMethod> ASKED =
      Stream.concat(Stream.of(new SideBySide()), ALL.stream()).toList();

  private static final Option<String> RESPONSE =
      Option.choice(
          "response",
          ASKED.stream().map(method -> method.info().name()).toList(),
          ASKED.get(0).info().name(),
          "how the populations' equilibrium is found");

  private Responses() {}

  /** The options of a leader who asks for responses: her own, and those of all ways to them. */
  static List<Option<?>> options(List<Option<?>> own) {
    Set<Option<?>> all = new LinkedHashSet<>(own);
    all.add(RESPONSE);
    ASKED.forEach(method -> all.addAll(method.info().options()));
    return List.copyOf(all);
  }

  static ResponseMethod chosen(Options options) {
    String name = options.get(RESPONSE);
    return ASKED.stream()
        .filter(method -> method.info().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Optional<String> withoutLeader(MeanFieldGame game) {
    return game.leader().isEmpty()
        ? Optional.of("nobody leads in this game; its equilibrium is found by the other methods")
        : Optional.empty();
  }
}
