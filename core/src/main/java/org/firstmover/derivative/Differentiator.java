package org.firstmover.derivative;

import java.util.Arrays;
import java.util.Optional;
import org.firstmover.game.RealFunction;
import org.firstmover.game.expression.Formula;

/**
 * Value, gradient, Hessian and products with it of one function, at one point at a time: first
 * {@link #at}, then as many of the others as wanted. Not safe for use by several threads.
 *
 * <p>Where the function, or something it is made of, has no value, is infinite or overflows, so do
 * value or derivatives show it: they are NaN or infinite. At a kink a subgradient is taken, and
 * {@link #kinks} is not 0.
 *
 * <p>Method: reverse mode on a tape, a few times the cost of the function whatever the number of
 * variables: A. Griewank and A. Walther, "Evaluating Derivatives", second edition, SIAM 2008,
 * chapter 3. Products with the Hessian by forward over reverse: B. A. Pearlmutter, "Fast exact
 * multiplication by the Hessian", Neural Computation 6 (1994).
 */
public final class Differentiator {
  private final Recording recording;
  private final Curvature curvature = new Curvature();
  private double[] adjoint = {};
  private double[] tangent = {};
  private double[] adjointTangent = {};

  /** The node of the value; negative before the first point. */
  private int root = -1;

  private boolean reversed;
  private boolean curved;

  private Differentiator(Recording recording) {
    this.recording = recording;
  }

  public static Differentiator of(Formula formula) {
    return new Differentiator(new Replay(formula));
  }

  /**
   * Of a function written in Java.
   *
   * @param variables how many it has
   */
  public static Differentiator of(int variables, ScalarFunction function) {
    return new Differentiator(new Recorder(variables, function));
  }

  /**
   * Of a formula or a function written over {@link Scalar}.
   *
   * @param variables how many it has
   * @return nothing if it is neither: then all that is known of it is its value
   */
  public static Optional<Differentiator> of(int variables, RealFunction function) {
    if (function instanceof Formula formula) {
      return Optional.of(of(formula));
    }
    return function instanceof ScalarFunction scalar
        ? Optional.of(of(variables, scalar))
        : Optional.empty();
  }

  /**
   * Goes to a point.
   *
   * @param point one number for each variable; copied
   * @return the value there
   */
  public double at(double[] point) {
    root = -1;
    reversed = false;
    curved = false;
    root = recording.at(point);
    return value();
  }

  public double value() {
    return recording.tape().value(root());
  }

  /** How often a kink was met on the way to the value: 0 where all slopes are unique. */
  public int kinks() {
    root();
    return recording.tape().kinks();
  }

  /**
   * The slopes in all variables.
   *
   * @param gradient filled, one number for each variable
   */
  public void gradient(double[] gradient) {
    reverse();
    collect(adjoint, gradient);
  }

  /**
   * The Hessian times a direction.
   *
   * @param direction one number for each variable
   * @param product filled, one number for each variable
   */
  public void hessianTimes(double[] direction, double[] product) {
    curve();
    int[] variables = recording.variables();
    for (int i = 0; i < variables.length; i++) {
      tangent[1 + i] = direction[variables[i]];
    }
    sweep();
    collect(adjointTangent, product);
  }

  /**
   * The Hessian, exactly symmetric.
   *
   * @param hessian filled, one row and one column for each variable
   */
  public void hessian(double[][] hessian) {
    for (double[] row : hessian) {
      Arrays.fill(row, 0);
    }
    addHessian(1, hessian);
  }

  /** Adds a multiple of the Hessian, as for that of a Lagrangian. */
  public void addHessian(double factor, double[][] target) {
    curve();
    int[] variables = recording.variables();
    Arrays.fill(tangent, 1, 1 + variables.length, 0);
    for (int j = 0; j < variables.length; j++) {
      tangent[1 + j] = 1;
      sweep();
      tangent[1 + j] = 0;
      for (int i = 0; i <= j; i++) {
        double entry = factor * adjointTangent[1 + i];
        target[variables[i]][variables[j]] += entry;
        if (i < j) {
          target[variables[j]][variables[i]] += entry;
        }
      }
    }
  }

  private int root() {
    if (root < 0) {
      throw new IllegalStateException("no point, expected a call of at(point) before");
    }
    return root;
  }

  private void reverse() {
    int last = root();
    if (!reversed) {
      adjoint = cleared(adjoint, last);
      adjoint[last] = 1;
      recording.tape().reverse(last, adjoint);
      reversed = true;
    }
  }

  private void curve() {
    reverse();
    if (!curved) {
      curvature.compute(recording.tape(), root);
      tangent = cleared(tangent, root);
      curved = true;
    }
  }

  private void sweep() {
    recording.tape().forward(root, tangent);
    adjointTangent = cleared(adjointTangent, root);
    recording.tape().reverse(root, adjoint, tangent, curvature, adjointTangent);
  }

  /** Zeros for variables and all nodes up to the last, in the same array if it is long enough. */
  private double[] cleared(double[] array, int last) {
    Tape tape = recording.tape();
    if (array.length <= Math.max(last, tape.variables())) {
      return new double[tape.capacity()];
    }
    Arrays.fill(array, 0, Math.max(last, tape.variables()) + 1, 0);
    return array;
  }

  private void collect(double[] nodes, double[] target) {
    Arrays.fill(target, 0);
    int[] variables = recording.variables();
    for (int i = 0; i < variables.length; i++) {
      target[variables[i]] = nodes[1 + i];
    }
  }
}
