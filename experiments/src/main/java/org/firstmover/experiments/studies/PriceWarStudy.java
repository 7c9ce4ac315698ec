package org.firstmover.experiments.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.game.Game;
import org.firstmover.learning.schedule.TurnsAnswer;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;

/**
 * What the published training of a procurement price war comes to, beside exact best responses,
 * exact equilibria and the best commitment.
 *
 * <p>Source: mini-env4, "Stackelberg game", of the platform "AI for social science", 2023.
 */
final class PriceWarStudy {
  static final String GAME = "price war";
  static final String BANDITS = "bandits";
  static final String KEPT = "bandits that keep their tables";
  static final String EXACT = "exact turns";
  static final String COMMITMENT = "commitment";
  static final String EQUILIBRIUM = "symmetric equilibrium";

  private static final String SOURCE =
      "the platform's document, without an error; means of its last 10,000 auctions";
  private static final int SEEDS = 6;

  /** Of the 14 equilibria, by revenue: the most, the one that is published elsewhere, the least. */
  private static final List<String> PLACES = List.of("1", "11", "14");

  static final Study STUDY =
      new Study(
          "price-war",
          "a procurement price war: what alternating training comes to",
          "Three suppliers compete for a contract by the lowest price; each knows her own cost. In W1"
              + " all learn to bid, by the published bandits: 2,000,000 auctions of 200,000 random"
              + " bids and then ever fewer. In the other phases the leader takes discounts off her"
              + " bids of W1 and counts her income, not her profit: in W2-1 she learns them while"
              + " the others' bids stand, in W2-2 the others then learn anew, in W2-3 they see her"
              + " discount, and in EXP-3 they take turns for twenty rounds, in every fourth of which"
              + " she learns to signal. Who learns begins each round with an empty table; as the source"
              + " does not say so of EXP-3, rows there also have learners who go on with theirs. Each seed has bids of its own from W1. The rows of exact"
              + " turns have the same phases with exact best responses of the leader and exact"
              + " equilibria of the followers in place of learning; those of the commitment what she"
              + " gets at most if followers know her discounts and respond in equilibrium, the best"
              + " for her. Leader and followers are what the players got: learners in the last 10,000"
              + " auctions of training, exploration included, others on average. The value is what the leader's"
              + " table is worth as a commitment, once followers have responded exactly. The source"
              + " says that taking turns converges to a Stackelberg equilibrium. It does not: what"
              + " W1 learns earns more than any symmetric equilibrium and could be exploited by as"
              + " much as the tables say, and turns aim at a point at which the leader does not"
              + " reckon with the followers' answer. For W1 the rows of the symmetric equilibria"
              + " have the one in which suppliers earn most, the eleventh and the last of 14.",
          "Alibaba DAMO Academy, AI for social science: Stackelberg game (mini-env4), 2023",
          "phase",
          cells(),
          List.of(
              new Quantity(
                  "leader",
                  "what the leader got: revenue in W1, else income",
                  PriceWarStudy::leader),
              new Quantity("followers", "what a follower got", PriceWarStudy::followers),
              Quantity.VALUE,
              Quantity.further(
                  TurnsAnswer.EXPLOITABILITY, "most that a player gains by deviating alone"),
              Quantity.further(
                  TurnsAnswer.FOLLOWERS_EXPLOITABILITY,
                  "most that a follower gains by deviating alone"),
              Quantity.further(TurnsAnswer.OPTIMUM, "value of the best commitment"),
              Quantity.further(TurnsAnswer.GAP, "missing to the best commitment")),
          List.of(),
          List.of(
              new Course("income", "leader's return in each round", Solution.TRAINING_RETURN, 0),
              new Course(
                  "followers' return",
                  "followers' return in each round",
                  "followers' training return",
                  0),
              new Course("exploitability", "exploitability in each round", "exploitability", 0)),
          published());

  private PriceWarStudy() {}

