package org.firstmover.game.tariff;

import java.util.List;
import org.firstmover.game.Fingerprint;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;

/** Hashes a tariff game in the order of its file form. */
final class TariffFingerprint {
  private TariffFingerprint() {}

  static String of(TariffGame game) {
    Fingerprint hash = Fingerprint.of(TariffGame.KIND);
    network(hash, game.network());
    hash.text(game.rules().convention().name()).number(game.rules().shedPrice());
    for (double[] hour : game.background()) {
      numbers(hash, hour);
    }
    hash.whole(game.households().size());
    game.households().forEach(household -> household(hash, household));
    TariffDesign design = game.design();
    hash.text(design.billing().text());
    hash.whole(design.wholesaleBuy() ? 1 : 0).whole(design.wholesaleExport() ? 1 : 0);
    hash.texts(design.windows().stream().map(Window::name).toList());
    for (int window : design.windowOfHour()) {
      hash.whole(window);
    }
    hash.whole(design.blocks().size());
    design.blocks().forEach(block -> hash.number(block.above()).number(block.adder()));
    for (List<Range> ranges : List.of(design.buy(), design.export(), design.fixed())) {
      hash.whole(ranges.size());
      ranges.forEach(range -> hash.number(range.lower()).number(range.upper()));
    }
    hash.text(game.measure().text());
    game.revenue().ifPresent(revenue -> hash.text(revenue.rule().text()).number(revenue.amount()));
    return hash.finish();
  }

  private static void network(Fingerprint hash, Network network) {
    hash.number(network.base()).whole(network.reference()).whole(network.buses().size());
    for (Bus bus : network.buses()) {
      hash.text(bus.name()).number(bus.load()).number(bus.shunt());
    }
    hash.whole(network.generators().size());
    for (Generator generator : network.generators()) {
      hash.text(generator.name()).whole(generator.bus());
      hash.number(generator.least()).number(generator.most());
      cost(hash, generator.cost());
    }
    hash.whole(network.branches().size());
    for (Branch branch : network.branches()) {
      hash.text(branch.name()).whole(branch.from()).whole(branch.to());
      hash.number(branch.resistance()).number(branch.reactance()).number(branch.ratio());
      hash.number(branch.shift()).number(branch.limit());
      hash.number(branch.leastAngle()).number(branch.mostAngle());
    }
  }

  private static void cost(Fingerprint hash, Cost cost) {
    if (cost instanceof Cost.Polynomial polynomial) {
      hash.whole(0).number(polynomial.quadratic()).number(polynomial.linear());
      hash.number(polynomial.constant());
    } else if (cost instanceof Cost.PiecewiseLinear pieces) {
      hash.whole(pieces.points().size());
      pieces.points().forEach(point -> hash.number(point.output()).number(point.cost()));
    }
  }

  private static void household(Fingerprint hash, Household household) {
    hash.text(household.name()).text(household.node()).text(household.incomeClass());
    hash.number(household.income()).number(household.number());
    numbers(hash, household.load());
    hash.number(household.pv());
    numbers(hash, household.solar());
    hash.whole(household.battery().isPresent() ? 1 : 0);
    household
        .battery()
        .ifPresent(
            battery ->
                hash.number(battery.energy())
                    .number(battery.power())
                    .number(battery.charge())
                    .number(battery.discharge())
                    .number(battery.start())
                    .number(battery.end()));
  }

  private static void numbers(Fingerprint hash, double[] values) {
    hash.whole(values.length);
    for (double value : values) {
      hash.number(value);
    }
  }
}
