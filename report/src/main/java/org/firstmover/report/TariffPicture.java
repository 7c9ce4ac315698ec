package org.firstmover.report;

import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstmover.game.tariff.HourlyLists;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.game.tariff.Window;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.strategy.Point;

/** Burdens by income class, nodal prices, net load and batteries by hour. */
public final class TariffPicture implements Picture<TariffGame> {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 240;
  private static final int MOST_LINES = 12;
  private static final String PRICE = "price ";

  @Override
  public List<Table> game(TariffGame game) {
    List<List<String>> rows = new ArrayList<>();
    for (Household household : game.households()) {
      rows.add(
          List.of(
              household.name(),
              household.node(),
              household.incomeClass(),
              Numbers.text(household.income()),
              Numbers.text(household.number()),
              Numbers.text(household.pv()),
              household.battery().map(b -> Numbers.text(b.energy())).orElse("")));
    }
    List<List<String>> numbers = new ArrayList<>();
    List<String> names = game.design().names(game.incomeClasses());
    List<Range> ranges = game.design().ranges();
    for (int k = 0; k < names.size(); k++) {
      Range range = ranges.get(k);
      numbers.add(
          List.of(
              names.get(k),
              Numbers.text(range.lower()),
              range.isFree() ? Numbers.text(range.upper()) : ""));
    }
    List<List<String>> windows = new ArrayList<>();
    for (Window window : game.design().windows()) {
      windows.add(
          List.of(
              window.name(), String.join(", ", window.hours().stream().map(h -> "" + h).toList())));
    }
    return List.of(
        new Table(
            "Households.",
            List.of("group", "node", "class", "income, $/yr", "number", "PV, kW", "battery, kWh"),
            rows,
            rows.size() > Table.MOST_ROWS),
        new Table(
            "Numbers of the tariff, "
                + game.design().billing().text()
                + ": rates in $/kWh, fixed"
                + " charges in $ a month.",
            List.of("number", "from", "to"),
            numbers),
        new Table("Windows of the day.", List.of("window", "hours"), windows));
  }

  @Override
  public List<Figure> figures(TariffGame game, Solution solution) {
    List<Figure> figures = new ArrayList<>();
    List<Map<String, Object>> burdens = new ArrayList<>();
    solution
        .values()
        .forEach(
            (key, value) -> {
              if (key.startsWith(TariffGame.BURDEN)) {
                String name = key.substring(TariffGame.BURDEN.length());
                burdens.add(map("name", name, "weight", value));
              }
            });
    figures.add(
        new Figure(
            "Energy expenditure incidence: bills as a share of incomes, by income class.",
            Bars.plain(burdens, "% of income")));
    List<Map<String, Object>> prices = new ArrayList<>();
    List<Map<String, Object>> loads = new ArrayList<>();
    List<Map<String, Object>> stored = new ArrayList<>();
    for (Response response : solution.followers()) {
      if (response.response() instanceof Point point) {
        for (Point.Entry entry : point.entries()) {
          if (response.name().equals(TariffGame.OPERATOR)) {
            if (entry.name().startsWith(PRICE)) {
              line(prices, "node " + entry.name().substring(PRICE.length()), entry.values());
            }
          } else if (entry.name().equals(HourlyLists.NET_LOAD)) {
            line(loads, response.name(), entry.values());
          } else if (entry.name().equals(HourlyLists.STORED)) {
            line(stored, response.name(), entry.values());
          }
        }
      }
    }
    add(figures, prices, "Nodal prices by hour.", "$/MWh", game.hours());
    add(figures, loads, "What a household draws, by group and hour.", "kW", game.hours());
    add(figures, stored, "What is stored at the end of each hour.", "kWh", game.hours());
    return figures;
  }

  private static void line(List<Map<String, Object>> points, String name, double[] values) {
    for (int t = 0; t < values.length; t++) {
      points.add(map("name", name, "hour", t + 1, "value", values[t]));
    }
  }

  private static void add(
      List<Figure> figures,
      List<Map<String, Object>> points,
      String caption,
      String title,
      int hours) {
    if (points.isEmpty()) {
      return;
    }
    int lines = points.size() / hours;
    List<Map<String, Object>> shown = points.subList(0, Math.min(lines, MOST_LINES) * hours);
    String more = lines > MOST_LINES ? " The first " + MOST_LINES + " of " + lines + "." : "";
    Map<String, Object> colour = map("field", "name", "type", "nominal", "title", null);
    colour.put("sort", null);
    Map<String, Object> x = Vega.field("hour", "quantitative", "hour");
    x.put("scale", map("domain", List.of(1, hours), "nice", false));
    figures.add(
        new Figure(
            caption + more,
            map(
                "width", WIDTH,
                "height", HEIGHT,
                "data", Vega.data(shown),
                "mark", map("type", "line", "interpolate", "step", "tooltip", true),
                "encoding",
                    map(
                        "x", x,
                        "y", Vega.field("value", "quantitative", title),
                        "color", colour))));
  }

  @Override
  public List<Comparison> comparisons(TariffGame game) {
    return List.of();
  }
}
