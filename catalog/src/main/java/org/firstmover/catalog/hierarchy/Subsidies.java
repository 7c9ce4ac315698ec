package org.firstmover.catalog.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
 * Subsidies in a normal-form game: the leader adds pi_i(a) >= 0 to what follower i gets in cell a.
 * Followers play mixed strategies and like them spread, with entropy weight 1, so that their
 * equilibria are quantal response equilibria. The leader maximises welfare, the sum of the expected
 * payoffs without subsidies; what she expects to pay is at most a budget.
 *
 * <p>Tensors of m^n entries are flattened in C order, axis k being follower k's action.
 *
 * <p>Source: K. Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe, "Coordinating followers to reach
 * better equilibria", AAAI 2022, "Coordination in normal-form games".
 */
public final class Subsidies implements HierarchyGame {
  private static final int VERSION = 1;

  /** So that subsidies fit into one array with room to spare: n m^n of n = 3 and m = 200. */
  private static final long MOST_SUBSIDIES = 24_000_000;

  private final String name;
  private final Optional<CatalogReference> reference;
  private final double[][] payoffs;
  private final double[] welfare;
  private final int actions;
  private final double budget;
  private final Variables variables;

  /**
   * @param payoffs double[follower][cell], without subsidies
   * @param actions of each follower, at least 2
   * @throws InputError if there are fewer than two followers, a tensor has not m^n entries, or a
   *     payoff or the budget is not finite
   */
  public Subsidies(String name, double[][] payoffs, int actions, double budget) {
    this(
        name,
        Optional.empty(),
        Arrays.stream(payoffs).map(double[]::clone).toArray(double[][]::new),
        actions,
        budget);
  }

  private Subsidies(
      String name,
      Optional<CatalogReference> reference,
      double[][] payoffs,
      int actions,
      double budget) {
    int cells = cells(payoffs.length, actions);
    for (int i = 0; i < payoffs.length; i++) {
      check(payoffs[i], "payoffs of follower " + (i + 1), cells);
    }
    check(new double[] {budget}, "budget", 1);
    this.name = name;
    this.reference = reference;
    this.payoffs = payoffs;
    welfare = new double[cells];
    for (double[] tensor : payoffs) {
      for (int cell = 0; cell < cells; cell++) {
        welfare[cell] += tensor[cell];
      }
    }
    this.actions = actions;
    this.budget = budget;
    List<Variable> subsidies = new ArrayList<>();
    List<List<Variable>> strategies = new ArrayList<>();
    for (int i = 1; i <= payoffs.length; i++) {
      subsidies.add(Variable.list("subsidies" + i, cells, 0, Double.POSITIVE_INFINITY));
      strategies.add(List.of(Variable.list("strategy" + i, actions, 0, 1, 1.0 / actions)));
    }
    variables = new Variables(subsidies, strategies);
  }

  /** Payoffs independent and uniform on [0, 10), follower by follower. */
  public static Subsidies random(
      CatalogReference reference, int followers, int actions, double budget, RandomStream random) {
    double[][] payoffs = new double[followers][cells(followers, actions)];
    for (double[] tensor : payoffs) {
      for (int cell = 0; cell < tensor.length; cell++) {
        tensor[cell] = random.nextDouble(0, 10);
      }
    }
    return new Subsidies(reference.name(), Optional.of(reference), payoffs, actions, budget);
  }

  private static int cells(int followers, int actions) {
    boolean fits = followers >= 2 && actions >= 2;
    long cells = 1;
    for (int i = 0; fits && i < followers; i++) {
      cells *= actions;
      fits = cells * followers <= MOST_SUBSIDIES;
    }
    if (!fits) {
      throw new InputError(
          followers + " followers with " + actions + " actions",
          "a game with subsidies",
          "at least 2 of both, and at most " + MOST_SUBSIDIES + " subsidies, one a follower a cell",
          "Maybe fewer followers or actions will do.");
    }
    return (int) cells;
  }

  private static void check(double[] numbers, String where, int size) {
    if (numbers.length != size) {
      throw new InputError(
          numbers.length + " numbers",
          where,
          size + ", one a cell",
          "Maybe a tensor is of another shape.");
    }
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw new InputError(
            Double.toString(number),
            where,
            "a finite number",
            "Maybe a computation before it failed.");
      }
    }
  }

  /** How many actions each follower has. */
  public int actions() {
    return actions;
  }

  /** What the leader may expect to pay at most. */
  public double budget() {
    return budget;
  }

  /** A copy of a follower's payoffs without subsidies, one a cell. */
  public double[] payoffs(int follower) {
    return payoffs[follower].clone();
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
              Fingerprint hash = Fingerprint.of(KIND).text("subsidies").whole(VERSION);
              hash.whole(followers()).whole(actions).number(budget);
              for (double[] tensor : payoffs) {
                for (double payoff : tensor) {
                  hash.number(payoff);
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
    return mean(welfare, 0, point);
  }

  @Override
  public int leaderConstraints() {
    return 1;
  }

  @Override
  public String leaderConstraint(int constraint) {
    return "expected subsidies <= " + budget;
  }

  @Override
  public void leaderConstraints(double[] point, double[] differences) {
    double paid = 0;
    for (int i = 0; i < payoffs.length; i++) {
      paid += mean(point, i * payoffs[i].length, point);
    }
    differences[0] = paid - budget;
  }

  private double mean(double[] tensor, int at, double[] point) {
    return Tensors.mean(tensor, at, point, variables.leaderSize(), actions, payoffs.length);
  }

  @Override
  public int followers() {
    return payoffs.length;
  }

  @Override
  public String followerName(int follower) {
    return "follower " + (follower + 1);
  }

  @Override
  public double followerValue(int follower, double[] point) {
    double value =
        mean(payoffs[follower], 0, point) + mean(point, follower * payoffs[follower].length, point);
    for (int place = variables.from(follower); place < variables.to(follower); place++) {
      double probability = point[place];
      value -= probability == 0 ? 0 : probability * StrictMath.log(probability);
    }
    return value;
  }

  @Override
  public int followerConstraints(int follower) {
    return 1;
  }

  @Override
  public String followerConstraint(int follower, int constraint) {
    return "sum of strategy" + (follower + 1) + " = 1";
  }

  @Override
  public boolean followerEquality(int follower, int constraint) {
    return true;
  }

  @Override
  public void followerConstraints(
      int follower, double[] point, double[][] coefficients, double[] constants) {
    Arrays.fill(coefficients[0], 1);
    constants[0] = -1;
  }

  @Override
  public boolean isConcave(int follower) {
    return true;
  }

  @Override
  public List<double[]> leaderStarts() {
    return new Persuasion(payoffs, welfare, actions, budget).starts();
  }

  @Override
  public Optional<Derivatives> derivatives() {
    return Optional.of(new SubsidyDerivatives(payoffs, welfare, actions));
  }

  @Override
  public Optional<BestResponse> bestResponse() {
    return Optional.of(new SubsidyResponse(payoffs, actions));
  }
}
