package org.firstmover.solvers.nlp;

import java.util.Arrays;
import org.firstmover.solvers.linear.Vectors;

/**
 * Minimise d'H d / 2 + g'd subject to a_k'd &lt;= b_k or a_k'd = b_k, and lower &lt;= d &lt;=
 * upper, where H is dense and positive definite: from the minimiser over the equations, violated
 * constraints are made active one by one while all multipliers keep their signs, until none is
 * violated.
 *
 * <p>Constraints may be redundant or degenerate. The memory, and the factor of H, are kept between
 * solutions. Not safe for use by several threads.
 *
 * <p>Source: D. Goldfarb and A. Idnani, "A numerically stable dual method for solving strictly
 * convex quadratic programs", Mathematical Programming 27 (1983).
 */
public final class QuadraticProgram {
  /** A constraint is violated by more than this, relative to the size of what it compares. */
  private static final double VIOLATED = 1e-12;

  /** What a constraint may be violated by where the others leave no room. */
  private static final double INCONSISTENT = 1e-9;

  private final LinearConstraints constraints;
  private final ActiveNormals normals;
  private final boolean[] tied;
  private final boolean[] given;
  private final boolean[] inside;
  private final int[] active;
  private final double[] activeRight;
  private final double[] multipliers;
  private final double[] shadow;
  private final double[] point;
  private final double[] direction;
  private int count;
  private int steps;

  /** H is the identity until said otherwise. */
  public QuadraticProgram(int variables, int constraints) {
    this.constraints = new LinearConstraints(variables, constraints);
    this.normals = new ActiveNormals(variables);
    int all = this.constraints.count();
    this.tied = new boolean[all];
    this.given = new boolean[all];
    this.inside = new boolean[all];
    this.active = new int[variables];
    this.activeRight = new double[variables];
    this.multipliers = new double[variables];
    this.shadow = new double[variables];
    this.point = new double[variables];
    this.direction = new double[variables];
    normals.diagonal(1);
  }

  /** How a quadratic programme ended. */
  public enum State {
    OPTIMAL,
    INFEASIBLE,
    /** Rounding led nowhere: nothing may be concluded. */
    FAILED
  }

  /**
   * The answer: H d + g + sum_k multipliers_k a_k + boundMultipliers = 0.
   *
   * @param state how it ended; unless it is optimal, the rest is where it ended
   * @param point d
   * @param multipliers one a constraint, at least 0 for inequalities
   * @param boundMultipliers one a variable: positive at an upper, negative at a lower bound
   * @param active the constraints active in the end, to start the next solution from: k, then
   *     constraints + i for the upper and constraints + variables + i for the lower bound of i
   * @param steps how many constraints were made active or dropped
   */
  public record Answer(
      State state,
      double[] point,
      double[] multipliers,
      double[] boundMultipliers,
      int[] active,
      int steps) {
    public boolean optimal() {
      return state == State.OPTIMAL;
    }
  }

  /**
   * Sets H.
   *
   * @param hessian of which the lower triangle is read
   * @throws IllegalArgumentException if it is not positive definite
   */
  public QuadraticProgram hessian(double[][] hessian) {
    normals.factor(hessian);
    return this;
  }

  /** J of 1/H = J J', [column][row]: for updates in place between solutions. */
  double[][] inverseFactor() {
    return normals.inverseFactor;
  }

  /** The point nearest to another one among those that satisfy the constraints. */
  public static Answer nearest(
      double[] point,
      double[][] rows,
      double[] right,
      boolean[] equality,
      double[] lower,
      double[] upper) {
    double[] gradient = point.clone();
    Vectors.scale(-1, gradient);
    return new QuadraticProgram(point.length, rows.length)
        .solve(gradient, rows, right, equality, lower, upper, new int[0]);
  }

  /** Solves from no constraint. */
  public Answer solve(
      double[] gradient,
      double[][] rows,
      double[] right,
      boolean[] equality,
      double[] lower,
      double[] upper) {
    return solve(gradient, rows, right, equality, lower, upper, new int[0]);
  }

  /**
   * Solves.
   *
   * @param gradient g
   * @param rows a_k, [constraint][variable]
   * @param right b_k
   * @param equality whether a_k'd = b_k, else &lt;=
   * @param lower one a variable, -infinity for none
   * @param upper one a variable, infinity for none
   * @param warm constraints that are likely to be active, as in {@link Answer#active}
   */
  public Answer solve(
      double[] gradient,
      double[][] rows,
      double[] right,
      boolean[] equality,
      double[] lower,
      double[] upper,
      int[] warm) {
    constraints.set(rows, right, lower, upper);
    start(equality, warm);
    settle(gradient);
    dropWrongSigns(gradient);
    return answer(equationsHold() ? run(gradient) : State.INFEASIBLE);
  }

  private void start(boolean[] equality, int[] warm) {
    normals.clear();
    count = 0;
    steps = 0;
    Arrays.fill(inside, false);
    Arrays.fill(given, false);
    Arrays.fill(tied, false);
    for (int k = 0; k < constraints.rowCount; k++) {
      tied[k] = equality[k];
      if (equality[k]) {
        include(k);
      }
    }
    for (int i = 0; i < constraints.variables; i++) {
      if (constraints.fixed(i)) {
        tied[constraints.above(i)] = true;
        given[constraints.below(i)] = true;
        include(constraints.above(i));
      }
    }
    for (int constraint : warm) {
      if (!inside[constraint]
          && Math.abs(constraints.right(constraint)) < Double.POSITIVE_INFINITY) {
        include(constraint);
      }
    }
  }

