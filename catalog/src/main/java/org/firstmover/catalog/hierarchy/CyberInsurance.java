package org.firstmover.catalog.hierarchy;

import java.util.ArrayList;
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
 * Insurance of connected networks. Customer i protects herself with effort x_i >= 0 at cost c_i
 * each, which protects her neighbours, too: the chance of a loss L_i is q_i = sigmoid(scale L_i -
 * (W x)_i). Insured with compensation I_i for a premium rho_i she maximises
 *
 * <pre>
 *   -(L_i - I_i) q_i - c_i x_i - rho_i - r |L_i - I_i| sqrt(q_i (1 - q_i)),
 * </pre>
 *
 * the mean less r standard deviations. The insurer maximises sum_i (rho_i - I_i q_i); with the same
 * efforts no customer may be better off without insurance: rho_i - I_i q_i - r (L_i - |L_i - I_i|)
 * sqrt(q_i (1 - q_i)) &lt;= 0.
 *
 * <p>Source: K. Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe, "Coordinating followers to reach
 * better equilibria", AAAI 2022, "Cyber insurance games with multiple customers". The paper has the
 * scale 1; its published code, whose numbers are these, 0.01.
 */
public final class CyberInsurance implements HierarchyGame {
  private static final int VERSION = 1;

  private final String name;
  private final Optional<CatalogReference> reference;
  private final double risk;
  private final double scale;
  private final Customers customers;
  private final Variables variables;

  /**
   * Arrays are not copied and must not change.
   *
   * @param weights W: how much a customer (row) is protected by another's effort (column)
   * @param losses L
   * @param costs c
   */
  @SuppressWarnings("ArrayRecordComponent") // identity is enough
  public record Customers(double[][] weights, double[] losses, double[] costs) {
    /** How many there are. */
    public int size() {
      return losses.length;
    }
  }

  /**
   * A game with given customers.
   *
   * @param risk r >= 0, how much they shun it
   * @param scale of losses in the chance of an attack
   * @throws InputError if a cost, a loss or a weight of one's own effort is not positive
   */
  public CyberInsurance(String name, double risk, double scale, Customers customers) {
    this(name, Optional.empty(), risk, scale, customers);
  }

