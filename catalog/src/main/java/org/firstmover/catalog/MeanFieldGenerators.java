package org.firstmover.catalog;

import java.util.List;
import java.util.Map;
import org.firstmover.catalog.meanfield.BeachBar;
import org.firstmover.catalog.meanfield.CrowdMotion;
import org.firstmover.catalog.meanfield.RockPaperScissors;
import org.firstmover.catalog.meanfield.SusceptibleInfected;
import org.firstmover.catalog.meanfield.Toll;
import org.firstmover.exact.Rational;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solve.Option;

/** Mean-field games, with leaders and without. */
final class MeanFieldGenerators {
  private static final String MFGLIB =
      "X. Guo, A. Hu, M. Santamaria, M. Tajrobehkar, J. Zhang, MFGLib: a library for mean-field"
          + " games, 2023";
  private static final String CUI_KOEPPL =
      "K. Cui, H. Koeppl, Approximately solving mean field games via entropy-regularized deep"
          + " reinforcement learning, AISTATS 2021; as in MFGLib";
  private static final String PERRIN =
      "S. Perrin, J. Perolat, M. Lauriere, M. Geist, R. Elie, O. Pietquin, Fictitious play for mean"
          + " field games, NeurIPS 2020; as in MFGLib";
  private static final String PEROLAT =
      "J. Perolat, S. Perrin, R. Elie, M. Lauriere, G. Piliouras, M. Geist, K. Tuyls, O. Pietquin,"
          + " Scaling mean field games by online mirror descent, 2021; as in MFGLib";

  static final List<Generator> ALL =
      List.of(
          known(
              "toll",
              "two roads, of which the leader takes a toll on one",
              MFGLIB + " (left-right), with a leader added",
              Toll.PARAMETERS,
              Rational.of(1, 3),
              "closed form: toll 1, share 1/3",
              Toll::of),
          known(
              "left-right",
              "two roads, of which the right one is twice as slow",
              CUI_KOEPPL,
              Toll.WITHOUT_LEADER,
              Rational.of(2, 3),
              "closed form: the share on the left",
              Toll::leftRight),
          known(
              "rock-paper-scissors",
              "unequal stakes, where fictitious play may cycle",
              CUI_KOEPPL,
              RockPaperScissors.PARAMETERS,
              Rational.of(26, 77),
              "closed form: shares (26, 20, 31)/77; the share of rock",
              RockPaperScissors::of),
          of(
              "susceptible-infected",
              "going out or keeping a distance while a disease spreads; a subsidy, if highest > 0",
              CUI_KOEPPL,
              SusceptibleInfected.PARAMETERS,
              SusceptibleInfected::of),
          of(
              "beach-bar",
              "near the bar and away from crowds; a fee at the bar, if highest > 0",
              PERRIN,
              BeachBar.PARAMETERS,
              BeachBar::of),
          of(
              "crowd-motion",
              "a crowd follows a moving attraction; a toll in the middle, if highest > 0",
              PEROLAT,
              CrowdMotion.PARAMETERS,
              CrowdMotion::of));

  private MeanFieldGenerators() {}

  private static Generator of(
      String name, String title, String source, List<Option<?>> parameters, Generator.Maker maker) {
    return new Generator(name, MeanFieldGame.KIND, title, source, parameters, maker);
  }

  /**
   * A game whose value is known: the leader's, or what is measured where nobody leads.
   *
   * @param origin of the value
   */
  private static Generator known(
      String name,
      String title,
      String source,
      List<Option<?>> parameters,
      Rational value,
      String origin,
      Generator.Maker maker) {
    return new Generator(
        name,
        MeanFieldGame.KIND,
        title,
        source,
        parameters,
        Map.of("strong", value),
        origin,
        maker);
  }
}
