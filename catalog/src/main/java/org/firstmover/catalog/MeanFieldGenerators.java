package org.firstmover.catalog;

import java.util.List;
import java.util.Map;
import org.firstmover.catalog.meanfield.BeachBar;
import org.firstmover.catalog.meanfield.BuildingEvacuation;
import org.firstmover.catalog.meanfield.Chains;
import org.firstmover.catalog.meanfield.CrowdMotion;
import org.firstmover.catalog.meanfield.EpidemicRegulation;
import org.firstmover.catalog.meanfield.EquilibriumPrice;
import org.firstmover.catalog.meanfield.LinearQuadratic;
import org.firstmover.catalog.meanfield.Markets;
import org.firstmover.catalog.meanfield.MeanFieldGarnet;
import org.firstmover.catalog.meanfield.RandomLinear;
import org.firstmover.catalog.meanfield.RockPaperScissors;
import org.firstmover.catalog.meanfield.Rooms;
import org.firstmover.catalog.meanfield.ShopPosition;
import org.firstmover.catalog.meanfield.SmallStationary;
import org.firstmover.catalog.meanfield.SusceptibleInfected;
import org.firstmover.catalog.meanfield.Toll;
import org.firstmover.catalog.meanfield.TreasureHunting;
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

  private static final String GUO =
      "X. Guo, A. Hu, J. Zhang, MF-OMO: an optimization formulation of mean-field games, 2022; as in"
          + " MFGLib";
  private static final String BENCH =
      "L. Magnino, J. Shen, M. Geist, O. Pietquin, M. Lauriere, Bench-MFG, 2026";
  private static final String ZENG =
      "S. Zeng, B. Evans, S. Bhatt, L. Ardon, S. Ganesh, A. Koppel, Learning in Stackelberg mean"
          + " field games, 2025";

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
              "crowd-rock-paper-scissors",
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
              CrowdMotion::of),
          of(
              "building-evacuation",
              "down the stairs without being crowded; a toll on stairs, if highest > 0",
              PEROLAT,
              BuildingEvacuation.PARAMETERS,
              BuildingEvacuation::of),
          of(
              "treasure-hunting",
              "treasures for those who come all together; a charge, if highest > 0",
              GUO,
              TreasureHunting.PARAMETERS,
              TreasureHunting::of),
          of(
              "equilibrium-price",
              "firms with stocks in perfect competition; a tax, if highest > 0",
              GUO,
              EquilibriumPrice.PARAMETERS,
              EquilibriumPrice::of),
          of(
              "linear-quadratic",
              "steering near the mean of all; a charge on steering, if highest > 0",
              PERRIN,
              LinearQuadratic.PARAMETERS,
              LinearQuadratic::of),
          of(
              "random-linear",
              "random affine rewards and softmax transitions; a charge, if highest > 0",
              MFGLIB,
              RandomLinear.PARAMETERS,
              RandomLinear::of),
          of(
              "no-interaction",
              "stationary: a chain of places where nobody minds the others",
              BENCH,
              Chains.PARAMETERS,
              Chains::noInteraction),
          known(
              "contraction",
              "stationary: two places, so dear to switch that everyone stays",
              BENCH,
              SmallStationary.CONTRACTION,
              Rational.of(1, 2),
              "switching > congestion / (1 - discount): all stay as they began; the share in the"
                  + " first place",
              SmallStationary::contraction),
          of(
              "lasry-lions",
              "stationary and monotone: near the middle of a chain and away from crowds",
              BENCH,
              Chains.PARAMETERS,
              Chains::lasryLions),
          known(
              "potential-grid",
              "stationary: keeping apart on a grid",
              BENCH,
              Rooms.POTENTIAL,
              Rational.of(1, 4),
              "all stay and are spread evenly; the share in the first of four rows",
              Rooms::potential),
          known(
              "cyclic",
              "stationary: rock, paper, scissors again and again",
              BENCH,
              SmallStationary.CYCLIC,
              Rational.of(1, 3),
              "symmetry; the share of rock",
              SmallStationary::cyclic),
          known(
              "epidemic-activity",
              "stationary: being active while a disease stays; a tax on it, if highest > 0",
              BENCH,
              SmallStationary.EPIDEMIC,
              Rational.of(-19, 648),
              "indifference: (1 - discount (1 - nu)) / (discount beta (C - 1)), minus the"
                  + " share of the ill",
              SmallStationary::epidemic),
          of(
              "two-bars",
              "stationary: company at one of two bars, with several equilibria",
              BENCH,
              Chains.PARAMETERS,
              Chains::twoBars),
          of(
              "four-rooms",
              "stationary: keeping apart in four rooms; tolls at doors, if highest > 0",
              BENCH,
              Rooms.FOUR,
              Rooms::fourRooms),
          of(
              "kinetic-congestion",
              "stationary: full places cannot be entered; a toll on moves, if highest > 0",
              BENCH,
              Rooms.KINETIC,
              Rooms::kinetic),
          of(
              "mf-garnet",
              "stationary and random, coupled to the crowd; a charge, if highest > 0",
              BENCH + "; with a leader added",
              MeanFieldGarnet.PARAMETERS,
              MeanFieldGarnet::of),
          known(
              "quantity-leader",
              "a leader's quantity against units of production that run or rest",
              "H. von Stackelberg, Marktform und Gleichgewicht, 1934",
              Markets.QUANTITY,
              Rational.of(1, 8),
              "closed form: quantity 1/2, of the rival 1/4; with Cournot's quantities she has 1/9",
              Markets::quantityLeader),
          known(
              "market-entrance",
              "entrance fees of two markets that crowd",
              "after a name in " + ZENG,
              Markets.ENTRANCE,
              Rational.of(41, 200),
              "closed form (first^2 + second^2) / (4 crowding)",
              Markets::entrance),
          of(
              "shop-position",
              "stationary: where to open a shop in a street of customers",
              "after a name in " + ZENG,
              ShopPosition.PARAMETERS,
              ShopPosition::of),
          of(
              "epidemic-regulation",
              "recommended contact while a disease spreads",
              "A. Aurell, R. Carmona, G. Dayanikli, M. Lauriere, Optimal incentives to mitigate"
                  + " epidemics, 2022; in days and levels",
              EpidemicRegulation.PARAMETERS,
              EpidemicRegulation::of));

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
