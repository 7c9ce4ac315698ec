package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solvers.nlp.AdjointProblem;
import org.firstmover.solvers.nlp.Domain;
import org.firstmover.solvers.nlp.JacobianProblem;

/**
 * The whole game as one programme in y = (p, x, lambda, mu): the leader's objective and constraints
 * under the followers' KKT conditions
 *
 * <pre>F - A' lambda + mu_lower - mu_upper = 0, c &lt;= 0, lambda >= 0, mu >= 0</pre>
 *
 * where of each pair (a multiplier, what it belongs to) one is 0. The last condition is either
 * relaxed, product &lt;= t (S. Scholtes, "Convergence properties of a regularization scheme for
 * mathematical programs with complementarity constraints", SIAM J. Optimization 11, 2001), or
 * decided pair by pair: a piece (Z.-Q. Luo, J.-S. Pang, D. Ralph, "Mathematical programs with
 * equilibrium constraints", 1996, section 6.2).
 *
 * <p>It assumes that followers choose for the leader, and that KKT points are equilibria.
 */
final class ComplementarityProgram implements JacobianProblem, AdjointProblem {
  private final HierarchyGame game;
  private final Derivatives derivatives;
  private final FollowerSets sets;
  private final int leaders;
  private final int size;
  private final int rows;
  private final int leaderConstraints;

  /** Pairs: one a row that is an inequality, one a finite lower bound, one a finite upper bound. */
  private final int[] pairMultiplier;

  private final int[] pairOwner;

  /** The multipliers of pairs at the point evaluated last. */
  private final double[] pairValue;

  private final double[] lower;
  private final double[] upper;
  private final double[] point;
  private final double[] slopes;
  private final double[] multipliers;
  private final double[] all;
  private final double[] unit;
  private final double[] unitRow;
  private final double[][] jacobian;
  private final double[] leaderValues;
  private double relaxation;
  private Domain domain;
  private boolean tight;

  ComplementarityProgram(HierarchyGame game, Derivatives derivatives) {
    this.game = game;
    this.derivatives = derivatives;
    sets = new FollowerSets(game);
    leaders = game.variables().leaderSize();
    size = game.variables().followersSize();
    rows = sets.rows();
    leaderConstraints = game.leaderConstraints();
    point = game.variables().start();
    slopes = new double[size];
    multipliers = new double[rows];
    all = new double[point.length];
    unit = new double[size];
    unitRow = new double[rows];
    jacobian = new double[size][size];
    leaderValues = new double[leaderConstraints];
    double[] lowest = game.variables().lower();
    double[] highest = game.variables().upper();
    int pairs = 0;
    int[] multiplierOf = new int[rows + 2 * size];
    int[] ownerOf = new int[rows + 2 * size];
    for (int r = 0; r < rows; r++) {
      if (!sets.equality(r)) {
        multiplierOf[pairs] = leaders + size + r;
        ownerOf[pairs++] = r;
      }
    }
    int next = leaders + size + rows;
    for (int j = 0; j < size; j++) {
      if (Double.isFinite(lowest[leaders + j])) {
        multiplierOf[pairs] = next++;
        ownerOf[pairs++] = -1 - j;
      }
    }
    for (int j = 0; j < size; j++) {
      if (Double.isFinite(highest[leaders + j])) {
        multiplierOf[pairs] = next++;
        ownerOf[pairs++] = -1 - size - j;
      }
    }
    pairMultiplier = Arrays.copyOf(multiplierOf, pairs);
    pairOwner = Arrays.copyOf(ownerOf, pairs);
    pairValue = new double[pairs];
    lower = Arrays.copyOf(lowest, next);
    upper = Arrays.copyOf(highest, next);
    for (int i = leaders + size; i < next; i++) {
      boolean free = i < leaders + size + rows && sets.equality(i - leaders - size);
      lower[i] = free ? Double.NEGATIVE_INFINITY : 0;
      upper[i] = Double.POSITIVE_INFINITY;
    }
    domain = new Domain(lower, upper, equalities(pairOwner.length));
  }

  /** Products of pairs may be this large. */
  void relax(double t) {
    relaxation = t;
    tight = false;
    domain = new Domain(lower, upper, equalities(pairOwner.length));
  }

  /** Of each pair either what the multiplier belongs to is 0 (tight), or the multiplier. */
  void decide(boolean[] tightPairs) {
    tight = true;
    double[] low = lower.clone();
    double[] high = upper.clone();
    boolean[] equality = equalities(0);
    for (int pair = 0; pair < pairOwner.length; pair++) {
      int owner = pairOwner[pair];
      if (!tightPairs[pair]) {
        low[pairMultiplier[pair]] = 0;
        high[pairMultiplier[pair]] = 0;
      } else if (owner >= 0) {
        equality[leaderConstraints + owner] = true;
      } else {
        int place = leaders + boundVariable(owner);
        low[place] = isLower(owner) ? lower[place] : upper[place];
        high[place] = low[place];
      }
    }
    domain = new Domain(low, high, equality);
  }

