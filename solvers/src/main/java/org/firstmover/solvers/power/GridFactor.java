package org.firstmover.solvers.power;

import java.util.Arrays;

/**
 * Solves the Newton systems of a dispatch,
 *
 * <pre>
 * ( H  L ) (angles)
 * ( L -G ) (prices)
 * </pre>
 *
 * where L is the network's susceptance matrix, H = A' diag(b² weight) A weighs its limited branches
 * and G is diagonal, by a sparse factorisation U'DU with a block of two by two for each bus. The
 * angle at the reference bus is 0, and that bus comes last.
 *
 * <p>No pivoting between blocks is needed while L is regular on the buses that came before: H and G
 * are positive semidefinite, so (x, y) in the kernel has x'Hx = x'Ly = -y'Gy = 0, hence Hx = Gy =
 * 0, and then Ly = 0 and Lx = 0. {@link EliminationOrder} sees to that, once.
 */
final class GridFactor {
  private final DispatchProgram program;
  private final int size;
  private final int[] place;
  private final int[] start;
  private final int[] later;
  private final int[] targets;
  private final int[] blockOf;
  private final double[] diagonal;
  private final double[] blocks;
  private final double[] right;

  GridFactor(DispatchProgram program) {
    this.program = program;
    size = program.buses;
    EliminationOrder order = EliminationOrder.of(program);
    place = order.place();
    start = order.start();
    later = order.later();
    targets = order.targets();
    blockOf = order.blockOf();
    diagonal = new double[4 * size];
    blocks = new double[4 * later.length];
    right = new double[2 * size];
  }

  /**
   * Decomposes.
   *
   * @param weights one a branch, at least 0
   * @param conductances the diagonal of G, one a bus
   */
  void factor(double[] weights, double[] conductances) {
    Arrays.fill(diagonal, 0);
    Arrays.fill(blocks, 0);
    for (int i = 0; i < size; i++) {
      diagonal[4 * place[i] + 3] = -conductances[i];
    }
    for (int k = 0; k < program.branches; k++) {
      double susceptance = program.susceptance[k];
      double weight = susceptance * susceptance * weights[k];
      assemble(4 * place[program.from[k]], weight, susceptance);
      assemble(4 * place[program.to[k]], weight, susceptance);
      int block = 4 * blockOf[k];
      boolean last = later[blockOf[k]] == size - 1;
      if (!last) {
        blocks[block] -= weight;
        blocks[block + 2] -= susceptance;
      }
      blocks[block + 1] -= susceptance;
    }
    diagonal[4 * (size - 1)] = 1;
    diagonal[4 * (size - 1) + 1] = 0;
    diagonal[4 * (size - 1) + 2] = 0;
    eliminate();
  }

  private void assemble(int block, double weight, double susceptance) {
    diagonal[block] += weight;
    diagonal[block + 1] += susceptance;
    diagonal[block + 2] += susceptance;
  }

  private void eliminate() {
    int target = 0;
    for (int p = 0; p < size; p++) {
      invert(4 * p);
      double d0 = diagonal[4 * p];
      double d1 = diagonal[4 * p + 1];
      double d3 = diagonal[4 * p + 3];
      for (int a = start[p]; a < start[p + 1]; a++) {
        double u0 = blocks[4 * a];
        double u1 = blocks[4 * a + 1];
        double u2 = blocks[4 * a + 2];
        double u3 = blocks[4 * a + 3];
        // the block's transpose times the inverse of the diagonal block
        double w0 = u0 * d0 + u2 * d1;
        double w1 = u0 * d1 + u2 * d3;
        double w2 = u1 * d0 + u3 * d1;
        double w3 = u1 * d1 + u3 * d3;
        int own = 4 * (-1 - targets[target++]);
        subtract(diagonal, own, w0, w1, w2, w3, u0, u1, u2, u3);
        for (int b = a + 1; b < start[p + 1]; b++) {
          int v = 4 * b;
          subtract(
              blocks,
              4 * targets[target++],
              w0,
              w1,
              w2,
              w3,
              blocks[v],
              blocks[v + 1],
              blocks[v + 2],
              blocks[v + 3]);
        }
      }
    }
  }

  private static void subtract(
      double[] into,
      int at,
      double w0,
      double w1,
      double w2,
      double w3,
      double u0,
      double u1,
      double u2,
      double u3) {
    into[at] -= w0 * u0 + w1 * u2;
    into[at + 1] -= w0 * u1 + w1 * u3;
    into[at + 2] -= w2 * u0 + w3 * u2;
    into[at + 3] -= w2 * u1 + w3 * u3;
  }

  /** A symmetric block becomes its inverse. */
  private void invert(int at) {
    double a = diagonal[at];
    double b = diagonal[at + 1];
    double d = diagonal[at + 3];
    double determinant = a * d - b * b;
    diagonal[at] = d / determinant;
    diagonal[at + 1] = -b / determinant;
    diagonal[at + 2] = -b / determinant;
    diagonal[at + 3] = a / determinant;
  }

  /** Solves in place: both by bus, replaced by angles and prices. */
  void solve(double[] angles, double[] prices) {
    for (int i = 0; i < size; i++) {
      right[2 * place[i]] = angles[i];
      right[2 * place[i] + 1] = prices[i];
    }
    right[2 * (size - 1)] = 0;
    for (int p = 0; p < size; p++) {
      double x = diagonal[4 * p] * right[2 * p] + diagonal[4 * p + 1] * right[2 * p + 1];
      double y = diagonal[4 * p + 1] * right[2 * p] + diagonal[4 * p + 3] * right[2 * p + 1];
      right[2 * p] = x;
      right[2 * p + 1] = y;
      for (int a = start[p]; a < start[p + 1]; a++) {
        right[2 * later[a]] -= blocks[4 * a] * x + blocks[4 * a + 2] * y;
        right[2 * later[a] + 1] -= blocks[4 * a + 1] * x + blocks[4 * a + 3] * y;
      }
    }
    for (int p = size - 1; p >= 0; p--) {
      double x = 0;
      double y = 0;
      for (int a = start[p]; a < start[p + 1]; a++) {
        double u = right[2 * later[a]];
        double v = right[2 * later[a] + 1];
        x += blocks[4 * a] * u + blocks[4 * a + 1] * v;
        y += blocks[4 * a + 2] * u + blocks[4 * a + 3] * v;
      }
      right[2 * p] -= diagonal[4 * p] * x + diagonal[4 * p + 1] * y;
      right[2 * p + 1] -= diagonal[4 * p + 1] * x + diagonal[4 * p + 3] * y;
    }
    for (int i = 0; i < size; i++) {
      angles[i] = right[2 * place[i]];
      prices[i] = right[2 * place[i] + 1];
    }
  }
}
