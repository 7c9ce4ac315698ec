package org.firstmover.experiments.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstmover.experiments.Contrast;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;

/** What commitment is worth to the leader in nine families of two-player games. */
final class CommitmentValue {
  private static final List<Integer> SIZES = List.of(10, 20, 50, 100);

  static final Study STUDY =
      new Study(
          "commitment-value",
          "what commitment is worth in nine families of games",
          "",
          "",
          "actions of each player",
          Study.crossed(
              games(),
              List.of(
                  MethodPlan.of("commitment", "multiple-lps"),
                  MethodPlan.of("pure commitment", "best-pure"))),
          List.of(Quantity.VALUE),
          List.of(
              new Contrast(
                  "gain over pure",
                  "gain over pure commitment",
                  "value",
                  "commitment",
                  "pure commitment")),
          List.<Published>of(),
          10);

  private CommitmentValue() {}

  private static List<GamePlan> games() {
    List<GamePlan> games = new ArrayList<>();
    for (int size : SIZES) {
      String n = Integer.toString(size);
      games.add(new GamePlan("random", n, "random", Map.of("rows", n, "columns", n)));
      games.add(new GamePlan("covariant", n, "covariant", Map.of("rows", n, "columns", n)));
    }
    return games;
  }
}
