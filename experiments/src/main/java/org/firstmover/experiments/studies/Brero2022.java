package org.firstmover.experiments.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;

/**
 * Mechanisms that are learned against followers who learn in each of the leader's episodes, held
 * against the best ones.
 *
 * <p>Source: G. Brero et al., "Stackelberg POMDP: a reinforcement learning approach for economic
 * design", 2022.
 */
final class Brero2022 {
  static final String WEIGHTS = "multiplicative weights";
  static final String Q_LEARNING = "Q-learning";
  static final String ALLOCATION = "allocation";
  static final String DESIGN = "matrix design";
  static final String PRICES = "posted prices";
  static final String ESCAPE = "escape";
  static final String GAME_4 = "game 4";

  /** Behind the label of a game whose leader chooses weights of her actions. */
  static final String LOTTERIES = " by lotteries";

  private static final String COUNT = "exact: as many items as messages are told apart";

  static final Study STUDY =
      new Study(
          "brero-2022",
          "mechanisms that are learned against learning followers",
          "A follower tells with too few messages which of three items she wants; a leader pays two"
              + " followers for what they do in a matrix game; two buyers are asked one after the"
              + " other at posted prices, after messages or without; and two matrix games, once."
              + " Where lotteries are chosen the leader has a weight from 0 to 1 for each action, and"
              + " actions are drawn in proportion: a larger space, in which learning can stay between"
              + " two actions and the best is at its border. The leader learns by PPO, her"
              + " answers cached within an episode, through followers who learn in each of her"
              + " episodes: by multiplicative weights, or by Q-learning. Values are those of the mode"
              + " of what she has learned against the followers' best tables, or equilibrium of"
              + " tables, beside the best that there is.",
          "G. Brero, A. Eden, D. Chakrabarti, M. Gerstgrasser, A. Greenwald, V. Li, D. Parkes,"
              + " Stackelberg POMDP: a reinforcement learning approach for economic design, 2022",
          "messages",
          cells(),
          List.of(
              Quantity.VALUE,
              Quantity.further("training return", "leader's return, last five iterations"),
              Quantity.further("gap of the oracle", "followers' average regret while they learn"),
              Quantity.further("queries", "queries"),
              Quantity.further("samples", "steps of the leader")),
          List.of(),
          List.of(
              new Course("training return", "leader's return in training", "training return", 0)),
          List.of(
              exact(ALLOCATION, "1", 1 / 3.0, COUNT),
              exact(ALLOCATION, "2", 2 / 3.0, COUNT),
              exact(ALLOCATION, "3", 1, COUNT),
              exact(DESIGN, "1", 5 / 3.0, "exact: enough is promised for what is not done"),
              exact(PRICES, "1", -0.06, "exact, by enumeration"),
              exact(PRICES, "2", 0, "exact: messages tell what is needed"),
              exact(PRICES + LOTTERIES, "1", -0.06, "exact: nothing is gained by drawing"),
              exact(ESCAPE, "1", 30, "exact: the largest payoff of both"),
              exact(ESCAPE + LOTTERIES, "1", 30, "exact: the largest payoff of both"),
              exact(GAME_4, "1", 1, "exact: the follower has a dominant action"),
              exact(GAME_4 + LOTTERIES, "1", 1, "exact: the follower has a dominant action")));

  private Brero2022() {}

  private static List<Study.Cell> cells() {
    List<Study.Cell> cells = new ArrayList<>();
    for (String messages : List.of("1", "2", "3")) {
      cells.addAll(
          all(ALLOCATION, messages, "simple-allocation", Map.of("messages", messages), "500000"));
    }
    cells.addAll(all(DESIGN, "1", "matrix-design", Map.of(), "500000"));
    for (String messages : List.of("1", "2")) {
      cells.addAll(
          all(PRICES, messages, "sequential-prices", Map.of("messages", messages), "2000000"));
    }
    Map<String, String> weights = Map.of("leader-actions", "weights");
    for (String game : List.of(ESCAPE, GAME_4)) {
      String name = "iterated/" + game.replace(' ', '-');
      cells.addAll(all(game, "1", name, Map.of(), "100000"));
      cells.addAll(all(game + LOTTERIES, "1", name, weights, "100000"));
    }
    cells.addAll(
        all(
            PRICES + LOTTERIES,
            "1",
            "sequential-prices",
            Map.of("messages", "1", "leader-actions", "weights"),
            "2000000"));
    return cells;
  }

  private static List<Study.Cell> all(
      String label, String messages, String game, Map<String, String> parameters, String steps) {
    return Study.crossed(
        List.of(new GamePlan(label, messages, game, parameters)),
        List.of(
            MethodPlan.of(WEIGHTS, "inner-loop")
                .with(Map.of("steps", steps, "batch", "2000", "rate", "0.008")),
            MethodPlan.of(Q_LEARNING, "inner-loop")
                .with(
                    Map.of(
                        "steps",
                        steps,
                        "batch",
                        "2000",
                        "rate",
                        "0.008",
                        "oracle",
                        "q-learning",
                        "epsilon",
                        "0.3"))),
        5);
  }

  private static Published exact(String game, String messages, double value, String source) {
    return new Published(Quantity.VALUE.name(), game, messages, WEIGHTS, value, 0, source);
  }
}
