package org.firstmover.catalog.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.Fingerprint;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.BestResponse;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.hierarchy.Variables;
import org.firstmover.random.RandomStream;

/**
 * Several defenders patrol targets of their own, the sets overlapping; an attacker strikes targets
 * with the probabilities of {@link Attacks}. Defender i maximises sum_t p_t v_t (U_it + pi_it) over
 * her patrols x_it in [0, 1] of her own targets, U_it &lt;= 0 her loss there (0 elsewhere). The
 * leader promises reimbursements pi_it >= 0, elsewhere too, where they matter through p, and
 * maximises sum_t p_t v_t U_t.
 *
 * <p>Source: K. Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe, "Coordinating followers to reach
 * better equilibria", AAAI 2022, "Security games with multiple defenders". Where the paper and its
 * published code differ, {@link Rules} offers both.
 */
public final class DefenderCoordination implements HierarchyGame {
  private static final int VERSION = 1;

  private final String name;
  private final Optional<CatalogReference> reference;
  private final Rules rules;
  private final Stakes stakes;
  private final Variables variables;

  /** What reimbursements count for the budget. */
  public enum Costs {
    /** sum_it pi_it (1 - x_it), as in the published code. */
    CODE,
    /** sum_it pi_it p_t v_t: paid when a target is attacked and unprotected, as in the paper. */
    PAPER
  }

  /**
   * @param budget of the reimbursements
   * @param patrol how much each defender patrols, her targets added up
   * @param exactly whether she must, as in the published code, or may patrol less, as in the paper
   */
  public record Rules(double budget, Costs costs, double patrol, boolean exactly) {}

  /**
   * Who stands to lose what. Arrays are not copied and must not change.
   *
   * @param assignments each defender's targets, 0 the first one, in rising order
   * @param leader U_t
   * @param defenders U_it: double[defender][target]
   * @param attractiveness a_t
   */
  @SuppressWarnings("ArrayRecordComponent") // identity is enough
  public record Stakes(
      int[][] assignments, double[] leader, double[][] defenders, double[] attractiveness) {}

  /**
   * A game with given stakes.
   *
   * @throws InputError if a defender has fewer targets than she must patrol
   */
  public DefenderCoordination(String name, Rules rules, Stakes stakes) {
    this(name, Optional.empty(), rules, stakes);
  }

  private DefenderCoordination(
      String name, Optional<CatalogReference> reference, Rules rules, Stakes stakes) {
    this.name = name;
    this.reference = reference;
    this.rules = rules;
    this.stakes = stakes;
    List<Variable> reimbursements = new ArrayList<>();
    List<List<Variable>> patrols = new ArrayList<>();
    for (int i = 0; i < stakes.assignments().length; i++) {
      int own = stakes.assignments()[i].length;
      if (rules.patrol() > own) {
        throw new InputError(
            "patrol " + rules.patrol(),
            "defender " + (i + 1),
            "at most " + own + ", her number of targets",
            "Maybe lower the patrol, or add targets.");
      }
      reimbursements.add(
          Variable.list(
              "reimbursement" + (i + 1), stakes.leader().length, 0, Double.POSITIVE_INFINITY));
      patrols.add(List.of(Variable.list("patrol" + (i + 1), own, 0, 1, rules.patrol() / own)));
    }
    variables = new Variables(reimbursements, patrols);
  }

  /**
   * Each defender has half of the targets; losses uniform on (-10, 0], attractiveness standard
   * normal. Drawn in the order leader's losses, assignments, defenders' losses, attractiveness.
   */
  public static DefenderCoordination random(
      CatalogReference reference, int defenders, int targets, Rules rules, RandomStream random) {
    double[] leader = losses(targets, random);
    int[][] assignments = new int[defenders][];
    for (int i = 0; i < defenders; i++) {
      int[] order = IntStream.range(0, targets).toArray();
      random.shuffle(order);
      assignments[i] = Arrays.copyOf(order, targets / 2);
      Arrays.sort(assignments[i]);
    }
    double[][] own = new double[defenders][targets];
    for (int i = 0; i < defenders; i++) {
      for (int target : assignments[i]) {
        own[i][target] = 0 - random.nextDouble(0, 10);
      }
    }
    double[] attractiveness = new double[targets];
    for (int t = 0; t < targets; t++) {
      attractiveness[t] = random.nextGaussian();
    }
    return new DefenderCoordination(
        reference.name(),
        Optional.of(reference),
        rules,
        new Stakes(assignments, leader, own, attractiveness));
  }