  private CyberInsurance(
      String name,
      Optional<CatalogReference> reference,
      double risk,
      double scale,
      Customers customers) {
    this.name = name;
    this.reference = reference;
    this.risk = risk;
    this.scale = scale;
    this.customers = customers;
    int size = customers.size();
    List<List<Variable>> efforts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      positive(customers.costs()[i], "cost", i);
      positive(customers.losses()[i], "loss", i);
      positive(customers.weights()[i][i], "weight of her own effort", i);
      efforts.add(List.of(Variable.number("effort" + (i + 1), 0, Double.POSITIVE_INFINITY)));
    }
    double free = Double.POSITIVE_INFINITY;
    variables =
        new Variables(
            List.of(
                Variable.list("compensation", size, -free, free),
                Variable.list("premium", size, -free, free)),
            efforts);
  }

  private static void positive(double number, String what, int customer) {
    if (!(number > 0) || Double.isInfinite(number)) {
      throw new InputError(
          Double.toString(number),
          "customer " + (customer + 1) + ": " + what,
          "a positive number",
          "Maybe a sign is wrong: costs and losses count as positive.");
    }
  }

  /**
   * Weights uniform on [0, 1), 1 more for one's own, losses on [50, 100), costs on [5, 10); drawn
   * in this order.
   */
  public static CyberInsurance random(
      CatalogReference reference, int customers, double risk, double scale, RandomStream random) {
    double[][] weights = new double[customers][customers];
    for (int i = 0; i < customers; i++) {
      for (int j = 0; j < customers; j++) {
        weights[i][j] = random.nextDouble() + (i == j ? 1 : 0);
      }
    }
    double[] losses = uniform(customers, 50, 100, random);
    double[] costs = uniform(customers, 5, 10, random);
    return new CyberInsurance(
        reference.name(),
        Optional.of(reference),
        risk,
        scale,
        new Customers(weights, losses, costs));
  }

  private static double[] uniform(int count, double low, double high, RandomStream random) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextDouble(low, high);
    }
    return numbers;
  }

  public double risk() {
    return risk;
  }

  public double scale() {
    return scale;
  }

  /** Its arrays must not be changed. */
  public Customers customers() {
    return customers;
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
              Fingerprint hash = Fingerprint.of(KIND).text("cyber-insurance").whole(VERSION);
              hash.number(risk).number(scale).whole(customers.size());
              for (int i = 0; i < customers.size(); i++) {
                hash.number(customers.losses()[i]).number(customers.costs()[i]);
                for (double weight : customers.weights()[i]) {
                  hash.number(weight);
                }
              }
              return hash.finish();
            });
  }

  @Override
  public Variables variables() {
    return variables;
  }

  private Exposure exposure(int customer, double[] point) {
    Exposure exposure = new Exposure();
    exposure.at(Exposure.protection(customers, scale, customer, point, variables.leaderSize()));
    return exposure;
  }

  @Override
  public double leaderValue(double[] point) {
    int size = customers.size();
    double revenue = 0;
    for (int i = 0; i < size; i++) {
      revenue += point[size + i] - point[i] * exposure(i, point).probability;
    }
    return revenue;
  }

  @Override
  public int leaderConstraints() {
    return customers.size();
  }

  @Override
  public String leaderConstraint(int constraint) {
    return "customer " + (constraint + 1) + " is at least as well off with insurance";
  }

  @Override
  public void leaderConstraints(double[] point, double[] differences) {
    int size = customers.size();
    for (int i = 0; i < size; i++) {
      Exposure exposure = exposure(i, point);
      double loss = customers.losses()[i];
      double relief = loss - Math.abs(loss - point[i]);
      differences[i] =
          point[size + i] - point[i] * exposure.probability - risk * relief * exposure.deviation;
    }
  }

  @Override
  public int followers() {
    return customers.size();
  }

  @Override
  public String followerName(int follower) {
    return "customer " + (follower + 1);
  }

  @Override
  public double followerValue(int follower, double[] point) {
    Exposure exposure = exposure(follower, point);
    double uncovered = customers.losses()[follower] - point[follower];
    return -uncovered * exposure.probability
        - customers.costs()[follower] * point[variables.from(follower)]
        - point[customers.size() + follower]
        - risk * Math.abs(uncovered) * exposure.deviation;
  }

  @Override
  public int followerConstraints(int follower) {
    return 0;
  }

  @Override
  public String followerConstraint(int follower, int constraint) {
    throw new IllegalArgumentException("constraint [" + constraint + "], expected none");
  }

  @Override
  public boolean followerEquality(int follower, int constraint) {
    throw new IllegalArgumentException("constraint [" + constraint + "], expected none");
  }

  @Override
  public void followerConstraints(
      int follower, double[] point, double[][] coefficients, double[] constants) {}

  /** Full insurance, at the premiums that leave customers as well off as without. */
  @Override
  public List<double[]> leaderStarts() {
    int n = customers.size();
    double[] start = new double[2 * n];
    for (int i = 0; i < n; i++) {
      double loss = customers.losses()[i];
      // nobody takes care where nothing can be lost
      double chance = 1 / (1 + Math.exp(-scale * loss));
      start[i] = loss;
      start[n + i] = loss * (chance + risk * Math.sqrt(chance * (1 - chance)));
    }
    return List.of(start);
  }

  @Override
  public Optional<Derivatives> derivatives() {
    return Optional.of(new InsuranceDerivatives(customers, risk, scale));
  }

  @Override
  public Optional<BestResponse> bestResponse() {
    return Optional.of(new InsuranceResponse(customers, risk, scale));
  }
}
