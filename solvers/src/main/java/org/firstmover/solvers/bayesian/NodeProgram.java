package org.firstmover.solvers.bayesian;

import java.util.List;
import org.firstmover.solvers.bayesian.TypeModel.Cut;
import org.firstmover.solvers.lp.LinearProgram;
import org.firstmover.solvers.lp.LinearProgram.Answer;
import org.firstmover.solvers.lp.LinearProgram.State;

/**
 * The linear programme of one node: some types have a fixed response, which must be a best one; the
 * others are worth at most their cuts.
 *
 * <p>max sum over fixed l of x worth^l_{j_l} + sum over free l of t_l, subject to the incentives of
 * the fixed types, t_l <= x slope for every cut of l, and x in the simplex.
 */
final class NodeProgram {
  static final int FREE = -1;

  private final int m;
  private final List<TypeModel> types;
  private final List<List<Cut>> cuts;
  private final int[] responses;

  /**
   * @param m how many actions the leader has
   * @param cuts at least one a free type
   * @param responses a response or FREE, one a type
   */
  NodeProgram(int m, List<TypeModel> types, List<List<Cut>> cuts, int[] responses) {
    this.m = m;
    this.types = types;
    this.cuts = cuts;
    this.responses = responses;
  }

  /**
   * What the node comes to.
   *
   * @param feasible whether the fixed responses can be best together
   * @param x the maximiser, m numbers; empty if infeasible
   * @param free t_l of each free type
   * @param y multipliers a type, [response][action]; where the response is fixed only its row
   *     counts
   */
  record Relaxation(boolean feasible, double[] x, double[] free, double[][][] y) {}

  Relaxation solve() {
    LinearProgram program = new LinearProgram(m + types.size(), rows(), 1);
    int row = 0;
    double[] objective = new double[m];
    for (int l = 0; l < types.size(); l++) {
      if (responses[l] != FREE) {
        row = incentives(program, l, row);
        for (int i = 0; i < m; i++) {
          objective[i] += types.get(l).worth(i, responses[l]);
        }
      } else {
        program.objective(m + l, 1);
        for (Cut cut : cuts.get(l)) {
          program.inequality(row, m + l, 1);
          for (int i = 0; i < m; i++) {
            program.inequality(row, i, -cut.slope()[i]);
          }
          row++;
        }
      }
    }
    for (int i = 0; i < m; i++) {
      program.objective(i, objective[i]).equality(0, i, 1);
    }
    Answer answer = program.equalTo(0, 1).solve();
    if (answer.state() == State.FAILED) {
      throw new IllegalStateException("a node's linear programme was not solved");
    }
    if (!answer.optimal()) {
      return new Relaxation(false, new double[0], new double[0], new double[0][][]);
    }
    double[] free = new double[types.size()];
    System.arraycopy(answer.x(), m, free, 0, free.length);
    return new Relaxation(true, simplex(answer.x()), free, multipliers(answer.multipliers()));
  }

  /**
   * For responses that cannot be best together: weights of incentives, in sum 1, that are violated
   * at every action of the leader; multiplied by enough they bound the node by any number. The
   * least violation is at {@code advantage}.
   */
  record Ray(double advantage, double[][][] y) {}

  Ray ray() {
    int rows = 0;
    for (int l = 0; l < types.size(); l++) {
      rows += responses[l] == FREE ? 0 : types.get(l).actions() - 1;
    }
    LinearProgram program = new LinearProgram(m + 1, rows, 1);
    int row = 0;
    for (int l = 0; l < types.size(); l++) {
      if (responses[l] != FREE) {
        row = incentives(program, l, row);
      }
    }
    for (row = 0; row < rows; row++) {
      program.inequality(row, m, -1).atMost(row, -2);
    }
    for (int i = 0; i < m; i++) {
      program.equality(0, i, 1);
    }
    Answer answer = program.objective(m, -1).equalTo(0, 1).solve();
    double[][][] y = new double[types.size()][][];
    double advantage = Double.POSITIVE_INFINITY;
    row = 0;
    double[] gain = new double[m];
    for (int l = 0; l < types.size(); l++) {
      int n = types.get(l).actions();
      y[l] = new double[n][n];
      int j = responses[l];
      if (j != FREE && answer.optimal()) {
        for (int k = 0; k < n; k++) {
          if (k != j) {
            y[l][j][k] = answer.multipliers()[row++];
            for (int i = 0; i < m; i++) {
              gain[i] -= y[l][j][k] * types.get(l).advantage(i, j, k);
            }
          }
        }
      }
    }
    for (double g : gain) {
      advantage = Math.min(advantage, g);
    }
    return new Ray(advantage, y);
  }

  private int rows() {
    int rows = 0;
    for (int l = 0; l < types.size(); l++) {
      rows += responses[l] == FREE ? cuts.get(l).size() : types.get(l).actions() - 1;
    }
    return rows;
  }

  private int incentives(LinearProgram program, int l, int row) {
    TypeModel type = types.get(l);
    for (int k = 0; k < type.actions(); k++) {
      if (k != responses[l]) {
        for (int i = 0; i < m; i++) {
          program.inequality(row, i, -type.advantage(i, responses[l], k));
        }
        row++;
      }
    }
    return row;
  }

  private double[][][] multipliers(double[] rows) {
    double[][][] y = new double[types.size()][][];
    int row = 0;
    for (int l = 0; l < y.length; l++) {
      int n = types.get(l).actions();
      y[l] = new double[n][n];
      if (responses[l] != FREE) {
        for (int k = 0; k < n; k++) {
          if (k != responses[l]) {
            y[l][responses[l]][k] = rows[row++];
          }
        }
      } else {
        row = mixture(rows, row, cuts.get(l), y[l]);
      }
    }
    return y;
  }

  /** The multipliers of a free type: those of its cuts, mixed as the programme mixes the cuts. */
  private static int mixture(double[] rows, int row, List<Cut> cuts, double[][] y) {
    double sum = 0;
    for (int r = 0; r < cuts.size(); r++) {
      sum += rows[row + r];
    }
    for (Cut cut : cuts) {
      double weight = rows[row++];
      if (weight > 0) {
        for (int j = 0; j < y.length; j++) {
          for (int k = 0; k < y.length; k++) {
            y[j][k] += weight / sum * cut.y()[j][k];
          }
        }
      }
    }
    return row;
  }

  private double[] simplex(double[] numbers) {
    double[] x = new double[m];
    double sum = 0;
    for (int i = 0; i < m; i++) {
      x[i] = numbers[i] > 1e-12 ? numbers[i] : 0;
      sum += x[i];
    }
    for (int i = 0; i < m; i++) {
      x[i] /= sum;
    }
    return x;
  }
}
