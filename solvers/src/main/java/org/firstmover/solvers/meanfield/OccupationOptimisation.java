package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Slopes;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.solvers.nlp.AdjointProblem;
import org.firstmover.solvers.nlp.Domain;
import org.firstmover.solvers.nlp.ProjectedQuasiNewton;
import org.firstmover.solvers.nlp.Stopping;

/**
 * MF-OMO: an equilibrium is where c1 |A(d) d - b|² + c2 |A(d)' y + z - c(d)|² + z'd is 0, over 0
 * &lt;= d &lt;= 1, z &gt;= 0 and y; neither monotonicity nor uniqueness is needed, but the function
 * is not convex. Begins at the flow of the first policies with the y and z of best responses to it
 * (proposition 6).
 *
 * <p>Source: X. Guo, A. Hu, J. Zhang, "MF-OMO: an optimization formulation of mean-field games",
 * SIAM J. Control and Optimization, 2024. Departures: a bounded quasi-Newton method on d, z and y
 * themselves in place of Adam on the parametrised form, so that the bounds on the norms of y and z,
 * which hold at equilibria anyway, are left out. Residuals are balanced as in MFGLib's
 * documentation: c1 and c2 are doubled or halved where their residual is more than 10 times the
 * largest, or less than a tenth of the smallest, of the others.
 */
final class OccupationOptimisation implements ResponseMethod {
  private static final Option<Integer> BALANCED =
      Option.whole(
          "balance-rounds", 0, 1_000_000, 500, "after which residuals are balanced; 0: never");

  private static final MethodInfo INFO =
      new MethodInfo(
          "occupation-measure-optimisation",
          "an equilibrium of the populations by minimising the residuals of its optimality"
              + " conditions in occupation measures (MF-OMO)",
          "0 exactly at equilibria, monotone or not; a local minimum may be met before",
          "X. Guo, A. Hu, J. Zhang, MF-OMO: an optimization formulation of mean-field games, SIAM"
              + " J. Control and Optimization, 2024",
          List.of(BALANCED, Rounds.MOST, Rounds.TOLERANCE));

  private static final int MEMORY = 20;
  private static final double LARGEST_WEIGHT = 1e3;

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Optional<String> refusal(MeanFieldGame game) {
    return game.slopes().isEmpty()
        ? Optional.of("it has no slopes, by which residuals are minimised")
        : OccupationMeasures.refusal(game);
  }

  @Override
  public Equilibrium respond(Dynamics dynamics, double[][][] start, Options options, Run run) {
    Rounds rounds = new Rounds(dynamics, options, run);
    Residuals residuals = new Residuals(dynamics, rounds);
    double[] point = residuals.start(start);
    int most = options.get(BALANCED) == 0 ? options.get(Rounds.MOST) : options.get(BALANCED);
    ProjectedQuasiNewton method = new ProjectedQuasiNewton(point.length, MEMORY);
    int stages = 0;
    while (!residuals.over) {
      point =
          method.minimise(residuals, point, new Stopping(0, most, () -> residuals.over)).point();
      residuals.look(point);
      residuals.balance();
      run.report("flow residual", stages, Math.sqrt(residuals.first));
      run.report("value residual", stages, Math.sqrt(residuals.second));
      run.report("complementarity", stages, residuals.third);
      stages++;
    }
    return Equilibrium.of(dynamics, residuals.best, rounds.count());
  }

  /** The residuals and their slopes in d, z and y, one after the other. */
  private static final class Residuals implements AdjointProblem {
    /** Exploitability is looked at after so many slopes. */
    private static final int LOOKS = 10;

    private final Dynamics dynamics;
    private final OccupationMeasures measures;
    private final Slopes slopes;
    private final Rounds rounds;
    private final Averaging looking;
    private final Domain domain;
    private final int pairs;
    private final double[][][] policy;
    private final double[][][] bestValues;
    private final double[][][] best;
    private final double[] here;
    private final double[] d;
    private final double[] z;
    private final double[] y;
    private final double[] costs;
    private final double[] u;
    private final double[] e;
    private final double[] dSlopes;
    private final double[] scratch;
    private double least = Double.POSITIVE_INFINITY;
    private double first;
    private double second;
    private double third;
    private double c1 = 1;
    private double c2 = 1;
    private int gradients;
    private boolean over;

