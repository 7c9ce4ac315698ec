package org.firstmover.verify.stochastic;

import java.util.function.BiConsumer;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.verify.Elimination;
import org.jspecify.annotations.Nullable;

/**
 * The Markov chain in which each outcome of a state has a fixed probability: solves (I - gamma P) x
 * = b and its transpose, and bounds how far what it found is from the solution. Small chains are
 * decomposed; large ones are iterated on, by Krylov's method and, where that stands still, by
 * sweeps, until nothing improves or the work is done. Not safe for use by several threads.
 */
final class Chain {
  private static final int DENSE = 500;
  private static final double UNIT = 0x1.0p-52;

  /** Steps of Krylov's method before it begins again from what is left. */
  private static final int STEPS = 1000;

  /** Transitions, about, that one solve may look at. */
  private static final double WORK = 6e9;

  private final Actions actions;
  private final Transitions transitions;
  private final double discount;
  private final double modulus;
  private final double[] weights;
  private final @Nullable Elimination elimination;
  private final int products;
  private int used;

  /**
   * @param modulus by how much products with gamma P shrink the largest entry, below 1
   * @param weights the probability of each outcome in its state
   */
  Chain(StochasticGame game, double modulus, double[] weights) {
    actions = game.actions();
    transitions = game.transitions();
    discount = game.discount();
    this.modulus = modulus;
    this.weights = weights;
    elimination = actions.stateCount() <= DENSE ? new Elimination(matrix()) : null;
    double each = actions.outcomes() + (double) transitions.successors().length;
    products = (int) Math.max(200, Math.min(1e6, WORK / each));
  }

  double modulus() {
    return modulus;
  }

  /**
   * @param x the solution
   * @param error how far an entry of it is off at most; of a transposed system, how far all
   *     together
   */
  record Solved(double[] x, double error) {}

  /** (I - gamma P) x = b: what b a state is worth in all the future. */
  Solved values(double[] b) {
    return values(b, new double[b.length]);
  }

  /** The same, with an x to begin from. */
  Solved values(double[] b, double[] near) {
    return solve(b, near, this::product, Chain::largest, false);
  }

  /** (I - gamma P)' x = b: how often states are visited from b, discounted. */
  Solved visits(double[] b) {
    return solve(b, new double[b.length], this::transposedProduct, Chain::sum, true);
  }

  /** The size of a vector. */
  private interface Norm {
    double of(double[] vector);
  }

  private Solved solve(
      double[] b,
      double[] near,
      BiConsumer<double[], double[]> product,
      Norm norm,
      boolean transposed) {
    double[] x = near.clone();
    double[] residual = new double[b.length];
    double left = residual(product, norm, b, x, residual);
    double[] next = new double[b.length];
    double[] nextResidual = new double[b.length];
    used = 0;
    while (left > floor(norm, b, x) && used < products / 2) {
      correct(residual, next, product, transposed);
      for (int s = 0; s < x.length; s++) {
        next[s] += x[s];
      }
      double remains = residual(product, norm, b, next, nextResidual);
      if (!(remains < 0.5 * left)) {
        break;
      }
      left = remains;
      System.arraycopy(next, 0, x, 0, x.length);
      System.arraycopy(nextResidual, 0, residual, 0, x.length);
    }
    if (elimination == null && left > 1e3 * floor(norm, b, x)) {
      sweep(b, x, transposed, norm);
      left = residual(product, norm, b, x, residual);
    }
    return new Solved(x, (left + floor(norm, b, x)) / (1 - modulus));
  }

  /** What rounding leaves of a residual. */
  private static double floor(Norm norm, double[] b, double[] x) {
    return 16 * UNIT * (norm.of(b) + norm.of(x));
  }

  private static double residual(
      BiConsumer<double[], double[]> product, Norm norm, double[] b, double[] x, double[] filled) {
    product.accept(x, filled);
    for (int s = 0; s < b.length; s++) {
      filled[s] = b[s] - filled[s];
    }
    return norm.of(filled);
  }

