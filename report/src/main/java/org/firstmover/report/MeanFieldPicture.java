package org.firstmover.report;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.solution.Solution;
import org.firstmover.strategy.Point;
import org.firstmover.verify.meanfield.MeanFieldVerifier;

/** What the leader chooses, and where the populations go. */
public final class MeanFieldPicture implements Picture<MeanFieldGame> {
  /** The differences are commitment gaps. */
  private static final List<String> COMPARED =
      List.of("value of the commitment found", "value of taking turns");

  @Override
  public List<Table> game(MeanFieldGame game) {
    Horizon horizon = game.horizon();
    List<List<String>> rows = new ArrayList<>();
    for (Population population : game.populations()) {
      rows.add(
          List.of(
              population.name(),
              Integer.toString(population.stateCount()),
              String.join(", ", population.actions())));
    }
    String time =
        horizon.stationary()
            ? "For ever, discounted by " + Numbers.six(horizon.discount()) + "."
            : horizon.steps() == 1 ? "Everyone chooses once." : horizon.steps() + " times.";
    return List.of(new Table("Populations. " + time, List.of("", "states", "actions"), rows));
  }

  @Override
  public List<Figure> figures(MeanFieldGame game, Solution solution) {
    List<Figure> figures = new ArrayList<>();
    if (solution.leader().strategy() instanceof Point point && !point.entries().isEmpty()) {
      figures.add(
          PointPicture.of(
              point.entries().stream().map(PointPicture.Row::new).toList(),
              "What the leader commits to.",
              "leader"));
    }
    MeanFieldVerifier.flow(game, solution)
        .ifPresent(
            flow -> {
              for (int p = 0; p < game.populations().size(); p++) {
                figures.addAll(new FlowPicture(game.populations().get(p), flow, p).figures());
              }
            });
    return figures;
  }

  @Override
  public List<Comparison> comparisons(MeanFieldGame game) {
    return List.of();
  }

  @Override
  public List<Comparison> comparisons(MeanFieldGame game, Solution solution) {
    return Comparison.of(solution, COMPARED);
  }
}