  /** Kinds of constraints: the leader's, rows, stationarity, and so many products of pairs. */
  private boolean[] equalities(int products) {
    boolean[] equality = new boolean[leaderConstraints + rows + size + products];
    for (int k = 0; k < leaderConstraints; k++) {
      equality[k] = game.leaderEquality(k);
    }
    for (int r = 0; r < rows; r++) {
      equality[leaderConstraints + r] = sets.equality(r);
    }
    Arrays.fill(equality, leaderConstraints + rows, leaderConstraints + rows + size, true);
    return equality;
  }

  int pairs() {
    return pairMultiplier.length;
  }

  /** The multiplier of a pair. */
  double multiplier(int pair, double[] y) {
    return y[pairMultiplier[pair]];
  }

  /** What the multiplier of a pair belongs to: the room that is left, 0 where there is none. */
  double room(int pair, double[] y) {
    int owner = pairOwner[pair];
    if (owner >= 0) {
      take(y);
      return -sets.value(owner, point);
    }
    int j = boundVariable(owner);
    double x = y[leaders + j];
    return isLower(owner) ? x - lower[leaders + j] : upper[leaders + j] - x;
  }

  private int boundVariable(int owner) {
    int bound = -1 - owner;
    return bound < size ? bound : bound - size;
  }

  private boolean isLower(int owner) {
    return -1 - owner < size;
  }

  /** y at an equilibrium. */
  double[] from(KktSystem kkt) {
    double[] y = new double[lower.length];
    System.arraycopy(kkt.point, 0, y, 0, leaders + size);
    System.arraycopy(kkt.multipliers, 0, y, leaders + size, rows);
    take(y);
    derivatives.at(point);
    derivatives.followerGradients(slopes);
    for (int pair = 0; pair < pairOwner.length; pair++) {
      int owner = pairOwner[pair];
      if (owner < 0) {
        int j = boundVariable(owner);
        double slope = slopes[j];
        for (int r = 0; r < rows; r++) {
          slope -= multipliers[r] * coefficient(r, j);
        }
        double pressed = isLower(owner) ? -slope : slope;
        boolean there = room(pair, y) <= 1e-9 * (1 + Math.abs(y[leaders + j]));
        y[pairMultiplier[pair]] = there ? Math.max(0, pressed) : 0;
      }
    }
    return y;
  }

  private double coefficient(int row, int j) {
    int own = j - sets.from(sets.owner(row));
    double[] a = sets.coefficients(row);
    return own >= 0 && own < a.length ? a[own] : 0;
  }

