package org.firstmover.catalog;

import java.util.List;
import java.util.Map;
import org.firstmover.catalog.meanfield.Toll;
import org.firstmover.exact.Rational;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solve.Option;

/** Mean-field games, with leaders and without. */
final class MeanFieldGenerators {
  private static final String MFGLIB =
      "X. Guo, A. Hu, M. Santamaria, M. Tajrobehkar, J. Zhang, MFGLib: a library for mean-field"
          + " games, 2023";

  private static final Option<Double> HIGHEST =
      Option.number("highest", 0, 1e6, 3, "toll; 0: nobody leads, and x is measured");
  static final Option<Double> ENTROPY =
      Option.number("entropy", 0, 1e6, 0, "weight of the followers' entropy bonus");

  static final List<Generator> ALL =
      List.of(
          new Generator(
              "toll",
              MeanFieldGame.KIND,
              "two roads, of which the leader takes a toll on one",
              MFGLIB + " (left-right), with a leader added",
              List.of(HIGHEST, ENTROPY),
              Map.of("strong", Rational.of(1, 3)),
              "closed form: toll 1, share 1/3",
              (reference, options, random) ->
                  new Toll(reference.undrawn(), options.get(HIGHEST), options.get(ENTROPY))));

  private MeanFieldGenerators() {}
}
