package org.firstmover.experiments.studies;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.View;
import org.firstmover.experiments.View.Item;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solvers.tariff.HouseholdPlay;

/** What is drawn in the study of tariffs on three nodes. */
final class HeLiuChen2025Views {
  private static final List<String> NODES = List.of("1", "2", "3");
  private static final List<String> PROSUMERS = List.of("low at 1", "middle at 2", "high at 3");
  private static final List<String> BATTERIES = List.of("learned", "idle", "planned");
  private static final String PLANNED =
      " Planned batteries follow, whatever the weather, the households' equilibrium on days without"
          + " any.";
  private static final List<String> ALL =
      List.of(HeLiuChen2025.CASES, HeLiuChen2025.DESIGN, HeLiuChen2025.LEARNING);
  private static final List<String> LEARNT = List.of(HeLiuChen2025.LEARNING);

  private HeLiuChen2025Views() {}

  static List<Course> courses() {
    List<Course> courses = new ArrayList<>();
    courses.add(
        new Course("regret", "household regret on the way, $ a day", HouseholdPlay.REGRET, 1e-4));
    for (String batteries : List.of("learned", "idle")) {
      String name = "price deviation, " + batteries;
      courses.add(new Course(name, "standard deviation of a day's prices, $/MWh", name, 0));
    }
    courses.add(new Course("saved", "generation saved, $ a day", "cost saved", 0));
    courses.add(new Course("measure", "largest less smallest burden, points", "measure", 0));
    for (String node : NODES) {
      String price = "price at " + node;
      courses.add(new Course(price, "nodal price, $/MWh", price, 0));
      for (String batteries : BATTERIES) {
        String name = price + ", " + batteries;
        courses.add(new Course(name, "nodal price, $/MWh", name, 0));
      }
    }
    for (String group : PROSUMERS) {
      for (String suffix : List.of("", ", learned")) {
        String stored = "stored, " + group + suffix;
        courses.add(new Course(stored, "stored in a battery, kWh", stored, 0));
        String drawn = "net load, " + group + suffix;
        courses.add(new Course(drawn, "drawn by a household, kW", drawn, 0));
      }
    }
    for (String suffix : List.of("", ", learned", ", idle")) {
      String load = "load" + suffix;
      courses.add(new Course(load, "net load of the network, MW", load, 0));
    }
    return courses;
  }

  static List<View> all() {
    List<View> views = new ArrayList<>();
    views.add(
        new View.Groups(
            "Burdens before and after",
            "Energy expenditure incidence by income class at the same revenue. Before: the table's"
                + " tariffs C to H, scaled; after: what the utility chooses, by commitment and by"
                + " best responses in turn.",
            "income class",
            "bills, % of income",
            List.of(HeLiuChen2025.SCALED, HeLiuChen2025.DESIGN),
            burdens()));
    views.add(
        new View.Groups(
            "Burdens in the table",
            "Energy expenditure incidence by income class in cases A to H, whose revenues differ.",
            "income class",
            "bills, % of income",
            List.of(HeLiuChen2025.CASES),
            burdens()));
    views.add(
        new View.Series(
            "Nodal prices by hour",
            "Locational marginal prices. In learning rows: with the households' equilibrium on a day"
                + " without weather.",
            "hour",
            ALL,
            NODES.stream().map(n -> new Item("node " + n, "price at " + n)).toList()));
    views.add(
        new View.Series(
            "Net load of the network by hour",
            "Generation less what is spilled, MW.",
            "hour",
            ALL,
            List.of(new Item("all nodes", "load"))));
    views.add(
        new View.Series(
            "Batteries by hour",
            "What is stored in a household's battery at the end of each hour; 13.5 kWh at most.",
            "hour",
            ALL,
            PROSUMERS.stream().map(g -> new Item(g, "stored, " + g)).toList()));
    views.add(
        new View.Series(
            "Net load of households by hour",
            "What a prosumer draws from the network; negative where it feeds in.",
            "hour",
            ALL,
            PROSUMERS.stream().map(g -> new Item(g, "net load, " + g)).toList()));
    views.add(adoption());
    learning(views);
    return views;
  }

  private static List<Item> burdens() {
    return HeLiuChen2025Quantities.CLASSES.stream()
        .map(each -> new Item(each, TariffGame.BURDEN + each))
        .toList();
  }

  private static View adoption() {
    return new View.Trends(
        "What adopting saves",
        "A household's yearly bill without panels and battery less its bill with them, by how many"
            + " of the prosumers have them. Under C, D, E and G, which follow no prices, it is the"
            + " same however many do; under I, nodal prices with an adder, those who come later save less.",
        "share of prosumers with panels and batteries, %",
        "saved, $ a year",
        List.of("C", "D", "E", "G", "I").stream().map(HeLiuChen2025::adoptionUnder).toList(),
        HeLiuChen2025Quantities.CLASSES.subList(1, 4).stream()
            .map(each -> new Item(each, HeLiuChen2025Quantities.GAIN + each))
            .toList());
  }

  /** What was learned, over 100 days and on the way to them. */
  private static void learning(List<View> views) {
    List<Item> prices = new ArrayList<>();
    for (String node : NODES) {
      for (String batteries : BATTERIES) {
        prices.add(new Item(batteries, "price at " + node + ", " + batteries, "node " + node));
      }
    }
    views.add(
        new View.Series(
            "Nodal prices with learned, idle and planned batteries",
            "Means by hour over 100 days with weather, on which nobody learns." + PLANNED,
            "hour",
            LEARNT,
            prices));
    views.add(
        new View.Series(
            "Net load with learned and idle batteries",
            "Means by hour over the same days.",
            "hour",
            LEARNT,
            List.of(new Item("learned", "load, learned"), new Item("idle", "load, idle"))));
    List<Item> stored = new ArrayList<>();
    List<Item> drawn = new ArrayList<>();
    for (String group : PROSUMERS) {
      stored.add(new Item(group, "stored, " + group + ", learned"));
      drawn.add(new Item(group, "net load, " + group + ", learned"));
    }
    views.add(
        new View.Series(
            "Learned batteries by hour", "Means over the same days.", "hour", LEARNT, stored));
    views.add(
        new View.Series(
            "Net load of learned households by hour",
            "Means over the same days.",
            "hour",
            LEARNT,
            drawn));
    views.add(
        new View.Series(
            "Learning: deviation of prices",
            "Day by day, over nodes and hours: learning for 1,500 days, then not for 100.",
            "",
            LEARNT,
            List.of(
                new Item("learning batteries", "price deviation, learned"),
                new Item("idle batteries", "price deviation, idle"))));
    views.add(
        new View.Series(
            "Learning: generation saved",
            "By learning batteries against idle ones on the same day.",
            "",
            LEARNT,
            List.of(new Item("saved", "saved"))));
    views.add(
        new View.Series(
            "Learning: the leader's measure",
            "Largest less smallest burden, as if every day were like this one, with the best fixed"
                + " charges of each evening.",
            "",
            LEARNT,
            List.of(new Item("measure", "measure"))));
  }
}
