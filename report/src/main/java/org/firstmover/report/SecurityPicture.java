package org.firstmover.report;

import static org.firstmover.report.Vega.data;
import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.security.AttackResponse.Attack;

/** What targets are worth, how they are covered, and what the attacker gets at each. */
public final class SecurityPicture implements Picture<SecurityGame> {
  @Override
  public List<Table> game(SecurityGame game) {
    if (game.size() > 2 * Table.MOST_ROWS) {
      return List.of();
    }
    return List.of(
        NormalFormPicture.table(
            game.resources() + " resources; payoffs of each target",
            game.targets(),
            List.of(
                "defender, covered",
                "defender, uncovered",
                "attacker, covered",
                "attacker, uncovered"),
            (t, column) -> NormalFormPicture.text(game.payoffs(), t, column)));
  }

  @Override
  public List<Figure> figures(SecurityGame game, Solution solution) {
    double[] coverage =
        solution
            .leader()
            .strategy()
            .weights()
            .inOrderOf(game.targets(), "the solution is of another game");
    String attacked =
        String.join(", ", solution.followers().get(0).response().weights().nonZero().keySet());
    List<Map<String, Object>> bars = new ArrayList<>();
    for (int t = 0; t < Math.min(game.size(), Bars.MOST); t++) {
      bars.add(
          map(
              "target", game.targets().get(t),
              "coverage", coverage[t],
              "attacker", game.attackerValue(t, coverage[t]),
              "defender", game.defenderValue(t, coverage[t]),
              "attacked", game.targets().get(t).equals(attacked)));
    }
    Map<String, Object> specification =
        map(
            "data", data(bars),
            "hconcat", List.of(bar("coverage", true), bar("attacker", false)));
    String most = game.size() > Bars.MOST ? " The first " + Bars.MOST + " targets." : "";
    return List.of(
        new Figure(
            "How much each target is covered, and what the attacker would get there; red: the"
                + " target attacked."
                + most,
            specification));
  }

  private static Map<String, Object> bar(String field, boolean labelled) {
    Map<String, Object> y = map("field", "target", "type", "nominal", "sort", null, "title", null);
    if (!labelled) {
      y.put("axis", null);
    }
    return map(
        "width", 300,
        "height", map("step", 20),
        "mark", map("type", "bar", "tooltip", map("content", "data")),
        "encoding",
            map(
                "y", y,
                "x",
                    map(
                        "field",
                        field,
                        "type",
                        "quantitative",
                        "title",
                        labelled ? "coverage" : "attacker's payoff"),
                "color",
                    map(
                        "condition",
                        map("test", "datum.attacked", "value", Vega.OPTIMUM),
                        "value",
                        labelled ? "#4c78a8" : "#9aa5b8")));
  }

  @Override
  public List<Comparison> comparisons(SecurityGame game) {
    double[] even = new double[game.size()];
    Arrays.fill(even, Math.min(1, (double) game.resources() / game.size()));
    return List.of(
        new Comparison("no cover", Attack.on(game, new double[game.size()]).strong()),
        new Comparison("even cover", Attack.on(game, even).strong()));
  }
}
