package org.firstmover.solvers.hierarchy;

import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solvers.nlp.AdjointProblem;
import org.firstmover.solvers.nlp.Domain;
import org.firstmover.solvers.nlp.JacobianProblem;

/**
 * The leader's problem once the followers' equilibrium is a function of her strategy p: maximise
 * f(x*(p), p) subject to g(x*(p), p) &lt;= 0 or = 0 (Eq. 2 of Wang et al. 2022), with gradients
 * through the equilibrium (Eq. 3) by one adjoint solve:
 *
 * <pre>K' (u, w) = (f_x, 0),  df/dp = f_p - u' [dF/dp - lambda dA/dp] - w' dc/dp</pre>
 *
 * Equation 5 with the terms in dG, dh, dA, db that the paper leaves out. Not safe for use by
 * several threads.
 */
final class LeaderProblem implements JacobianProblem, AdjointProblem {
  /** No strategy beyond this is looked at. */
  static final double FAR = 1e12;

  private final HierarchyGame game;
  private final Derivatives derivatives;
  private final EquilibriumOracle oracle;
  private final KktSystem kkt;
  private final boolean transposed;
  private final int leaders;
  private final double[] values;
  private final double[] all;
  private final double[] slopes;
  private final double[] u;
  private final double[] weights;
  private final double[] multipliers;
  private final Domain domain;
  private double gain;
  private boolean usable;
  private BestIterate best = BestIterate.NONE;

  /**
   * @param derivatives of the game, for nobody else
   * @param transposed whether the adjoint is solved with K', as is right
   */
  LeaderProblem(
      HierarchyGame game, Derivatives derivatives, EquilibriumOracle oracle, boolean transposed) {
    this.game = game;
    this.derivatives = derivatives;
    this.oracle = oracle;
    this.transposed = transposed;
    KktSystem system = oracle.kkt();
    if (system == null) {
      throw new IllegalArgumentException("game without derivatives, expected one that has them");
    }
    kkt = system;
    leaders = game.variables().leaderSize();
    domain = HierarchyMethods.leaderDomain(game);
    values = new double[game.leaderConstraints()];
    all = new double[game.variables().size()];
    slopes = new double[game.variables().followersSize()];
    u = new double[slopes.length];
    weights = new double[oracle.sets().rows()];
    multipliers = new double[weights.length];
  }

  /**
   * Goes to a strategy of the leader: the equilibrium, her gain and her constraints there.
   *
   * @return whether there is an equilibrium and the values are finite
   */
  boolean at(double[] leader) {
    boolean near = isNear(leader);
    boolean settled = near && oracle.settle(leader);
    usable = near && oracle.trouble().isEmpty();
    if (usable) {
      double[] point = oracle.point();
      gain = game.leaderGain(point);
      game.leaderConstraints(point, values);
      usable = Double.isFinite(gain);
      for (double g : values) {
        usable &= Double.isFinite(g);
      }
    }
    return settled && usable;
  }

  /** Where a leader who still gains has no best strategy for practical purposes, nothing is. */
  private static boolean isNear(double[] leader) {
    for (double x : leader) {
      if (!(Math.abs(x) <= FAR)) {
        return false;
      }
    }
    return true;
  }

  /** Whether there are finite values at the strategy, if perhaps not at an equilibrium. */
  boolean isUsable() {
    return usable;
  }

  double gain() {
    return gain;
  }

  /** g at the strategy; not a copy. */
  double[] values() {
    return values;
  }

  /** The largest violation of a constraint. */
  double violation() {
    return violation(values);
  }

  /** Prepares gradients at this strategy: the system is factored once for all of them. */
  void linearise() {
    // Newton's method has ended with the residual at this point
    if (!oracle.isPolished()) {
      kkt.guess();
      kkt.residual();
    }
    kkt.factor();
    derivatives.at(oracle.point());
  }

  /**
   * The total gradient of objective * gain + sum_k factors[k] * g_k at the linearised strategy.
   *
   * @return one number for each variable of the leader, and others behind them; good until the next
   *     call
   */
  double[] gradient(double objective, double[] factors) {
    derivatives.leaderGradient(objective, factors, all);
    return through(all);
  }

  /**
   * The total gradient of any function at the linearised strategy.
   *
   * @param target its slopes in all variables; what belongs to the leader's is replaced by the
   *     answer
   * @return the same array
   */
  double[] through(double[] target) {
    System.arraycopy(target, leaders, slopes, 0, slopes.length);
    kkt.adjoint(slopes, transposed, u, weights);
    for (int j = 0; j < u.length; j++) {
      u[j] = -u[j];
    }
    derivatives.pullback(u, target);
    if (weights.length > 0) {
      for (int r = 0; r < weights.length; r++) {
        weights[r] = -weights[r];
        multipliers[r] = -kkt.multipliers[r];
      }
      derivatives.pullbackConstraints(u, multipliers, weights, target);
    }
    return target;
  }

  /** Offers what is evaluated from now on to this. */
  void rememberIn(BestIterate passed) {
    best = passed;
  }

  EquilibriumOracle oracle() {
    return oracle;
  }

  KktSystem kkt() {
    return kkt;
  }

  @Override
  public Domain domain() {
    return domain;
  }

  /** Minus the gain at the equilibrium; NaN where there is none. */
  @Override
  public double evaluate(double[] leader, double[] constraints) {
    if (!at(leader)) {
      return Double.NaN;
    }
    best.offer(leader, this);
    System.arraycopy(values, 0, constraints, 0, values.length);
    return -gain;
  }

  @Override
  public void lagrangianGradient(double[] factors, double[] gradient) {
    linearise();
    System.arraycopy(gradient(-1, factors), 0, gradient, 0, leaders);
  }

  @Override
  public void derivatives(double[] leader, double[] gradient, double[][] jacobian) {
    double[] unit = new double[values.length];
    lagrangianGradient(unit, gradient);
    for (int k = 0; k < unit.length; k++) {
      unit[k] = 1;
      System.arraycopy(gradient(0, unit), 0, jacobian[k], 0, leaders);
      unit[k] = 0;
    }
  }
}