  private static List<Study.Cell> cells() {
    List<Study.Cell> cells = new ArrayList<>();
    GamePlan symmetric = new GamePlan(GAME, "W1", "price-war", Map.of("phase", "symmetric"));
    cells.add(new Study.Cell(symmetric, MethodPlan.of(BANDITS, "bandit-rounds"), SEEDS));
    for (String place : PLACES) {
      MethodPlan exact =
          MethodPlan.of(EQUILIBRIUM + " " + place, "symmetric-equilibrium")
              .with(Map.of("place", place));
      cells.add(new Study.Cell(symmetric, exact, 1));
    }
    led(cells, "W2-1", "discount", "1");
    led(cells, "W2-2", "discount", "2");
    led(cells, "W2-3", "truthful", "2");
    led(cells, "EXP-3", "signals", "20");
    cells.add(
        new Study.Cell(
            learned("EXP-3", "signals"),
            MethodPlan.of(KEPT, "bandit-rounds").with(Map.of("rounds", "20", "tables", "kept")),
            SEEDS));
    return cells;
  }

  private static GamePlan learned(String setting, String phase) {
    return new GamePlan(GAME, setting, "price-war", Map.of("phase", phase, "opening", "learned"));
  }

  private static void led(List<Study.Cell> cells, String setting, String phase, String rounds) {
    Map<String, String> turns = Map.of("rounds", rounds);
    cells.addAll(
        Study.crossed(
            List.of(learned(setting, phase)),
            List.of(
                MethodPlan.of(BANDITS, "bandit-rounds").with(turns),
                MethodPlan.of(EXACT, "alternating-best-response").with(turns),
                MethodPlan.of(COMMITMENT, "commitment-search")),
            SEEDS));
  }

  private static OptionalDouble leader(Game game, Solution solution) {
    return OptionalDouble.of(
        first(solution, solution.leader().value(), Solution.TRAINING_RETURN, TurnsAnswer.POINT));
  }

  private static OptionalDouble followers(Game game, Solution solution) {
    double trained =
        solution.values().entrySet().stream()
            .filter(value -> value.getKey().startsWith(Solution.TRAINING_RETURN + " of "))
            .mapToDouble(Map.Entry::getValue)
            .average()
            .orElse(Double.NaN);
    if (!Double.isNaN(trained)) {
      return OptionalDouble.of(trained);
    }
    double responding =
        solution.followers().stream().mapToDouble(Response::value).average().orElse(Double.NaN);
    return OptionalDouble.of(first(solution, responding, TurnsAnswer.FOLLOWERS_POINT));
  }

  private static double first(Solution solution, double otherwise, String... names) {
    for (String name : names) {
      Double value = solution.values().get(name);
      if (value != null) {
        return value;
      }
    }
    return otherwise;
  }

  private static List<Published> published() {
    List<Published> all = new ArrayList<>();
    all.add(figure("leader", "W1", 0.92, SOURCE + ": all three suppliers get about as much"));
    all.add(figure("followers", "W1", 0.92, SOURCE + ": all three suppliers get about as much"));
    all.add(figure("leader", "W2-1", 2.15, SOURCE));
    all.add(figure("followers", "W2-1", 0.60, SOURCE));
    all.add(figure("leader", "W2-3", 1.7, SOURCE));
    all.add(figure("followers", "W2-3", 0.64, SOURCE));
    for (String method : List.of(BANDITS, KEPT)) {
      all.add(figure("leader", "EXP-3", method, 2.2, SOURCE + ", about"));
      all.add(figure("followers", "EXP-3", method, 0.55, SOURCE + ": 0.7 and 0.4"));
    }
    all.add(
        new Published(
            "leader",
            GAME,
            "W1",
            EQUILIBRIUM + " 11",
            0.779032,
            3e-7,
            "an independent computation; error: of rounding to six digits; bids 3,4,4,5,6,6 or 7,7,8,9,10"));
    return all;
  }

  private static Published figure(String quantity, String setting, double value, String source) {
    return figure(quantity, setting, BANDITS, value, source);
  }

  private static Published figure(
      String quantity, String setting, String method, double value, String source) {
    return new Published(quantity, GAME, setting, method, value, Double.NaN, source);
  }
}
