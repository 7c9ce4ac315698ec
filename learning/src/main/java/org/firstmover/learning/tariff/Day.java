package org.firstmover.learning.tariff;

import org.firstmover.game.tariff.Household;

/** A day of a tariff game, filled in hour by hour as it is lived. */
final class Day {
  /** Hour of the game that it begins with. */
  final int first;

  /** $/MWh by hour and bus. */
  final double[][] prices;

  /** The same with idle batteries. */
  final double[][] idlePrices;

  /** MW by hour and bus. */
  final double[][] loads;

  /** The same with idle batteries. */
  final double[][] idleLoads;

  /** Of a household by group, $, without fixed charges. */
  final double[] bills;

  /** kWh in a battery on average, by hour and group of prosumers. */
  final double[][] stored;

  /** kWh drawn by a household, by hour and group of prosumers. */
  final double[][] net;

  /** What the households' net load costs at nodal prices, $. */
  double wholesale;

  /** Of generation, $. */
  double cost;

  /** The same with idle batteries. */
  double idleCost;

  Day(int first, int buses, int groups, int prosumers) {
    this.first = first;
    prices = new double[Household.DAY][buses];
    idlePrices = new double[Household.DAY][buses];
    loads = new double[Household.DAY][buses];
    idleLoads = new double[Household.DAY][buses];
    bills = new double[groups];
    stored = new double[Household.DAY][prosumers];
    net = new double[Household.DAY][prosumers];
  }
}
