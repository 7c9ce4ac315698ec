package org.firstmover.experiments.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.firstmover.experiments.Contrast;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.game.Game;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.stochastic.RegularisedProblem;

/**
 * Whether the two-timescale rule for stochastic Stackelberg games converges, where to, and what its
 * Hessian has to do with it.
 *
 * <p>Source: P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, "Learning in stochastic
 * Stackelberg games" (2024).
 */
final class Das2024 {
  static final String GARNET = "garnet";
  static final String PATROL = "patrol";
  static final String EPIDEMIC = "epidemic";

  static final String DOUBLE_LOOP = "double loop";
  static final String MANY_STARTS = "double loop, 20 starts";
  static final String PUBLISHED = "as published";
  static final String SAMPLED_PUBLISHED = "sampled, ridge 0.1";
  static final String HESSIAN_FREE = "Hessian-free";
  static final String NATURAL = "Hessian-free, natural";
  static final String KICKED = "Hessian-free, natural, kicked";
  static final String SAMPLED_FREE = "sampled, Hessian-free";
  static final String NAIVE = "naive leader";
  static final String SIMULTANEOUS = "simultaneous";

  /** The setting with the steps below; in the others the leader's are divided by it. */
  static final String BASE = "1";

  static final List<String> SLOWER = List.of("0.1", "0.3", BASE, "3", "10");

  static final int GARNETS = 20;
  static final int DOMAINS = 10;

  /** How close to the double loop counts as having got there. */
  private static final double CLOSE = 0.002;

  private static final double PUBLISHED_STEP = 2;
  private static final double FREE_STEP = 0.3;

  private static final Map<String, String> PERIOD = Map.of("period", "250");

  static final Study STUDY =
      new Study(
          "das-2024",
          "the two-timescale rule for stochastic Stackelberg games",
          "The paper proves that its two-timescale rule converges (Theorem 1) and has no experiments, so"
              + " that there are no published figures to stand beside. Here it plays 20 random games"
              + " of 10 states (garnet), a patrol on a ring and testing in an epidemic, 10 of each,"
              + " from uniform policies; beside it the same rule with a ridge on the follower's"
              + " Hessian, a rule without Hessian, by gradients, by natural gradients, and by these with"
              + " kicks out of local optima, two rules from trajectories only, and two baselines. All are held against the double loop,"
              + " which climbs through exact best responses from the same start. Values are those of"
              + " the last iterate against the follower's exact best response. The paper leaves step"
              + " sizes open: they are alpha_t = 2 / (1 + t)^0.75 and beta_t = 5 / (1 + t)^0.55 (50"
              + " in patrols), which were among the best of 18 pairs tried on six games; the rule"
              + " without Hessian has 0.3 for both players, 0.03 for the leader by natural gradients,"
              + " and kicked it has the method's defaults. In settings other than 1 the leader's"
              + " steps are divided by the setting, which separates the time scales by so much more"
              + " or less. The sampled rule with the ridge has the same steps as the exact one, 2,500"
              + " of them, of 500 trajectories each; the sampled rule without Hessian 5,000 of 200."
              + " What Theorem 1 says can be seen on the way: whether the follower comes to her best"
              + " response, and whether the leader's gradient vanishes. Its Assumption 2 holds for no"
              + " softmax table, and away from the best response the follower's Hessian is"
              + " indefinite: where an eigenvalue changes its sign, the rule's second term has a"
              + " pole, and the last picture shows how large it gets. Optima are often deterministic"
              + " policies, on the way to which logits grow for ever and gradients vanish slowly:"
              + " their norms are listed. The double loop finds local optima: others may be above it,"
              + " and 20 starts say by how much.",
          "P. Das, B. Nortmann, L. J. Ratliff, V. Gupta, T. Mylvaganam, Learning in stochastic"
              + " Stackelberg games, 2024",
          "leader slower by",
          cells(),
          List.of(
              Quantity.VALUE,
              new Quantity(
                  "over uniform", "leader's value less that of uniform play", Das2024::overUniform),
              new Quantity(
                  "below uniform",
                  "share of games in which uniform play is better",
                  Das2024::belowUniform),
              Quantity.further("gradient norm", "norm of the leader's gradient at the end"),
              Quantity.further("leader logits", "norm of the leader's logits at the end")),
          List.of(
              new Contrast(
                  "over double loop",
                  "leader's value less that of the double loop",
                  Quantity.VALUE.name(),
                  "",
                  DOUBLE_LOOP),
              new Contrast(
                  "as good",
                  "share of games within 0.002 of the double loop, or above it",
                  Quantity.VALUE.name(),
                  "",
                  DOUBLE_LOOP,
                  (one, other) -> one >= other - CLOSE ? 1 : 0)),
          List.of(
              new Course("value", "leader's value on the way", "value", 0),
              new Course(
                  "missing", "missing to the double loop on the way", "value", 1e-6, DOUBLE_LOOP),
              new Course(
                  "gradient norm",
                  "norm of the leader's gradient on the way",
                  "gradient norm",
                  1e-9),
              new Course(
                  "follower distance",
                  "distance of the follower to her best response on the way",
                  "follower distance",
                  1e-9),
              new Course(
                  "response term",
                  "norm of the published rule's second term on the way",
                  "response term",
                  1e-3)),
          List.of());

