package org.firstmover.experiments.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstmover.experiments.Contrast;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;

/**
 * Figures 3 and 4 of the paper that coordinates followers by gradients through their equilibrium:
 * as its released code does it, with the right gradient, and by stronger and simpler methods.
 *
 * <p>Source: K. Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe, "Coordinating followers to reach
 * better equilibria: end-to-end gradient descent for Stackelberg games", AAAI 2022.
 */
final class Wang2022 {
  static final String SUBSIDIES = "subsidies";
  static final String SECURITY = "security";
  static final String INSURANCE = "insurance";
  static final List<String> BUDGETS = List.of("1", "2", "3", "4", "5");
  static final List<String> SMALL_BUDGETS = List.of("0.2", "0.4", "0.6", "0.8", "1.0");
  static final List<String> RISKS = List.of("0.1", "0.2", "0.3", "0.4", "0.5");

  static final String INITIAL = "initial";
  static final String PUBLISHED = "as published";
  static final String CORRECTED = "corrected";
  static final String UNTRANSPOSED = "untransposed";
  static final String STRONGER = "hypergradient";
  static final String DIFFERENCES = "sqp-differences";
  static final String TRUST_REGION = "trust-region";
  static final String COMPLEMENTARITY = "complementarity";
  static final String FIRST_ORDER = "first-order";

  static final String GAIN = "gain as published";

  private static final String STOPPED = "stopped by 20,000 oracle calls or 60 s";

  /** What the published method leaves open, and the study measures. */
  private static final List<String> ROUGH =
      List.of("leader constraints", "KKT residual", "follower regret", "equilibria");

  static final Study STUDY =
      new Study(
          "wang-2022",
          "gradients through the followers' equilibrium in three domains",
          "Subsidies in normal-form games (3 followers with 10 actions), reimbursements for defenders"
              + " whose targets overlap (5 defenders, 100 targets), insurance of a network (10"
              + " customers): the leader's value and how far her constraints are violated, as"
              + " Figures 3 and 4 of the paper have them. \"As published\" does what the released"
              + " code does: it solves the adjoint system with K where the transpose is needed, and"
              + " answers with the last iterate. \"Corrected\" solves with the transpose and answers"
              + " with the best iterate that keeps the constraints; \"untransposed\" differs from it"
              + " by the system alone. Answers of the published method break constraints and stop"
              + " short of the equilibrium: they count, and a note says how many. In about a fifth"
              + " of the security games its simultaneous responses cycle; there it makes 8,000"
              + " rounds of them, and then one a step. The baselines of"
              + " the paper are weak or broken in its code; here they are honest: right stationarity,"
              + " exact equilibria, and at most 20,000 oracle calls or 60 seconds a run. Where time"
              + " ends a search, its result depends on the machine. Every method is valued at the one"
              + " equilibrium that it follows from the followers' start, as in the paper. Full insurance at the premiums"
              + " that customers just accept has a closed form and beats the published figures; no"
              + " insurer can earn more than the bound.",
          "K. Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe, Coordinating followers to reach better"
              + " equilibria: end-to-end gradient descent for Stackelberg games, AAAI 2022",
          "budget, or risk aversion",
          cells(),
          List.of(
              Quantity.VALUE,
              Wang2022Quantities.VIOLATION,
              Quantity.further("best iterate", "best iterate that keeps constraints"),
              Quantity.further("last iterate", "value of the last iterate"),
              Quantity.further("last violation", "violation by the last iterate"),
              Wang2022Quantities.OVER_FULL_INSURANCE,
              Wang2022Quantities.BELOW_BOUND,
              Wang2022Quantities.FULL_INSURANCE,
              Wang2022Quantities.BOUND,
              Quantity.REGRET,
              Wang2022Quantities.RESIDUAL,
              Quantity.counted("oracle calls", "equilibria asked for", "equilibria"),
              Quantity.counted("sweeps", "sweeps of best responses", "sweeps"),
              Quantity.further("worst condition", "largest condition number of K")),
          List.of(
              gain(GAIN, "gain over the start, as published", PUBLISHED, INITIAL),
              gain("gain corrected", "gain over the start, corrected", CORRECTED, INITIAL),
              gain("gain stronger", "gain over the start, hypergradient", STRONGER, INITIAL),
              gain("transposed", "what the transpose is worth", CORRECTED, UNTRANSPOSED),
              gain("stronger", "hypergradient over corrected", STRONGER, CORRECTED)),
          Wang2022Figures.all());

  private Wang2022() {}

  private static Contrast gain(String name, String title, String method, String against) {
    return new Contrast(name, title, Quantity.VALUE.name(), method, against);
  }

  private static List<Study.Cell> cells() {
    Map<String, String> small =
        Map.of("rate", "0.01", "penalty", "10", "normalise", "yes", "starts", "1");
    Map<String, String> large =
        Map.of("rate", "0.1", "penalty", "100", "normalise", "no", "starts", "1");
    List<Study.Cell> cells = new ArrayList<>();
    List<GamePlan> subsidies = new ArrayList<>();
    for (String budget : BUDGETS) {
      subsidies.add(
          new GamePlan(
              SUBSIDIES,
              budget,
              "subsidies",
              Map.of("followers", "3", "actions", "10", "budget", budget)));
    }
    cells.addAll(Study.crossed(subsidies, methods(small, Map.of("oracle-tolerance", "1e-6")), 30));
    List<GamePlan> security = new ArrayList<>();
    for (String budget : SMALL_BUDGETS) {
      security.add(
          new GamePlan(
              SECURITY,
              budget,
              "defender-coordination",
              Map.of("defenders", "5", "targets", "100", "budget", budget, "costs", "code")));
    }
    // where simultaneous responses cycle, a thousand rounds in each step would take half an hour
    Map<String, String> few = Map.of("oracle-tolerance", "1e-4", "sweeps", "8000");
    cells.addAll(Study.crossed(security, methods(small, few), 100));
    List<GamePlan> insurance = new ArrayList<>();
    for (String risk : RISKS) {
      insurance.add(
          new GamePlan(
              INSURANCE, risk, "cyber-insurance", Map.of("customers", "10", "risk", risk)));
    }
    cells.addAll(Study.crossed(insurance, methods(large, Map.of("oracle-tolerance", "1e-4")), 30));
    return cells;
  }

  /**
   * @param oracle options of the published method's response oracle
   */
  private static List<MethodPlan> methods(Map<String, String> steps, Map<String, String> oracle) {
    String gradient = "implicit-gradient";
    return List.of(
        new MethodPlan(INITIAL, "initial", Map.of("equilibria", "1"), MethodPlan.STOPPED),
        new MethodPlan(PUBLISHED, gradient, steps, MethodPlan.STOPPED, ROUGH)
            .with(Map.of("profile", "paper-code"))
            .with(oracle),
        new MethodPlan(CORRECTED, gradient, steps, MethodPlan.STOPPED),
        new MethodPlan(UNTRANSPOSED, gradient, steps, MethodPlan.STOPPED)
            .with(Map.of("adjoint", "untransposed")),
        new MethodPlan(
            STRONGER,
            "hypergradient",
            Map.of("equilibria", "1", "selection", "tracked"),
            MethodPlan.STOPPED),
        baseline(DIFFERENCES),
        baseline(TRUST_REGION),
        baseline(COMPLEMENTARITY),
        baseline(FIRST_ORDER));
  }

  private static MethodPlan baseline(String method) {
    Map<String, String> limits =
        Map.of("oracle-calls", "20000", "seconds", "60", "equilibria", "1");
    return new MethodPlan(method, method, limits, STOPPED);
  }
}
