package org.firstmover.catalog.hierarchy;

import java.util.Arrays;

/**
 * Sums over tensors of n axes with m entries each, one axis a player, flattened in C order,
 * weighted with the players' mixed strategies. A group of neighbouring players counts as one axis,
 * weighted with their joint probabilities; an empty group has the one weight 1.
 */
final class Tensors {
  private Tensors() {}

  /** m to the n. */
  static int entries(int players, int actions) {
    int entries = 1;
    for (int i = 0; i < players; i++) {
      entries = Math.multiplyExact(entries, actions);
    }
    return entries;
  }

  /**
   * The sum over all cells.
   *
   * @param at where the tensor begins
   * @param from where the strategies begin, one after the other
   */
  static double mean(
      double[] tensor, int at, double[] strategies, int from, int actions, int players) {
    if (players == 1) {
      return dot(tensor, at, strategies, from, actions);
    }
    int stride = entries(players - 1, actions);
    double mean = 0;
    for (int a = 0; a < actions; a++) {
      double below =
          mean(tensor, at + a * stride, strategies, from + actions, actions, players - 1);
      mean += strategies[from + a] * below;
    }
    return mean;
  }

  /**
   * Joint probabilities of a group of players.
   *
   * @param from where their strategies begin, one after the other
   * @param joint filled; its length is m to the number of players
   */
  static void joint(double[] strategies, int from, int actions, double[] joint) {
    joint[0] = 1;
    int next = from;
    for (int size = 1; size < joint.length; size *= actions) {
      for (int a = size - 1; a >= 0; a--) {
        double probability = joint[a];
        for (int b = actions - 1; b >= 0; b--) {
          joint[a * actions + b] = probability * strategies[next + b];
        }
      }
      next += actions;
    }
  }

  /**
   * Adds sum_ac left_a (T + S)_abc right_c to the b-th entry of a vector.
   *
   * @param tensor T
   * @param more holds S
   * @param at where S begins
   */
  static void addMarginal(
      double[] tensor, double[] more, int at, double[] left, double[] right, double[] marginal) {
    int actions = marginal.length;
    int next = 0;
    for (double weight : left) {
      if (right.length == 1) {
        for (int b = 0; b < actions; b++) {
          marginal[b] += weight * (tensor[next + b] + more[at + next + b]);
        }
        next += actions;
      } else {
        for (int b = 0; b < actions; b++) {
          marginal[b] += weight * dot(tensor, next, more, at + next, right);
          next += right.length;
        }
      }
    }
  }

  /**
   * Adds sum_ace left_a (T + S)_abcde middle_c right_e to the entry b, d of a matrix, row by row.
   *
   * @param tensor T
   * @param more holds S
   * @param at where S begins
   */
  static void addPair(
      double[] tensor,
      double[] more,
      int at,
      double[] left,
      double[] middle,
      double[] right,
      int actions,
      double[] matrix) {
    int next = 0;
    // rows of the last two players lie one behind the other
    int length = middle.length * right.length == 1 ? matrix.length : actions;
    for (double first : left) {
      for (int row = 0; row < matrix.length; row += length) {
        for (double second : middle) {
          double weight = first * second;
          if (right.length == 1) {
            for (int d = 0; d < length; d++) {
              matrix[row + d] += weight * (tensor[next + d] + more[at + next + d]);
            }
            next += length;
          } else {
            for (int d = 0; d < actions; d++) {
              matrix[row + d] += weight * dot(tensor, next, more, at + next, right);
              next += right.length;
            }
          }
        }
      }
    }
  }

  /**
   * All players' marginals of a tensor: what each action is worth on average. Axis by axis, the
   * last one first, the tensor is averaged over the player's strategy.
   *
   * @param tensor spent: it holds averages afterwards
   * @param strategies of all players, one after the other
   * @param from where they begin
   * @param before joint probabilities of the players before each one
   * @param marginals filled: double[player][action]
   */
  static void marginals(
      double[] tensor, double[] strategies, int from, double[][] before, double[][] marginals) {
    for (int k = marginals.length - 1; k >= 0; k--) {
      double[] weights = before[k];
      double[] marginal = marginals[k];
      int actions = marginal.length;
      int own = from + k * actions;
      Arrays.fill(marginal, 0);
      for (int row = 0; row < weights.length; row++) {
        double weight = weights[row];
        int next = row * actions;
        for (int a = 0; a < actions; a++) {
          marginal[a] += weight * tensor[next + a];
        }
        tensor[row] = dot(tensor, next, strategies, own, actions);
      }
    }
  }

  /**
   * Adds factor * left_a * own_b * right_c to the cells of a tensor.
   *
   * @param from where the entries of {@code own} begin
   */
  static void addOuter(
      double factor,
      double[] left,
      double[] own,
      int from,
      int actions,
      double[] right,
      double[] tensor,
      int at) {
    int next = at;
    for (double first : left) {
      double scaled = factor * first;
      if (right.length == 1) {
        for (int b = 0; b < actions; b++) {
          tensor[next + b] += scaled * own[from + b];
        }
        next += actions;
      } else {
        for (int b = 0; b < actions; b++) {
          double weight = scaled * own[from + b];
          for (int c = 0; c < right.length; c++) {
            tensor[next + c] += weight * right[c];
          }
          next += right.length;
        }
      }
    }
  }

  /** Adds a square matrix, row by row, or its transpose, times a vector. */
  static void addProduct(
      double[] matrix, boolean transposed, double[] vector, int from, double[] product) {
    int size = product.length;
    for (int row = 0; row < size; row++) {
      if (transposed) {
        for (int column = 0; column < size; column++) {
          product[column] += vector[from + row] * matrix[row * size + column];
        }
      } else {
        product[row] += dot(matrix, row * size, vector, from, size);
      }
    }
  }

  /** Four sums at a time, as each addition waits for the one before. */
  static double dot(double[] left, int leftFrom, double[] right, int rightFrom, int size) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < size; i += 4) {
      first += left[leftFrom + i] * right[rightFrom + i];
      second += left[leftFrom + i + 1] * right[rightFrom + i + 1];
      third += left[leftFrom + i + 2] * right[rightFrom + i + 2];
      fourth += left[leftFrom + i + 3] * right[rightFrom + i + 3];
    }
    for (; i < size; i++) {
      first += left[leftFrom + i] * right[rightFrom + i];
    }
    return (first + second) + (third + fourth);
  }

  /** Of a sum of two vectors with a third. */
  private static double dot(
      double[] left, int leftFrom, double[] more, int moreFrom, double[] right) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < right.length; i += 4) {
      int l = leftFrom + i;
      int m = moreFrom + i;
      first += (left[l] + more[m]) * right[i];
      second += (left[l + 1] + more[m + 1]) * right[i + 1];
      third += (left[l + 2] + more[m + 2]) * right[i + 2];
      fourth += (left[l + 3] + more[m + 3]) * right[i + 3];
    }
    for (; i < right.length; i++) {
      first += (left[leftFrom + i] + more[moreFrom + i]) * right[i];
    }
    return (first + second) + (third + fourth);
  }
}