  private Das2024() {}

  /** Against a follower who best-responds to either. */
  private static OptionalDouble overUniform(Game game, Solution solution) {
    if (game instanceof StochasticGame stochastic && stochastic.entropy() > 0) {
      RegularisedProblem uniform = new RegularisedProblem(stochastic);
      uniform.respond(new double[stochastic.actions().moves()]);
      return OptionalDouble.of(solution.leader().value() - uniform.value());
    }
    return OptionalDouble.empty();
  }

  private static OptionalDouble belowUniform(Game game, Solution solution) {
    OptionalDouble over = overUniform(game, solution);
    return over.isEmpty() ? over : OptionalDouble.of(over.getAsDouble() < 0 ? 1 : 0);
  }

  private static List<Study.Cell> cells() {
    List<Study.Cell> cells = new ArrayList<>();
    for (String slower : SLOWER) {
      GamePlan game = new GamePlan(GARNET, slower, "garnet", Map.of());
      List<MethodPlan> methods = slower.equals(BASE) ? all("5") : swept(slower);
      cells.addAll(Study.crossed(List.of(game), methods, GARNETS));
    }
    GamePlan patrol = new GamePlan(PATROL, BASE, "patrol", Map.of());
    GamePlan epidemic = new GamePlan(EPIDEMIC, BASE, "epidemic-testing", Map.of());
    // of more states each is visited less often, and the follower's gradient is the smaller
    cells.addAll(Study.crossed(List.of(patrol), all("50"), DOMAINS));
    cells.addAll(Study.crossed(List.of(epidemic), all("5"), DOMAINS));
    return cells;
  }

  /**
   * @param step of the follower in the published rule
   */
  private static List<MethodPlan> all(String step) {
    return List.of(
        doubleLoop(DOUBLE_LOOP, "1"),
        doubleLoop(MANY_STARTS, "20"),
        published("0", step, BASE),
        published("0.001", step, BASE),
        published("0.01", step, BASE),
        published("0.1", step, BASE),
        steps(MethodPlan.of(SAMPLED_PUBLISHED, "sampled-two-timescale-as-published"), step, BASE)
            .with(
                Map.of("eta", "0.1", "iterations", "2500", "trajectories", "500", "period", "50")),
        hessianFree(BASE),
        plain(NATURAL, "natural", "0.03"),
        reporting(KICKED, "two-timescale"),
        MethodPlan.of(SAMPLED_FREE, "sampled-two-timescale")
            .with(
                Map.of(
                    "leader-step",
                    "3",
                    "iterations",
                    "5000",
                    "trajectories",
                    "200",
                    "period",
                    "50")),
        reporting(NAIVE, "naive-leader"),
        reporting(SIMULTANEOUS, "simultaneous-gradient"));
  }

  private static List<MethodPlan> swept(String slower) {
    return List.of(
        doubleLoop(DOUBLE_LOOP, "1"),
        published("0", "5", slower),
        published("0.1", "5", slower),
        hessianFree(slower));
  }

  private static MethodPlan doubleLoop(String label, String starts) {
    return MethodPlan.of(label, "double-loop").with(Map.of("starts", starts));
  }

  private static MethodPlan published(String eta, String step, String slower) {
    String label = eta.equals("0") ? PUBLISHED : PUBLISHED + ", ridge " + eta;
    return steps(MethodPlan.of(label, "two-timescale-as-published"), step, slower)
        .with(Map.of("eta", eta));
  }

  /** Powers that Assumption 1 allows. */
  private static MethodPlan steps(MethodPlan plan, String step, String slower) {
    return plan.with(PERIOD)
        .with(Map.of("leader-step", divided(PUBLISHED_STEP, slower), "leader-power", "0.75"))
        .with(Map.of("follower-step", step, "follower-power", "0.55"));
  }

  private static MethodPlan hessianFree(String slower) {
    return plain(HESSIAN_FREE, "gradient", divided(FREE_STEP, slower));
  }

  /** With steps that do not shrink, and from the first local optimum nowhere else. */
  private static MethodPlan plain(String label, String direction, String step) {
    return reporting(label, "two-timescale")
        .with(Map.of("direction", direction, "leader-step", step, "leader-power", "0"))
        .with(Map.of("reach", "1e9", "kick-period", "0"));
  }

  private static MethodPlan reporting(String label, String method) {
    return MethodPlan.of(label, method).with(PERIOD);
  }

  private static String divided(double step, String slower) {
    return Double.toString(step / Double.parseDouble(slower));
  }
}