  /** Makes a constraint active unless its normal depends on those that are. */
  private void include(int constraint) {
    constraints.give(constraint, normals);
    if (normals.reach() > 0) {
      append(constraint, 0);
    } else if (tied[constraint]) {
      given[constraint] = true;
    }
  }

  private void append(int constraint, double multiplier) {
    normals.add();
    inside[constraint] = true;
    active[count] = constraint;
    activeRight[count] = constraints.right(constraint);
    multipliers[count] = multiplier;
    count++;
    steps++;
  }

  private void remove(int position) {
    normals.drop(position);
    inside[active[position]] = false;
    count--;
    for (int k = position; k < count; k++) {
      active[k] = active[k + 1];
      activeRight[k] = activeRight[k + 1];
      multipliers[k] = multipliers[k + 1];
    }
    steps++;
  }

  private void settle(double[] gradient) {
    normals.settle(gradient, activeRight, point, multipliers);
  }

  private void dropWrongSigns(double[] gradient) {
    while (true) {
      int worst = -1;
      for (int k = 0; k < count; k++) {
        if (!tied[active[k]]
            && multipliers[k] < 0
            && (worst < 0
                || multipliers[k] * constraints.norm(active[k])
                    < multipliers[worst] * constraints.norm(active[worst]))) {
          worst = k;
        }
      }
      if (worst < 0) {
        return;
      }
      remove(worst);
      settle(gradient);
    }
  }

  /** Equations that depend on others hold, or nothing can satisfy them. */
  private boolean equationsHold() {
    double length = Vectors.norm(point);
    for (int k = 0; k < tied.length; k++) {
      if (tied[k]
          && !inside[k]
          && !(Math.abs(constraints.excess(k, point))
              <= INCONSISTENT * constraints.size(k, length))) {
        return false;
      }
    }
    return true;
  }

  private State run(double[] gradient) {
    int limit = steps + 20 * constraints.count() + 100;
    int settled = 0;
    while (steps < limit) {
      int violated = mostViolated();
      if (violated < 0) {
        if (settled == 3) {
          return State.OPTIMAL;
        }
        settle(gradient);
        dropWrongSigns(gradient);
        settled++;
        if (mostViolated() < 0) {
          return State.OPTIMAL;
        }
      } else if (!activate(violated)) {
        double size = constraints.size(violated, Vectors.norm(point));
        if (!(constraints.excess(violated, point) <= INCONSISTENT * size)) {
          return Vectors.finite(point) ? State.INFEASIBLE : State.FAILED;
        }
        given[violated] = true;
      }
    }
    return State.FAILED;
  }

  /** The constraint violated by the longest way, -1 if none is. */
  private int mostViolated() {
    double length = Vectors.norm(point);
    int worst = -1;
    double most = 0;
    for (int k = 0; k < inside.length; k++) {
      if (!inside[k] && !given[k]) {
        double excess = constraints.excess(k, point);
        if (excess > most * constraints.norm(k)
            && excess > VIOLATED * constraints.size(k, length)) {
          most = excess / constraints.norm(k);
          worst = k;
        }
      }
    }
    return worst;
  }

  /** Makes a violated constraint active; answers whether that can be done. */
  private boolean activate(int constraint) {
    double multiplier = 0;
    while (true) {
      constraints.give(constraint, normals);
      double reach = normals.reach();
      normals.shadow(shadow);
      int blocking = blocking();
      double dual = blocking < 0 ? Double.POSITIVE_INFINITY : ratio(blocking);
      double primal =
          reach > 0
              ? Math.max(0, constraints.excess(constraint, point)) / reach
              : Double.POSITIVE_INFINITY;
      double step = Math.min(dual, primal);
      if (!(step < Double.POSITIVE_INFINITY)) {
        return false;
      }
      if (reach > 0) {
        normals.direction(direction);
        Vectors.add(step, direction, point);
      }
      Vectors.add(-step, shadow, multipliers, 0, count);
      multiplier += step;
      if (primal <= dual) {
        append(constraint, multiplier);
        return true;
      }
      remove(blocking);
    }
  }

  /** The active inequality whose multiplier is first to reach 0; -1 if none does. */
  private int blocking() {
    double largest = 0;
    for (int k = 0; k < count; k++) {
      largest = Math.max(largest, Math.abs(shadow[k]) * constraints.norm(active[k]));
    }
    int first = -1;
    for (int k = 0; k < count; k++) {
      if (!tied[active[k]]
          && shadow[k] * constraints.norm(active[k]) > 1e-13 * largest
          && (first < 0 || ratio(k) < ratio(first))) {
        first = k;
      }
    }
    return first;
  }

  private double ratio(int position) {
    return Math.max(0, multipliers[position]) / shadow[position];
  }

  private Answer answer(State state) {
    double[] ofRows = new double[constraints.rowCount];
    double[] ofBounds = new double[constraints.variables];
    for (int k = 0; k < count; k++) {
      double multiplier = tied[active[k]] ? multipliers[k] : Math.max(0, multipliers[k]);
      if (constraints.isRow(active[k])) {
        ofRows[active[k]] = multiplier;
      } else {
        int i = constraints.variable(active[k]);
        ofBounds[i] = constraints.isAbove(active[k]) ? multiplier : -multiplier;
      }
    }
    double[] d = new double[constraints.variables];
    for (int i = 0; i < d.length; i++) {
      d[i] = constraints.clamp(point[i], i);
    }
    return new Answer(state, d, ofRows, ofBounds, Arrays.copyOf(active, count), steps);
  }
}
