package org.firstmover.solvers.meanfield;

/** Tables of time, population and pair as one list of numbers, and back. */
final class Tables {
  private Tables() {}

  static int size(double[][][] table) {
    int size = 0;
    for (double[][] time : table) {
      for (double[] row : time) {
        size += row.length;
      }
    }
    return size;
  }

  static double[] joined(double[][][] table) {
    double[] all = new double[size(table)];
    join(table, all, 0);
    return all;
  }

  /** Writes a table into a list from one place on. */
  static void join(double[][][] table, double[] all, int from) {
    int place = from;
    for (double[][] time : table) {
      for (double[] row : time) {
        System.arraycopy(row, 0, all, place, row.length);
        place += row.length;
      }
    }
  }

  /** Fills a table from one place of a list on. */
  static void split(double[] all, int from, double[][][] filled) {
    int place = from;
    for (double[][] time : filled) {
      for (double[] row : time) {
        System.arraycopy(all, place, row, 0, row.length);
        place += row.length;
      }
    }
  }
}
