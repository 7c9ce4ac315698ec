package org.firstmover.game.tariff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.firstmover.game.InputError;

/**
 * What a tariff is made of, and what the leader may set its numbers to.
 *
 * @param billing how drawing and feeding in are settled
 * @param windows of the day, each hour in one of them
 * @param wholesaleBuy whether the nodal price is part of the buying rate
 * @param wholesaleExport whether the nodal price is part of the export rate
 * @param blocks tiers that come on top, increasing
 * @param buy $/kWh, one range a window, at least 0
 * @param export $/kWh, one range for all windows or one a window, at least 0; empty under net
 *     metering
 * @param fixed $ a month, one range for all classes or one an income class
 */
public record TariffDesign(
    Billing billing,
    List<Window> windows,
    boolean wholesaleBuy,
    boolean wholesaleExport,
    List<Block> blocks,
    List<Range> buy,
    List<Range> export,
    List<Range> fixed) {
  /** $/MWh in a $/kWh. */
  private static final double PER_MWH = 1e-3;

  public TariffDesign {
    windows = List.copyOf(windows);
    blocks = Block.checked(blocks);
    buy = List.copyOf(buy);
    export = List.copyOf(export);
    fixed = List.copyOf(fixed);
    Window.ofHours(windows);
    counted(buy.size(), windows.size(), "buying rates", "one a window");
    if (billing == Billing.NET_METERING) {
      counted(export.size(), 0, "export rates", "none: net metering credits the buying rate");
    } else if (export.size() != 1) {
      counted(export.size(), windows.size(), "export rates", "one for all windows or one a window");
    }
    if (billing == Billing.TWO_PART) {
      counted(fixed.size(), 1, "fixed charges", "one for everyone: the tariff has two parts");
    }
    if (yields(billing, wholesaleBuy, wholesaleExport)) {
      for (int w = 0; w < windows.size(); w++) {
        Range credit = export.get(export.size() == 1 ? 0 : w);
        if (credit.lower() > buy.get(w).upper()) {
          throw new InputError(
              "export at " + credit.lower() + ", buying at " + buy.get(w).upper(),
              "window " + windows.get(w).name(),
              "an export rate that is at most the buying rate",
              "Maybe they are exchanged: else one earns by drawing in order to feed in.");
        }
      }
    }
    for (List<Range> rates : List.of(buy, export)) {
      for (Range range : rates) {
        if (range.lower() < 0) {
          throw new InputError(
              Double.toString(range.lower()),
              "lower bound of a rate",
              "at least 0",
              "Maybe a credit was meant: that is what the export rate is.");
        }
      }
    }
  }

  /** Whether the rates themselves say that feeding in is worth no more than drawing. */
  private static boolean yields(Billing billing, boolean wholesaleBuy, boolean wholesaleExport) {
    return (billing == Billing.NET_BILLING || billing == Billing.TWO_PART)
        && wholesaleBuy == wholesaleExport;
  }

  private static void counted(int found, int expected, String what, String unit) {
    if (found != expected) {
      throw new InputError(
          Integer.toString(found),
          "number of " + what,
          expected + ", " + unit,
          "Maybe one is missing or doubled.");
    }
  }

  /** The window of each hour of the day. */
  public int[] windowOfHour() {
    return Window.ofHours(windows);
  }

  /** Whether what households pay depends on nodal prices. */
  public boolean followsPrices() {
    return wholesaleBuy || wholesaleExport;
  }

  /** Names of the leader's numbers, as in solutions. */
  public List<String> names(List<String> incomeClasses) {
    List<String> names = new ArrayList<>();
    windows.forEach(window -> names.add("buy " + window.name()));
    if (export.size() == 1) {
      names.add("export");
    } else {
      windows.stream().limit(export.size()).forEach(window -> names.add("export " + window.name()));
    }
    if (fixed.size() == 1) {
      names.add("fixed");
    } else {
      incomeClasses.forEach(each -> names.add("fixed " + each));
    }
    return names;
  }

  /** Bounds in the order of the names. */
  public List<Range> ranges() {
    List<Range> ranges = new ArrayList<>(buy);
    ranges.addAll(export);
    ranges.addAll(fixed);
    return ranges;
  }

  /** All numbers at their lower bounds: the tariff itself where nothing is free. */
  public Tariff lowest() {
    return yielding(new Tariff(lower(buy), lower(export), lower(fixed)));
  }

  /**
   * The tariff with no export rate above the buying rate: it is lowered as far as its bounds allow,
   * and then the buying rate is raised.
   */
  public Tariff yielding(Tariff tariff) {
    if (exportExcess(tariff) == 0) {
      return tariff;
    }
    double[] bought = tariff.buy().clone();
    double[] sold = tariff.export().clone();
    for (int w = 0; w < bought.length; w++) {
      int e = sold.length == 1 ? 0 : w;
      sold[e] = Math.max(export.get(e).lower(), Math.min(sold[e], bought[w]));
    }
    for (int w = 0; w < bought.length; w++) {
      bought[w] = Math.max(bought[w], sold[sold.length == 1 ? 0 : w]);
    }
    return new Tariff(bought, sold, tariff.fixed());
  }

  private static double[] lower(List<Range> ranges) {
    return ranges.stream().mapToDouble(Range::lower).toArray();
  }

  /** The numbers of a tariff in the order of the names. */
  public static double[] numbers(Tariff tariff) {
    return Stream.of(tariff.buy(), tariff.export(), tariff.fixed())
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }

  /** The tariff of numbers in the order of the names. */
  public Tariff tariff(double[] numbers) {
    double[] bought = new double[buy.size()];
    double[] sold = new double[export.size()];
    double[] charges = new double[fixed.size()];
    System.arraycopy(numbers, 0, bought, 0, bought.length);
    System.arraycopy(numbers, bought.length, sold, 0, sold.length);
    System.arraycopy(numbers, bought.length + sold.length, charges, 0, charges.length);
    return new Tariff(bought, sold, charges);
  }

  /**
   * What a kWh drawn and a kWh fed in are worth in each hour, $/kWh. Feeding in is never worth more
   * than drawing, so that nobody earns by drawing in order to feed in; only what has a meter of its
   * own is credited in full (see {@link #generationRate}).
   *
   * @param window of each hour of the day
   * @param lmp nodal prices, $/MWh, by hour; read where the tariff follows them only
   * @param buying one number an hour, filled here
   * @param selling one number an hour, filled here
   */
  public void prices(Tariff tariff, int[] window, double[] lmp, double[] buying, double[] selling) {
    for (int t = 0; t < buying.length; t++) {
      int w = window[t % Household.DAY];
      buying[t] = tariff.buy()[w] + (wholesaleBuy ? lmp[t] * PER_MWH : 0);
      selling[t] =
          billing == Billing.NET_METERING
              ? buying[t]
              : Math.min(buying[t], generationRate(tariff, w, wholesaleExport ? lmp[t] : 0));
    }
  }

  /** What a kWh is credited with that goes through a meter of its own, $/kWh. */
  public double generationRate(Tariff tariff, int window, double lmp) {
    double rate = tariff.export()[tariff.export().length == 1 ? 0 : window];
    return rate + (wholesaleExport ? lmp * PER_MWH : 0);
  }

  /** By how much an export rate is above the buying rate of its window; 0 where that is allowed. */
  public double exportExcess(Tariff tariff) {
    if (!yields(billing, wholesaleBuy, wholesaleExport)) {
      return 0;
    }
    double excess = 0;
    for (int w = 0; w < windows.size(); w++) {
      double rate = tariff.export()[tariff.export().length == 1 ? 0 : w];
      excess = Math.max(excess, rate - tariff.buy()[w]);
    }
    return excess;
  }
}