  private void take(double[] y) {
    System.arraycopy(y, 0, point, 0, point.length);
    System.arraycopy(y, point.length, multipliers, 0, rows);
    sets.at(point);
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public double evaluate(double[] y, double[] constraints) {
    take(y);
    game.leaderConstraints(point, leaderValues);
    System.arraycopy(leaderValues, 0, constraints, 0, leaderConstraints);
    for (int r = 0; r < rows; r++) {
      constraints[leaderConstraints + r] = sets.value(r, point);
    }
    derivatives.at(point);
    derivatives.followerGradients(slopes);
    int stationarity = leaderConstraints + rows;
    for (int j = 0; j < size; j++) {
      double sum = slopes[j];
      for (int r = sets.firstRow(owner(j)); r < sets.firstRow(owner(j) + 1); r++) {
        sum -= multipliers[r] * coefficient(r, j);
      }
      constraints[stationarity + j] = sum;
    }
    for (int pair = 0; pair < pairOwner.length; pair++) {
      int owner = pairOwner[pair];
      double multiplier = y[pairMultiplier[pair]];
      pairValue[pair] = multiplier;
      if (owner < 0) {
        constraints[stationarity + boundVariable(owner)] +=
            isLower(owner) ? multiplier : -multiplier;
      }
      if (!tight) {
        constraints[stationarity + size + pair] = multiplier * roomAt(owner) - relaxation;
      }
    }
    return -game.leaderGain(point);
  }

  private double roomAt(int owner) {
    if (owner >= 0) {
      return -sets.value(owner, point);
    }
    int place = leaders + boundVariable(owner);
    return isLower(owner) ? point[place] - lower[place] : upper[place] - point[place];
  }

  private int owner(int j) {
    int follower = 0;
    while (j >= sets.to(follower)) {
      follower++;
    }
    return follower;
  }

  @Override
  public void derivatives(double[] y, double[] gradient, double[][] constraintSlopes) {
    take(y);
    derivatives.at(point);
    derivatives.jacobian(jacobian);
    for (double[] row : constraintSlopes) {
      Arrays.fill(row, 0);
    }
    double[] weights = new double[leaderConstraints];
    Arrays.fill(gradient, 0);
    derivatives.leaderGradient(-1, weights, all);
    System.arraycopy(all, 0, gradient, 0, all.length);
    for (int k = 0; k < leaderConstraints; k++) {
      weights[k] = 1;
      derivatives.leaderGradient(0, weights, all);
      weights[k] = 0;
      System.arraycopy(all, 0, constraintSlopes[k], 0, all.length);
    }
    rowSlopes(constraintSlopes);
    stationaritySlopes(constraintSlopes);
    pairSlopes(y, constraintSlopes);
  }

  private void rowSlopes(double[][] constraintSlopes) {
    double[] none = new double[rows];
    double[] nothing = new double[size];
    for (int r = 0; r < rows; r++) {
      double[] row = constraintSlopes[leaderConstraints + r];
      unitRow[r] = 1;
      derivatives.pullbackConstraints(nothing, none, unitRow, row);
      unitRow[r] = 0;
      double[] a = sets.coefficients(r);
      System.arraycopy(a, 0, row, leaders + sets.from(sets.owner(r)), a.length);
    }
  }

  private void stationaritySlopes(double[][] constraintSlopes) {
    double[] negative = new double[rows];
    for (int r = 0; r < rows; r++) {
      negative[r] = -multipliers[r];
    }
    double[] none = new double[rows];
    for (int j = 0; j < size; j++) {
      double[] row = constraintSlopes[leaderConstraints + rows + j];
      unit[j] = 1;
      derivatives.pullback(unit, row);
      if (rows > 0) {
        derivatives.pullbackConstraints(unit, negative, none, row);
      }
      unit[j] = 0;
      System.arraycopy(jacobian[j], 0, row, leaders, size);
      for (int r = 0; r < rows; r++) {
        row[leaders + size + r] = -coefficient(r, j);
      }
    }
    for (int pair = 0; pair < pairOwner.length; pair++) {
      int owner = pairOwner[pair];
      if (owner < 0) {
        constraintSlopes[leaderConstraints + rows + boundVariable(owner)][pairMultiplier[pair]] =
            isLower(owner) ? 1 : -1;
      }
    }
  }

  private void pairSlopes(double[] y, double[][] constraintSlopes) {
    if (tight) {
      return;
    }
    for (int pair = 0; pair < pairOwner.length; pair++) {
      int owner = pairOwner[pair];
      double multiplier = y[pairMultiplier[pair]];
      double[] row = constraintSlopes[leaderConstraints + rows + size + pair];
      row[pairMultiplier[pair]] = roomAt(owner);
      if (owner >= 0) {
        double[] from = constraintSlopes[leaderConstraints + owner];
        for (int i = 0; i < leaders + size; i++) {
          row[i] = -multiplier * from[i];
        }
      } else {
        row[leaders + boundVariable(owner)] = isLower(owner) ? multiplier : -multiplier;
      }
    }
  }

  /** One pullback for all constraints together: no slopes of single ones. */
  @Override
  public void lagrangianGradient(double[] factors, double[] gradient) {
    int stationarity = leaderConstraints + rows;
    double[] u = Arrays.copyOfRange(factors, stationarity, stationarity + size);
    double[] rowFactors = Arrays.copyOfRange(factors, leaderConstraints, stationarity);
    derivatives.at(point);
    derivatives.jacobian(jacobian);
    derivatives.leaderGradient(-1, Arrays.copyOf(factors, leaderConstraints), all);
    Arrays.fill(gradient, 0);
    for (int pair = 0; pair < pairOwner.length; pair++) {
      int owner = pairOwner[pair];
      double factor = !tight ? factors[stationarity + size + pair] : 0;
      int place = pairMultiplier[pair];
      gradient[place] = factor * roomAt(owner);
      if (owner < 0) {
        int j = boundVariable(owner);
        double sign = isLower(owner) ? 1 : -1;
        gradient[place] += sign * u[j];
        all[leaders + j] += sign * factor * pairValue[pair];
      } else {
        rowFactors[owner] -= factor * pairValue[pair];
      }
    }
    derivatives.pullback(u, all);
    double[] negative = new double[rows];
    Arrays.setAll(negative, r -> -multipliers[r]);
    if (rows > 0) {
      derivatives.pullbackConstraints(u, negative, rowFactors, all);
    }
    for (int j = 0; j < size; j++) {
      if (u[j] != 0) {
        for (int i = 0; i < size; i++) {
          all[leaders + i] += u[j] * jacobian[j][i];
        }
      }
    }
    for (int r = 0; r < rows; r++) {
      double[] a = sets.coefficients(r);
      int from = sets.from(sets.owner(r));
      for (int j = 0; j < a.length; j++) {
        all[leaders + from + j] += rowFactors[r] * a[j];
        gradient[leaders + size + r] -= u[from + j] * a[j];
      }
    }
    System.arraycopy(all, 0, gradient, 0, all.length);
  }
}
