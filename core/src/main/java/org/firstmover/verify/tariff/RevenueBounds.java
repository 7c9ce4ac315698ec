package org.firstmover.verify.tariff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.firstmover.game.tariff.Billing;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Meter;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;

/**
 * What any tariff within the bounds earns at most and at least, $ a year, where rates do not follow
 * nodal prices.
 *
 * <p>At most: whatever the tariff, a household pays no more than a given play costs under it. That
 * is convex in the buying rate of each window and falls with export rates, so that the dearest
 * tariff for the play is at ends of the bounds, window by window.
 *
 * <p>At least: what a household pays is the least of functions that are linear in the rates, hence
 * concave, and least at a vertex of the rates allowed. There it is bounded by {@link
 * ResponseBound}.
 */
final class RevenueBounds {
  private static final int MOST_VERTICES = 4096;

  private final TariffGame game;
  private final TariffDesign design;
  private final int[] classes;
  private double least = Double.POSITIVE_INFINITY;

  RevenueBounds(TariffGame game) {
    this.game = game;
    design = game.design();
    classes = game.classes();
  }

  /** No tariff earns more, if what is played is within the batteries' limits. */
  double most(Play play) {
    double[] buy = design.buy().stream().mapToDouble(Range::lower).toArray();
    double[] export = design.export().stream().mapToDouble(Range::lower).toArray();
    double[] fixed = design.fixed().stream().mapToDouble(Range::upper).toArray();
    double most = cost(play, new Tariff(buy, export, fixed));
    for (int w = 0; w < buy.length; w++) {
      double lower = buy[w];
      buy[w] = design.buy().get(w).upper();
      double dearer = cost(play, new Tariff(buy, export, fixed));
      buy[w] = dearer > most ? buy[w] : lower;
      most = Math.max(most, dearer);
    }
    return most;
  }

  private double cost(Play play, Tariff tariff) {
    Play under = play.under(tariff);
    double sum = 0;
    for (int g = 0; g < classes.length; g++) {
      double bill = under.cost(g) + TariffGame.fixedCharge(tariff, classes[g]);
      sum += game.households().get(g).number() * bill;
    }
    return sum;
  }

  /** No tariff earns less; empty where there are too many vertices, or bills are not concave. */
  OptionalDouble least() {
    if (design.billing() == Billing.BUY_ALL_SELL_ALL || vertices() > MOST_VERTICES) {
      return OptionalDouble.empty();
    }
    double[] buy = new double[design.buy().size()];
    double[] export = new double[design.export().size()];
    if (export.length == 1) {
      for (double rate : ends(design.export().get(0), levels())) {
        export[0] = rate;
        from(0, buy, export);
      }
    } else {
      from(0, buy, export);
    }
    return OptionalDouble.of(least);
  }

  /** Where buying and export rates may meet at a vertex. */
  private double[] levels() {
    return design.buy().stream()
        .flatMapToDouble(r -> DoubleStream.of(r.lower(), r.upper()))
        .toArray();
  }

  private double vertices() {
    int windows = design.buy().size();
    return switch (design.export().size()) {
      case 0 -> Math.pow(2, windows);
      case 1 -> (2 + 2 * windows) * Math.pow(3, windows);
      default -> Math.pow(12, windows);
    };
  }

  /** Goes through the rates of a window and those after it. */
  private void from(int window, double[] buy, double[] export) {
    if (window == buy.length) {
      least = Math.min(least, revenue(new Tariff(buy, export, cheapest())));
      return;
    }
    Range range = design.buy().get(window);
    boolean own = export.length == buy.length && export.length > 1;
    double[] sold =
        own ? ends(design.export().get(window), range.lower(), range.upper()) : export.clone();
    for (double rate : sold.length == 0 ? new double[] {0} : sold) {
      if (own) {
        export[window] = rate;
      }
      for (double bought : ends(range, rate)) {
        if (bought >= rate) {
          buy[window] = bought;
          from(window + 1, buy, export);
        }
      }
    }
  }

  private double[] cheapest() {
    return design.fixed().stream().mapToDouble(Range::lower).toArray();
  }

  /** Both bounds, and what is between them. */
  private static double[] ends(Range range, double... others) {
    List<Double> ends = new ArrayList<>(List.of(range.lower(), range.upper()));
    Arrays.stream(others)
        .filter(other -> other > range.lower() && other < range.upper())
        .forEach(ends::add);
    return ends.stream().mapToDouble(end -> end).distinct().toArray();
  }

  private double revenue(Tariff tariff) {
    double[] lmp = new double[game.hours()];
    double sum = 0;
    for (int g = 0; g < classes.length; g++) {
      Household household = game.households().get(g);
      double bill = bill(household, game.meter(g, tariff, lmp)) / game.years();
      sum += household.number() * (bill + TariffGame.fixedCharge(tariff, classes[g]));
    }
    return sum;
  }

  /** The least bill that any play makes, the tie-break apart. */
  private static double bill(Household household, Meter meter) {
    if (household.battery().isEmpty()) {
      double[] idle = new double[meter.hours()];
      return meter.bill(idle, idle);
    }
    return ResponseBound.of(meter, household.battery().get(), 0);
  }
}
