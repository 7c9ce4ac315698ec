package org.firstmover.experiments.studies;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.game.InputError;

/** The registry: a new study is one more entry of this list. */
public final class Studies {
  public static final List<Study> ALL =
      List.of(
          CommitmentValue.STUDY,
          Wang2022.STUDY,
          Das2024.STUDY,
          PriceWarStudy.STUDY,
          Gerstgrasser2023.STUDY,
          Brero2022.STUDY,
          HeLiuChen2025.STUDY);

  /** What {@code firstmover compare} makes of one game: a study without games of its own. */
  public static final Study COMPARISON =
      new Study(
          "compare",
          "methods side by side",
          "Each method's answer to the same game, checked by the same certificate.",
          "",
          "",
          List.of(),
          List.of(Quantity.VALUE, Quantity.REGRET, Quantity.VIOLATION),
          List.of(),
          List.of());

  private Studies() {}

  /**
   * A study that can be reproduced.
   *
   * @throws InputError if there is no study of this name
   */
  public static Study named(String name) {
    return ALL.stream()
        .filter(study -> study.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputError(
                    name,
                    "study",
                    "one of " + ALL.stream().map(Study::name).collect(Collectors.joining(", ")),
                    "Maybe it is mistyped; \"firstmover reproduce\" lists the studies."));
  }

  /**
   * The study of this name: one of those, or a comparison.
   *
   * @throws InputError if there is no study of this name
   */
  public static Study stored(String name) {
    return stored(name, "study");
  }

  /**
   * The study that a store is of: one of those, or a comparison.
   *
   * @param place where the name was found, for the error
   * @throws InputError if there is no study of this name
   */
  public static Study stored(String name, String place) {
    return Stream.concat(ALL.stream(), Stream.of(COMPARISON))
        .filter(study -> study.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputError(
                    "study " + name,
                    place,
                    "a study that comes with Firstmover",
                    "Maybe it is one of your own: the program that made it goes on with it."));
  }
}
