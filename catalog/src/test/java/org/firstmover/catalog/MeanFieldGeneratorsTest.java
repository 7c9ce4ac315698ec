package org.firstmover.catalog;

import java.util.Map;
import java.util.stream.Stream;
import org.firstmover.game.meanfield.MeanFieldConformance;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MeanFieldGeneratorsTest {
  /** As they come, and with a leader where one can be asked for. */
  @TestFactory
  Stream<DynamicTest> games_keep_the_promises_of_mean_field_games() {
    return Catalog.entries().stream()
        .filter(entry -> entry.kind().equals(MeanFieldGame.KIND))
        .map(Generator.class::cast)
        .flatMap(
            generator ->
                generator.parameters().stream().anyMatch(p -> p.name().equals("highest"))
                    ? Stream.of(
                        conforming(generator, Map.of()),
                        conforming(generator, Map.of("highest", "2", "entropy", "0.1")))
                    : Stream.of(conforming(generator, Map.of())));
  }

  private static DynamicTest conforming(Generator generator, Map<String, String> parameters) {
    return DynamicTest.dynamicTest(
        generator.name() + " " + parameters,
        () -> MeanFieldConformance.check((MeanFieldGame) generator.make(parameters, 7), 1));
  }
}
