package org.firstmover.solvers.tariff;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Settlement;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;

/**
 * What panels and batteries are worth to the households that have them, and what changes with how
 * many have them.
 *
 * @param share of the prosumers of the game that have panels and batteries; the others are like
 *     them without
 * @param gains by group of prosumers: the bill of a household without less that of one with panels
 *     and battery, at the same prices, $ a year; fixed charges are the same
 * @param year of this share
 * @param prices nodal, $/MWh by hour and bus
 * @param netLoad of all loads on the network, MW by hour
 */
public record Adoption(
    double share, double[] gains, Settlement year, double[][] prices, double[] netLoad) {
  private static final String WITHOUT = " without";

  /**
   * One share.
   *
   * @param share from 0 to 1
   * @param iterations of fictitious play, where the tariff follows nodal prices
   */
  public static Adoption at(TariffGame game, Tariff tariff, double share, int iterations) {
    List<Household> prosumers = game.households().stream().filter(Household::isProsumer).toList();
    List<Household> all =
        new ArrayList<>(game.households().stream().filter(h -> !h.isProsumer()).toList());
    prosumers.forEach(household -> all.add(household.withNumber(share * household.number())));
    prosumers.forEach(
        household ->
            all.add(
                household
                    .asConsumer(household.name() + WITHOUT)
                    .withNumber((1 - share) * household.number())));
    // Groups of the same class keep its place: the first of them stands where it stood.
    all.sort(
        (left, right) ->
            Integer.compare(
                game.incomeClasses().indexOf(left.incomeClass()),
                game.incomeClasses().indexOf(right.incomeClass())));
    TariffGame mixed = game.withHouseholds(all);
    LeaderProblem problem = new LeaderProblem(mixed, iterations);
    problem.settleAt(tariff);
    Populations populations = problem.populations();
    Settlement year = populations.settle(tariff);
    double[] gains = new double[prosumers.size()];
    List<String> names = all.stream().map(Household::name).toList();
    for (int g = 0; g < gains.length; g++) {
      String name = prosumers.get(g).name();
      gains[g] = year.bills()[names.indexOf(name + WITHOUT)] - year.bills()[names.indexOf(name)];
    }
    double[][] loads = mixed.loads(populations.battery());
    double[] net = new double[loads.length];
    for (int t = 0; t < net.length; t++) {
      for (double load : loads[t]) {
        net[t] += load;
      }
    }
    return new Adoption(share, gains, year, populations.prices(), net);
  }
}