  private static double[] losses(int count, RandomStream random) {
    double[] losses = new double[count];
    for (int t = 0; t < count; t++) {
      losses[t] = 0 - random.nextDouble(0, 10);
    }
    return losses;
  }

  public Rules rules() {
    return rules;
  }

  /** Who stands to lose what; its arrays must not be changed. */
  public Stakes stakes() {
    return stakes;
  }

  private int targets() {
    return stakes.leader().length;
  }

  private Attacks attacks(double[] point) {
    Attacks attacks =
        new Attacks(stakes.assignments(), stakes.attractiveness(), variables.leaderSize());
    attacks.at(point);
    return attacks;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<CatalogReference> reference() {
    return reference;
  }

  @Override
  public String fingerprint() {
    return reference
        .map(from -> from.fingerprint(KIND, VERSION))
        .orElseGet(
            () -> {
              Fingerprint hash = Fingerprint.of(KIND).text("defender-coordination").whole(VERSION);
              hash.number(rules.budget()).text(rules.costs().name());
              hash.number(rules.patrol()).whole(rules.exactly() ? 1 : 0).whole(targets());
              for (int t = 0; t < targets(); t++) {
                hash.number(stakes.leader()[t]).number(stakes.attractiveness()[t]);
              }
              for (int i = 0; i < followers(); i++) {
                hash.whole(stakes.assignments()[i].length);
                for (int target : stakes.assignments()[i]) {
                  hash.whole(target).number(stakes.defenders()[i][target]);
                }
              }
              return hash.finish();
            });
  }

  @Override
  public Variables variables() {
    return variables;
  }

  @Override
  public double leaderValue(double[] point) {
    return attacks(point).mean(stakes.leader(), new double[targets()], 0);
  }

  @Override
  public int leaderConstraints() {
    return 1;
  }

  @Override
  public String leaderConstraint(int constraint) {
    return (rules.costs() == Costs.CODE ? "reimbursements of the unprotected" : "expected payments")
        + " <= "
        + rules.budget();
  }

  @Override
  public void leaderConstraints(double[] point, double[] differences) {
    Attacks attacks = attacks(point);
    double cost = 0;
    for (int i = 0; i < followers(); i++) {
      for (int t = 0; t < targets(); t++) {
        cost +=
            point[i * targets() + t]
                * (rules.costs() == Costs.CODE
                    ? attacks.absent[i][t]
                    : attacks.probability[t] * attacks.unprotected[t]);
      }
    }
    differences[0] = cost - rules.budget();
  }

  @Override
  public int followers() {
    return stakes.assignments().length;
  }

  @Override
  public String followerName(int follower) {
    return "defender " + (follower + 1);
  }

  @Override
  public double followerValue(int follower, double[] point) {
    return attacks(point).mean(stakes.defenders()[follower], point, follower * targets());
  }

  @Override
  public int followerConstraints(int follower) {
    return 1;
  }

  @Override
  public String followerConstraint(int follower, int constraint) {
    return "sum of patrol" + (follower + 1) + (rules.exactly() ? " = " : " <= ") + rules.patrol();
  }

  @Override
  public boolean followerEquality(int follower, int constraint) {
    return rules.exactly();
  }

  @Override
  public void followerConstraints(
      int follower, double[] point, double[][] coefficients, double[] constants) {
    Arrays.fill(coefficients[0], 1);
    constants[0] = -rules.patrol();
  }

  @Override
  public Optional<Derivatives> derivatives() {
    return Optional.of(new DefenderDerivatives(stakes, rules, variables));
  }

  @Override
  public Optional<BestResponse> bestResponse() {
    return Optional.of(new DefenderResponse(stakes, rules, variables));
  }
}
