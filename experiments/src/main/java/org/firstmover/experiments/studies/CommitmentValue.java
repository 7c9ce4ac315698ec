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

/**
 * What commitment is worth to the leader in nine families of two-player games after GAMUT, against
 * the best pure commitment and against the equilibria of the simultaneous game.
 *
 * <p>Source: B. von Stengel and S. Zamir, "Leadership games with convex strategy sets", Games and
 * Economic Behavior 69 (2010): the value of commitment is at least that of every Nash equilibrium.
 */
final class CommitmentValue {
  private static final String COMMITMENT = "commitment";
  private static final String PURE = "pure commitment";
  private static final String BEST = "best Nash";
  private static final String WORST = "worst Nash";

  private static final List<Integer> SIZES = List.of(10, 20, 50, 100);

  /** The default correlation of the generator's payoffs. */
  private static final Map<Integer, Double> COVARIANT_PURE =
      Map.of(10, 0.63418343, 20, 0.75142753, 50, 0.88600493, 100, 0.97697705);

  static final Study STUDY =
      new Study(
          "commitment-value",
          "what commitment is worth in nine families of games",
          "The leader's value when she commits to the best mixed strategy (multiple linear"
              + " programmes, proved optimal), to the best single action, and when nobody commits:"
              + " in the best and the worst Nash equilibrium for her. Equilibria are enumerated"
              + " exactly in games of 10 actions; in larger ones the search stops at a limit of"
              + " work and says how many it found. The figures that results are held against are"
              + " values that theory has in closed form.",
          "B. von Stengel, S. Zamir, Leadership games with convex strategy sets, Games and Economic"
              + " Behavior 69 (2010); games after E. Nudelman, J. Wortman, Y. Shoham,"
              + " K. Leyton-Brown, Run the GAMUT, AAMAS 2004",
          "actions of each player",
          Study.crossed(
              games(),
              List.of(
                  MethodPlan.of(COMMITMENT, "multiple-lps"),
                  MethodPlan.of(PURE, "best-pure"),
                  new MethodPlan(BEST, "best-nash", Map.of(), "not exhaustive"),
                  new MethodPlan(WORST, "worst-nash", Map.of(), "not exhaustive")),
              20),
          List.of(
              Quantity.VALUE,
              Quantity.counted(
                  "equilibria", "equilibria found", "extreme equilibria", "equilibria")),
          List.of(
              gain("gain over pure", "gain over the best pure commitment", PURE),
              gain("gain over best Nash", "gain over the best Nash equilibrium", BEST),
              gain("gain over worst Nash", "gain over the worst Nash equilibrium", WORST)),
          published());

  private CommitmentValue() {}

  private static Contrast gain(String name, String title, String against) {
    return new Contrast(name, title, Quantity.VALUE.name(), COMMITMENT, against);
  }

  private static List<GamePlan> games() {
    List<GamePlan> games = new ArrayList<>();
    for (String name : List.of("random", "covariant")) {
      for (int n : SIZES) {
        String size = Integer.toString(n);
        games.add(new GamePlan(name, size, name, Map.of("rows", size, "columns", size)));
      }
    }
    for (String name :
        List.of(
            "travelers-dilemma",
            "grab-the-dollar",
            "dispersion",
            "location",
            "war-of-attrition",
            "minimum-effort",
            "inspection")) {
      for (int n : SIZES) {
        String size = Integer.toString(n);
        games.add(new GamePlan(name, size, "gamut-" + name, Map.of("actions", size)));
      }
    }
    return games;
  }

  /** Closed forms; with n actions of each player and the generators' default parameters. */
  private static List<Published> published() {
    List<Published> figures = new ArrayList<>();
    for (int n : SIZES) {
      Figures at = new Figures(figures, n);
      at.add("random", PURE, n / (n + 1.0), "theory: the largest of n uniform numbers");
      at.add(
          "covariant",
          PURE,
          COVARIANT_PURE.getOrDefault(n, Double.NaN),
          "theory: the largest of n sums of half the least of n normal numbers and a normal number"
              + " of variance 3/4, by numerical integration");
      String dilemma = "theory: the follower undercuts any claim by one (K. Basu, AER 84, 1994)";
      at.add("travelers-dilemma", PURE, n - 2, dilemma);
      at.add("travelers-dilemma", BEST, 2, "theory: both claim the least (K. Basu, AER 84, 1994)");
      at.add("travelers-dilemma", WORST, 2, "theory: both claim the least (K. Basu, AER 84, 1994)");
      String grab = "theory: she grabs first; the mean of the largest of three uniform numbers";
      at.add("grab-the-dollar", COMMITMENT, 0.75, grab);
      at.add("grab-the-dollar", PURE, 0.75, grab);
      at.add("grab-the-dollar", BEST, 0.75, grab);
      for (String method : List.of(COMMITMENT, PURE, BEST)) {
        at.add("dispersion", method, 1, "theory: they never meet");
        at.add("minimum-effort", method, 0.6 + 0.1 * n, "theory: all make the highest effort");
        at.add(
            "war-of-attrition",
            method,
            0.5,
            "theory: the follower quits at once; the mean of the leader's valuation");
      }
      at.add("minimum-effort", WORST, 0.7, "theory: all make the least effort");
      at.add("war-of-attrition", WORST, 0, "theory: the leader quits at once");
      for (String method : List.of(COMMITMENT, BEST, WORST)) {
        at.add("location", method, 0.5, "theory: a symmetric constant-sum game");
      }
    }
    // only there are equilibria exhaustively enumerated
    new Figures(figures, 10)
        .add("dispersion", WORST, 0.9, "theory: both mix uniformly and meet once in n");
    return figures;
  }

  /** Figures for games of one size. */
  private record Figures(List<Published> figures, int size) {
    void add(String game, String method, double value, String source) {
      figures.add(
          new Published(
              Quantity.VALUE.name(), game, Integer.toString(size), method, value, 0, source));
    }
  }
}