  private void correct(
      double[] residual,
      double[] filled,
      BiConsumer<double[], double[]> product,
      boolean transposed) {
    if (elimination == null) {
      new BiconjugateGradients(residual.length, product)
          .solve(residual, filled, 1e-9, Math.min(STEPS, products / 8));
      return;
    }
    System.arraycopy(residual, 0, filled, 0, residual.length);
    if (transposed) {
      elimination.solveTransposed(filled);
    } else {
      elimination.solve(filled);
    }
  }

  /** Sweeps to and fro, until they change nothing. */
  private void sweep(double[] b, double[] x, boolean transposed, Norm norm) {
    double[] before = new double[x.length];
    while (used < products) {
      System.arraycopy(x, 0, before, 0, x.length);
      if (transposed) {
        transposedProduct(before, x);
        for (int s = 0; s < x.length; s++) {
          x[s] = b[s] + before[s] - x[s];
        }
      } else {
        used += 2;
        for (int s = 0; s < x.length; s++) {
          settle(s, b, x);
        }
        for (int s = x.length - 1; s >= 0; s--) {
          settle(s, b, x);
        }
      }
      for (int s = 0; s < x.length; s++) {
        before[s] -= x[s];
      }
      if (!(norm.of(before) > floor(norm, b, x))) {
        return;
      }
    }
  }

  /** Solves one state's equation for its own value. */
  private void settle(int state, double[] b, double[] x) {
    int[] first = transitions.first();
    int[] successors = transitions.successors();
    double[] probabilities = transitions.probabilities();
    double others = 0;
    double own = 0;
    for (int k = actions.firstOutcome(state); k < actions.firstOutcome(state + 1); k++) {
      if (weights[k] != 0) {
        for (int j = first[k]; j < first[k + 1]; j++) {
          if (successors[j] == state) {
            own += weights[k] * probabilities[j];
          } else {
            others += weights[k] * probabilities[j] * x[successors[j]];
          }
        }
      }
    }
    x[state] = (b[state] + discount * others) / (1 - discount * own);
  }

  private double[][] matrix() {
    int n = actions.stateCount();
    double[][] rows = new double[n][n];
    for (int s = 0; s < n; s++) {
      rows[s][s] = 1;
      for (int k = actions.firstOutcome(s); k < actions.firstOutcome(s + 1); k++) {
        for (int j = transitions.first()[k]; j < transitions.first()[k + 1]; j++) {
          rows[s][transitions.successors()[j]] -=
              discount * weights[k] * transitions.probabilities()[j];
        }
      }
    }
    return rows;
  }

  /** y = (I - gamma P) x. */
  private void product(double[] x, double[] y) {
    used++;
    for (int s = 0; s < x.length; s++) {
      double mean = 0;
      for (int k = actions.firstOutcome(s); k < actions.firstOutcome(s + 1); k++) {
        if (weights[k] != 0) {
          mean += weights[k] * transitions.mean(k, x);
        }
      }
      y[s] = x[s] - discount * mean;
    }
  }

  /** y = (I - gamma P)' x. */
  private void transposedProduct(double[] x, double[] y) {
    used++;
    int[] first = transitions.first();
    int[] successors = transitions.successors();
    double[] probabilities = transitions.probabilities();
    System.arraycopy(x, 0, y, 0, x.length);
    for (int s = 0; s < x.length; s++) {
      for (int k = actions.firstOutcome(s); k < actions.firstOutcome(s + 1); k++) {
        double factor = discount * weights[k] * x[s];
        if (factor != 0) {
          for (int j = first[k]; j < first[k + 1]; j++) {
            y[successors[j]] -= factor * probabilities[j];
          }
        }
      }
    }
  }

  private static double largest(double[] vector) {
    double largest = 0;
    for (double v : vector) {
      largest = Math.max(largest, Math.abs(v));
    }
    return largest;
  }

  private static double sum(double[] vector) {
    double sum = 0;
    for (double v : vector) {
      sum += Math.abs(v);
    }
    return sum;
  }
}
