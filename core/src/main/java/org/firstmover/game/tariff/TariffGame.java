package org.firstmover.game.tariff;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Network;

/**
 * A utility sets a tariff; households answer with their batteries, each small and all at once; and
 * a system operator dispatches the network, which makes the nodal prices that households may face.
 * The leader minimises how unequally bills weigh on incomes, and has revenue to earn.
 *
 * <p>A day, or several, stands for all days of a year of 365.
 *
 * @param rules of the dispatch; they allow spilling, so that no price is negative
 * @param background MW drawn by others, by hour and bus
 * @param revenue that is needed; empty if none is
 */
public record TariffGame(
    String name,
    Network network,
    DispatchRules rules,
    double[][] background,
    List<Household> households,
    TariffDesign design,
    EquityMeasure measure,
    Optional<Revenue> revenue)
    implements Game {
  public static final String KIND = "tariff";

  /** Name of the system operator among the followers of a solution. */
  public static final String OPERATOR = "system operator";

  /** Key of what the tariff earns among the values of a solution, $ a year. */
  public static final String REVENUE = "revenue";

  /** Key of what the households' net load costs at nodal prices, $ a year. */
  public static final String WHOLESALE = "wholesale cost";

  /** Keys of burdens, % of income, begin so and end with the income class. */
  public static final String BURDEN = "EEI ";

  /** Key of the most that any tariff earns, $ a year, where the target cannot be reached. */
  public static final String LARGEST = "largest revenue";

  /** Key of the least that any tariff earns, $ a year, where the target is below it. */
  public static final String SMALLEST = "smallest revenue";

  /** Key of by how much other tariffs may be better, by the measure: 0 claims the best. */
  public static final String PROBE_GAP = "probe-set gap";

  private static final double DAYS = 365;
  private static final double MONTHS = 12;
  private static final double KW = 1e-3;
  private static final double PERCENT = 100;

  /** The entries are not copied: leave them as they are. */
  public TariffGame {
    households = List.copyOf(households);
    Names.checked(households.stream().map(Household::name).toList(), "households");
    int hours = households.get(0).hours();
    for (Household household : households) {
      String who = "household " + household.name();
      if (household.hours() != hours) {
        throw new InputError(
            household.hours() + " hours",
            who + ": load",
            hours + " hours, as of " + households.get(0).name(),
            "Maybe a day is missing.");
      }
      if (household.name().equals(OPERATOR)) {
        throw new InputError(
            OPERATOR, "households", "another name: this one is taken", "Maybe number it.");
      }
      if (network.buses().stream().noneMatch(bus -> bus.name().equals(household.node()))) {
        throw new InputError(
            household.node(),
            who + ": node",
            "the name of a bus of the network",
            "Maybe it is its row: buses are called as in the network.");
      }
    }
    if (!rules.spill()) {
      throw new InputError(
          "no spilling",
          "rules of the dispatch",
          "that power may be spilled: else prices may be negative",
          "Maybe the standard rules were taken as they are.");
    }
    if (background.length != hours
        || Arrays.stream(background).anyMatch(row -> row.length != network.buses().size())) {
      throw new InputError(
          background.length + " hours",
          "background load",
          hours + " hours with one number a bus",
          "Maybe a day or a bus is missing.");
    }
    List<String> classes = classesOf(households);
    if (design.fixed().size() != 1 && design.fixed().size() != classes.size()) {
      throw new InputError(
          design.fixed().size() + " fixed charges",
          "tariff",
          "one for all, or one for each of " + String.join(", ", classes),
          "Maybe a class has no household, or is mistyped.");
    }
    for (String each : classes) {
      if (households.stream().noneMatch(h -> h.incomeClass().equals(each) && h.number() > 0)) {
        throw new InputError(
            each, "income class", "a class with households", "Maybe their number is missing.");
      }
    }
  }

  private static List<String> classesOf(List<Household> households) {
    return households.stream().map(Household::incomeClass).distinct().toList();
  }

  @Override
  public String kind() {
    return KIND;
  }

  public int hours() {
    return background.length;
  }

  /** Years in the game's hours. */
  public double years() {
    return hours() / (DAYS * Household.DAY);
  }

  /** Income classes in the order in which households name them. */
  public List<String> incomeClasses() {
    return classesOf(households);
  }

  /** Index of the bus of each group. */
  public int[] buses() {
    List<String> names = network.buses().stream().map(bus -> bus.name()).toList();
    return households.stream().mapToInt(household -> names.indexOf(household.node())).toArray();
  }

  /** Index of the income class of each group. */
  public int[] classes() {
    List<String> classes = incomeClasses();
    return households.stream().mapToInt(h -> classes.indexOf(h.incomeClass())).toArray();
  }

  /**
   * What one household of a group pays with.
   *
   * @param lmp nodal prices at its bus, $/MWh, by hour
   */
  public Meter meter(int group, Tariff tariff, double[] lmp) {
    Household household = households.get(group);
    int[] window = design.windowOfHour();
    double[] buying = new double[hours()];
    double[] selling = new double[hours()];
    design.prices(tariff, window, lmp, buying, selling);
    boolean apart = design.billing() == Billing.BUY_ALL_SELL_ALL;
    double[] base = new double[hours()];
    double credit = 0;
    for (int t = 0; t < base.length; t++) {
      base[t] = apart ? household.load()[t] : household.netLoad(t);
      if (apart) {
        double rate = design.generationRate(tariff, window[t % Household.DAY], lmp[t]);
        credit += rate * household.pv() * household.solar()[t];
      }
    }
    return new Meter(base, buying, selling, credit, design.blocks());
  }

  /**
   * What the network must serve.
   *
   * @param battery charge less discharge of one household, kW, by group and hour
   * @return MW by hour and bus
   */
  public double[][] loads(double[][] battery) {
    int[] buses = buses();
    double[][] loads = new double[hours()][];
    for (int t = 0; t < loads.length; t++) {
      loads[t] = background[t].clone();
      for (int g = 0; g < buses.length; g++) {
        Household household = households.get(g);
        loads[t][buses[g]] += KW * household.number() * (household.netLoad(t) + battery[g][t]);
      }
    }
    return loads;
  }

  /**
   * What the households' net load costs at nodal prices, $ a year.
   *
   * @param battery charge less discharge of one household, kW, by group and hour
   * @param lmp $/MWh by hour and bus
   */
  public double wholesale(double[][] battery, double[][] lmp) {
    int[] buses = buses();
    double sum = 0;
    for (int g = 0; g < buses.length; g++) {
      Household household = households.get(g);
      double each = 0;
      for (int t = 0; t < lmp.length; t++) {
        each += lmp[t][buses[g]] * (household.netLoad(t) + battery[g][t]);
      }
      sum += KW * household.number() * each;
    }
    return sum / years();
  }

  /** Households by income class. */
  public double[] classNumbers() {
    double[] numbers = new double[incomeClasses().size()];
    int[] classes = classes();
    for (int g = 0; g < classes.length; g++) {
      numbers[classes[g]] += households.get(g).number();
    }
    return numbers;
  }

  /** Income of all households by class, $ a year. */
  public double[] classIncomes() {
    double[] incomes = new double[incomeClasses().size()];
    int[] classes = classes();
    for (int g = 0; g < classes.length; g++) {
      incomes[classes[g]] += households.get(g).number() * households.get(g).income();
    }
    return incomes;
  }

  /** $ a year of fixed charges for a household of a class. */
  public static double fixedCharge(Tariff tariff, int incomeClass) {
    return MONTHS * tariff.fixed()[tariff.fixed().length == 1 ? 0 : incomeClass];
  }

  /**
   * A year under a tariff.
   *
   * @param energyBills of one household by group without fixed charges, $ a year
   * @param wholesale see {@link #wholesale}
   */
  public Settlement settle(Tariff tariff, double[] energyBills, double wholesale) {
    int[] classes = classes();
    double[] incomes = classIncomes();
    double[] numbers = classNumbers();
    double[] bills = new double[energyBills.length];
    double[] spent = new double[incomes.length];
    double revenue = 0;
    for (int g = 0; g < bills.length; g++) {
      bills[g] = energyBills[g] + fixedCharge(tariff, classes[g]);
      spent[classes[g]] += households.get(g).number() * bills[g];
      revenue += households.get(g).number() * bills[g];
    }
    double[] burdens = new double[incomes.length];
    double[] means = new double[incomes.length];
    for (int c = 0; c < burdens.length; c++) {
      burdens[c] = PERCENT * spent[c] / incomes[c];
      means[c] = incomes[c] / numbers[c];
    }
    return new Settlement(bills, burdens, revenue, wholesale, measure.of(burdens, numbers, means));
  }

  /** The same game with other households. */
  public TariffGame withHouseholds(List<Household> others) {
    return new TariffGame(name, network, rules, background, others, design, measure, revenue);
  }

  /** The same game with another design of the tariff. */
  public TariffGame withDesign(TariffDesign other) {
    return new TariffGame(name, network, rules, background, households, other, measure, revenue);
  }

  /** The same game with other revenue to earn. */
  public TariffGame withRevenue(Optional<Revenue> other) {
    return new TariffGame(name, network, rules, background, households, design, measure, other);
  }

  /** The same game in which the leader minimises another measure. */
  public TariffGame withMeasure(EquityMeasure other) {
    return new TariffGame(name, network, rules, background, households, design, other, revenue);
  }

  /** Prices by hour and bus of a dispatch an hour, $/MWh; rounding leaves none below 0. */
  public static double[][] prices(List<Dispatch> dispatches) {
    double[][] prices = new double[dispatches.size()][];
    for (int t = 0; t < prices.length; t++) {
      prices[t] =
          Arrays.stream(dispatches.get(t).prices()).map(price -> Math.max(0, price)).toArray();
    }
    return prices;
  }

  @Override
  public String fingerprint() {
    return TariffFingerprint.of(this);
  }
}
