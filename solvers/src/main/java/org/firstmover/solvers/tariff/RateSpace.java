package org.firstmover.solvers.tariff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;

/** The rates that the leader may choose, as points of a unit cube; fixed charges are apart. */
public final class RateSpace {
  private final TariffDesign design;
  private final List<Range> ranges = new ArrayList<>();
  private final List<Integer> free = new ArrayList<>();
  private final double[] least;

  public RateSpace(TariffGame game) {
    design = game.design();
    ranges.addAll(design.buy());
    ranges.addAll(design.export());
    for (int i = 0; i < ranges.size(); i++) {
      if (ranges.get(i).isFree()) {
        free.add(i);
      }
    }
    least = design.fixed().stream().mapToDouble(Range::lower).toArray();
  }

  public int size() {
    return free.size();
  }

  /** The tariff at a point, with the least fixed charges; export rates give way to buying rates. */
  public Tariff tariff(double[] unit) {
    double[] rates = ranges.stream().mapToDouble(Range::lower).toArray();
    for (int k = 0; k < unit.length; k++) {
      Range range = ranges.get(free.get(k));
      double share = Math.max(0, Math.min(1, unit[k]));
      rates[free.get(k)] = range.lower() + share * (range.upper() - range.lower());
    }
    double[] buy = Arrays.copyOf(rates, design.buy().size());
    double[] export = Arrays.copyOfRange(rates, buy.length, rates.length);
    return design.yielding(new Tariff(buy, export, least));
  }

  /** The point with the highest buying rates and the lowest export rates. */
  double[] dearest() {
    return free.stream().mapToDouble(i -> i < design.buy().size() ? 1 : 0).toArray();
  }

  /** The point of a tariff. */
  public double[] unit(Tariff tariff) {
    double[] unit = new double[free.size()];
    for (int k = 0; k < unit.length; k++) {
      int i = free.get(k);
      int buys = tariff.buy().length;
      double rate = i < buys ? tariff.buy()[i] : tariff.export()[i - buys];
      Range range = ranges.get(i);
      unit[k] = (rate - range.lower()) / (range.upper() - range.lower());
    }
    return unit;
  }
}