    Residuals(Dynamics dynamics, Rounds rounds) {
      this.dynamics = dynamics;
      this.rounds = rounds;
      measures = new OccupationMeasures(dynamics);
      slopes = dynamics.game().slopes().orElseThrow();
      looking = new Averaging(dynamics);
      pairs = measures.pairs();
      int size = 2 * pairs + measures.rows();
      domain = Domain.box(size, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
      Arrays.fill(domain.lower(), 0, 2 * pairs, 0);
      Arrays.fill(domain.upper(), 0, pairs, 1);
      policy = dynamics.table();
      bestValues = dynamics.table();
      best = dynamics.table();
      here = new double[size];
      d = new double[pairs];
      z = new double[pairs];
      y = new double[measures.rows()];
      costs = new double[pairs];
      u = new double[measures.rows()];
      e = new double[pairs];
      dSlopes = new double[pairs];
      scratch = new double[pairs];
    }

    /** Of the flow of policies, y = -V and z = A' (-y) + c of best responses to it. */
    double[] start(double[][][] from) {
      measures.measure(from, d);
      measures.meet(d);
      dynamics.values().best(bestValues);
      measures.lessValues(bestValues, y);
      measures.costs(costs);
      measures.transposed(y, z);
      double[] point = new double[here.length];
      System.arraycopy(d, 0, point, 0, pairs);
      for (int i = 0; i < pairs; i++) {
        point[pairs + i] = Math.max(0, costs[i] - z[i]);
      }
      System.arraycopy(y, 0, point, 2 * pairs, y.length);
      look(point);
      return point;
    }

    @Override
    public Domain domain() {
      return domain;
    }

    @Override
    public double evaluate(double[] point, double[] constraints) {
      System.arraycopy(point, 0, here, 0, here.length);
      System.arraycopy(point, 0, d, 0, pairs);
      System.arraycopy(point, pairs, z, 0, pairs);
      System.arraycopy(point, 2 * pairs, y, 0, y.length);
      measures.meet(d);
      measures.costs(costs);
      measures.flow(d, true, u);
      measures.transposed(y, e);
      for (int i = 0; i < pairs; i++) {
        e[i] += z[i] - costs[i];
      }
      first = Vectors.dot(u, u);
      second = Vectors.dot(e, e);
      third = Vectors.dot(z, d);
      return c1 * first + c2 * second + third;
    }

    @Override
    public void lagrangianGradient(double[] weights, double[] gradient) {
      if (++gradients % LOOKS == 0) {
        look(here);
        evaluate(here, weights);
      }
      Vectors.scale(2 * c1, u);
      Vectors.scale(2 * c2, e);
      measures.transposed(u, dSlopes);
      Vectors.add(1, z, dSlopes);
      measures.pullBack(slopes, d, y, u, e, dSlopes);
      System.arraycopy(dSlopes, 0, gradient, 0, pairs);
      for (int i = 0; i < pairs; i++) {
        gradient[pairs + i] = e[i] + d[i];
      }
      measures.flow(e, false, u);
      System.arraycopy(u, 0, gradient, 2 * pairs, u.length);
    }

    /** Looks at the policy of a point, and whether that was the last round. */
    void look(double[] point) {
      System.arraycopy(point, 0, scratch, 0, pairs);
      measures.meet(scratch);
      dynamics.values().best(bestValues);
      measures.policy(scratch, bestValues, policy);
      over |= rounds.end(looking.look(policy));
      if (rounds.last() < least) {
        least = rounds.last();
        Dynamics.copy(policy, best);
      }
    }

    void balance() {
      c1 = balanced(c1, first, second, third);
      c2 = balanced(c2, second, first, third);
    }

    private static double balanced(double weight, double own, double one, double other) {
      if (own > 10 * Math.max(one, other)) {
        return Math.min(LARGEST_WEIGHT, 2 * weight);
      }
      return own < Math.min(one, other) / 10 ? weight / 2 : weight;
    }
  }
}
