package org.firstmover.solvers.normalform;

import java.util.Optional;
import org.firstmover.random.RandomStream;

/**
 * Finds the hyperplane between the commitments to which one action is the reply and those to which
 * another is: points of it by bisection, near one another, and what they have in common.
 */
final class ReplyBoundary {
  private static final double WIDEST = 0.25;
  private static final double NARROWEST = 1e-6;

  /** Points that say less than this of a direction determine no hyperplane. */
  private static final double CLEAR = 1e-3;

  private final ReplyQueries queries;
  private final RandomStream random;

  ReplyBoundary(ReplyQueries queries, RandomStream random) {
    this.queries = queries;
    this.random = random;
  }

  /**
   * Where a line leaves a region.
   *
   * @param last the last point of the region
   * @param next the next point beyond, 2^-52 away or so
   * @param reply there
   */
  record Exit(double[] last, double[] next, int reply) {}

  /**
   * @param inside the reply is the action
   * @param outside it is another one
   */
  Exit exit(int action, double[] inside, double[] outside, int replyOutside) {
    double[] last = inside;
    double[] next = outside;
    int reply = replyOutside;
    double[] middle = ReplyRegion.between(last, next, 0.5);
    while (ReplyRegion.distance(middle, last) > 0 && ReplyRegion.distance(middle, next) > 0) {
      int there = queries.ask(middle);
      if (there == action) {
        last = middle;
      } else {
        next = middle;
        reply = there;
      }
      middle = ReplyRegion.between(last, next, 0.5);
    }
    return new Exit(last, next, reply);
  }

  /**
   * The normal of the hyperplane, positive on the side of the first action; empty if no more than a
   * corner of it is to be found here.
   *
   * @param at a point of both regions
   * @param first a point in the first one's
   * @param second a point in the second one's
   */
  Optional<double[]> normal(int action, int other, double[] at, double[] first, double[] second) {
    for (double width = WIDEST; width > NARROWEST; width /= 4) {
      double[] here = ReplyRegion.between(at, first, width);
      double[] there = ReplyRegion.between(at, second, width);
      Optional<double[]> normal = normal(action, other, at, here, there, width);
      if (normal.isPresent()) {
        return normal;
      }
    }
    return Optional.empty();
  }

  private Optional<double[]> normal(
      int action, int other, double[] at, double[] here, double[] there, double width) {
    if (queries.ask(here) != action || queries.ask(there) != other) {
      return Optional.empty();
    }
    int m = at.length;
    double[][] rows = new double[m + 2][];
    rows[0] = at.clone();
    for (int r = 1; r < rows.length; r++) {
      double[] nearby = ReplyRegion.between(at, anyone(m), width);
      int reply = queries.ask(nearby);
      if (reply != action && reply != other) {
        return Optional.empty();
      }
      Exit exit =
          reply == action ? exit(action, nearby, there, other) : exit(action, here, nearby, other);
      if (exit.reply() != other) {
        return Optional.empty();
      }
      rows[r] = new double[m];
      for (int i = 0; i < m; i++) {
        rows[r][i] = (exit.last()[i] - at[i]) / width;
      }
    }
    return orthogonal(rows, m)
        .map(
            normal -> {
              double side = 0;
              for (int i = 0; i < m; i++) {
                side += normal[i] * (here[i] - there[i]);
              }
              for (int i = 0; i < m; i++) {
                normal[i] = side < 0 ? -normal[i] : normal[i];
              }
              return normal;
            });
  }

  /** A mixed strategy, uniform on the simplex. */
  private double[] anyone(int m) {
    double[] x = new double[m];
    double sum = 0;
    for (int i = 0; i < m; i++) {
      x[i] = -Math.log(1 - random.nextDouble());
      sum += x[i];
    }
    for (int i = 0; i < m; i++) {
      x[i] /= sum;
    }
    return x;
  }

  /**
   * What is orthogonal to all rows, its largest entry 1 in size; empty if more than one direction
   * is. Gaussian elimination with full pivoting.
   */
  private static Optional<double[]> orthogonal(double[][] rows, int m) {
    int[] column = new int[m];
    for (int i = 0; i < m; i++) {
      column[i] = i;
    }
    for (int step = 0; step < m - 1; step++) {
      int pivotRow = step;
      int pivot = step;
      for (int r = step; r < rows.length; r++) {
        for (int c = step; c < m; c++) {
          if (Math.abs(rows[r][column[c]]) > Math.abs(rows[pivotRow][column[pivot]])) {
            pivotRow = r;
            pivot = c;
          }
        }
      }
      if (Math.abs(rows[pivotRow][column[pivot]]) < CLEAR) {
        return Optional.empty();
      }
      double[] row = rows[pivotRow];
      rows[pivotRow] = rows[step];
      rows[step] = row;
      int chosen = column[pivot];
      column[pivot] = column[step];
      column[step] = chosen;
      for (int r = step + 1; r < rows.length; r++) {
        double factor = rows[r][chosen] / row[chosen];
        for (int c = step; c < m; c++) {
          rows[r][column[c]] -= factor * row[column[c]];
        }
      }
    }
    double[] normal = new double[m];
    normal[column[m - 1]] = 1;
    for (int r = m - 2; r >= 0; r--) {
      double sum = 0;
      for (int c = r + 1; c < m; c++) {
        sum += rows[r][column[c]] * normal[column[c]];
      }
      normal[column[r]] = -sum / rows[r][column[r]];
    }
    double largest = 0;
    for (double entry : normal) {
      largest = Math.max(largest, Math.abs(entry));
    }
    for (int i = 0; i < m; i++) {
      normal[i] /= largest;
    }
    return Optional.of(normal);
  }
}
