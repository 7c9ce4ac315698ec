package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.solvers.linear.DenseLu;
import org.firstmover.solvers.linear.Gmres;
import org.jspecify.annotations.Nullable;

/**
 * The Markov chain that fixed policies make of a game: solves (I - gamma P) x = b and its
 * transpose. Up to {@value #DENSE} states by one LU decomposition, beyond by GMRES on products with
 * the sparse transitions, which need no memory for P. Not safe for use by several threads.
 */
final class DiscountedChain {
  private static final int DENSE = 600;
  private static final int BASIS = 40;
  private static final double TOLERANCE = 1e-13;
  private static final int MOST_RESTARTS = 500;

  private final Actions actions;
  private final Transitions transitions;
  private final double discount;
  private final double[] weights;
  private final @Nullable DenseLu lu;
  private final @Nullable Gmres gmres;
  private final double[] residual;
  private final double[] correction;

  DiscountedChain(StochasticGame game) {
    actions = game.actions();
    transitions = game.transitions();
    discount = game.discount();
    weights = new double[actions.outcomes()];
    int n = actions.stateCount();
    lu = n <= DENSE ? new DenseLu(n) : null;
    gmres = n <= DENSE ? null : new Gmres(n, BASIS);
    residual = new double[n];
    correction = new double[n];
  }

  /**
   * The probability of each outcome in its state, to be filled before {@link #prepare()}; not a
   * copy.
   */
  double[] weights() {
    return weights;
  }

  /** Makes ready to solve with the present weights. */
  void prepare() {
    if (lu == null) {
      return;
    }
    double[][] rows = lu.rows();
    int[] first = transitions.first();
    int[] successors = transitions.successors();
    double[] probabilities = transitions.probabilities();
    for (int s = 0; s < rows.length; s++) {
      double[] row = rows[s];
      Arrays.fill(row, 0);
      for (int k = actions.firstOutcome(s); k < actions.firstOutcome(s + 1); k++) {
        double factor = -discount * weights[k];
        for (int j = first[k]; j < first[k + 1]; j++) {
          row[successors[j]] += factor * probabilities[j];
        }
      }
      row[s] += 1;
    }
    if (!lu.factor()) {
      throw new IllegalStateException("I - gamma P is singular: gamma = " + discount);
    }
  }

  /**
   * (I - gamma P) x = b.
   *
   * @param x filled; where the search begins if the chain is large
   */
  void solve(double[] b, double[] x) {
    if (lu != null) {
      System.arraycopy(b, 0, x, 0, b.length);
      lu.solve(x);
    } else {
      iterate(this::product, b, x);
    }
  }

  /**
   * (I - gamma P)' x = b.
   *
   * @param x filled; where the search begins if the chain is large
   */
  void solveTransposed(double[] b, double[] x) {
    if (lu != null) {
      System.arraycopy(b, 0, x, 0, b.length);
      lu.solveTransposed(x);
    } else {
      iterate(this::transposedProduct, b, x);
    }
  }

  /** GMRES on what is left, until nothing is. */
  private void iterate(BiConsumer<double[], double[]> product, double[] b, double[] x) {
    Gmres method = gmres;
    if (method == null) {
      throw new IllegalStateException("a small chain is solved by LU");
    }
    double scale = largest(b);
    double last = Double.POSITIVE_INFINITY;
    for (int k = 0; k < MOST_RESTARTS; k++) {
      product.accept(x, residual);
      for (int s = 0; s < b.length; s++) {
        residual[s] = b[s] - residual[s];
      }
      double left = largest(residual);
      // rounding in the product keeps a residual from falling below that of x itself
      double floor = TOLERANCE * Math.max(scale, 4 * largest(x));
      if (!(left > floor) || (left > 0.5 * last && left < 1e3 * floor)) {
        return;
      }
      last = left;
      method.solve(product, residual, 0.1 * floor / left, correction);
      for (int s = 0; s < b.length; s++) {
        x[s] += correction[s];
      }
    }
    throw new IllegalStateException("no convergence at discount " + discount);
  }

  private static double largest(double[] vector) {
    double largest = 0;
    for (double v : vector) {
      largest = Math.max(largest, Math.abs(v));
    }
    return largest;
  }

  /** y = (I - gamma P) x. */
  private void product(double[] x, double[] y) {
    int[] first = transitions.first();
    int[] successors = transitions.successors();
    double[] probabilities = transitions.probabilities();
    for (int s = 0; s < x.length; s++) {
      double mean = 0;
      for (int k = actions.firstOutcome(s); k < actions.firstOutcome(s + 1); k++) {
        double sum = 0;
        for (int j = first[k]; j < first[k + 1]; j++) {
          sum += probabilities[j] * x[successors[j]];
        }
        mean += weights[k] * sum;
      }
      y[s] = x[s] - discount * mean;
    }
  }

  /** y = (I - gamma P)' x. */
  private void transposedProduct(double[] x, double[] y) {
    int[] first = transitions.first();
    int[] successors = transitions.successors();
    double[] probabilities = transitions.probabilities();
    System.arraycopy(x, 0, y, 0, x.length);
    for (int s = 0; s < x.length; s++) {
      for (int k = actions.firstOutcome(s); k < actions.firstOutcome(s + 1); k++) {
        double factor = -discount * weights[k] * x[s];
        for (int j = first[k]; j < first[k + 1]; j++) {
          y[successors[j]] += factor * probabilities[j];
        }
      }
    }
  }
}
