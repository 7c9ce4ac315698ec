package org.firstmover.derivative;

import org.firstmover.game.expression.Operation;

/** Values of the nodes of a tape, and their first derivatives in their operands. */
final class Slopes {
  private Slopes() {}

  /**
   * Computes those of the nodes from first to last - 1.
   *
   * <p>At a kink a subgradient stands for the slope, and the kink is counted: 0 for abs at 0; that
   * of the first argument where min or max tie; 0 for a root at 0, whose slope is infinite, so that
   * the norm sqrt(x^2 + y^2) gets a subgradient.
   *
   * @return how many kinks were met
   */
  static int evaluate(Tape tape, int first, int last) {
    // Fields in locals: the compiler cannot know that no array is replaced in the loop.
    Operation[] operations = tape.operations;
    int[] left = tape.left;
    int[] right = tape.right;
    double[] values = tape.values;
    double[] byLeft = tape.byLeft;
    double[] byRight = tape.byRight;
    int kinks = 0;
    for (int node = first; node < last; node++) {
      double l = values[left[node]];
      double r = values[right[node]];
      double value;
      double slope;
      double rightSlope = 0;
      switch (operations[node]) {
        case ADD -> {
          value = l + r;
          slope = 1;
          rightSlope = 1;
        }
        case SUBTRACT -> {
          value = l - r;
          slope = 1;
          rightSlope = -1;
        }
        case MULTIPLY -> {
          value = l * r;
          slope = r;
          rightSlope = l;
        }
        case DIVIDE -> {
          value = l / r;
          slope = 1 / r;
          rightSlope = -value / r;
        }
        case POWER -> {
          value = Operation.power(l, r);
          boolean steep = isSteep(l, r);
          kinks += steep ? 1 : 0;
          slope = steep || r == 0 ? 0 : r * Operation.power(l, r - 1);
          if (!isConstant(tape, right[node]) && !(l == 0 && r > 0)) {
            rightSlope = value * StrictMath.log(l);
          }
        }
        case NEGATE -> {
          value = -l;
          slope = -1;
        }
        case EXP -> {
          value = StrictMath.exp(l);
          slope = value;
        }
        case LOG -> {
          value = StrictMath.log(l);
          slope = l < 0 ? Double.NaN : 1 / l;
        }
        case SQRT -> {
          value = StrictMath.sqrt(l);
          slope = l == 0 ? 0 : 0.5 / value;
          kinks += l == 0 ? 1 : 0;
        }
        case SIN -> {
          value = StrictMath.sin(l);
          slope = StrictMath.cos(l);
        }
        case COS -> {
          value = StrictMath.cos(l);
          slope = -StrictMath.sin(l);
        }
        case TANH -> {
          value = StrictMath.tanh(l);
          slope = (1 - value) * (1 + value);
        }
        case SIGMOID -> {
          double small = StrictMath.exp(-Math.abs(l));
          value = (l < 0 ? small : 1) / (1 + small);
          slope = small / ((1 + small) * (1 + small));
        }
        case ABS -> {
          value = Math.abs(l);
          slope = Math.signum(l);
          kinks += l == 0 ? 1 : 0;
        }
        case MIN -> {
          value = Math.min(l, r);
          slope = l <= r ? 1 : 0;
          rightSlope = 1 - slope;
          kinks += l == r ? 1 : 0;
        }
        case MAX -> {
          value = Math.max(l, r);
          slope = l >= r ? 1 : 0;
          rightSlope = 1 - slope;
          kinks += l == r ? 1 : 0;
        }
        default -> {
          continue; // a leaf
        }
      }
      values[node] = value;
      byLeft[node] = slope;
      byRight[node] = rightSlope;
    }
    return kinks;
  }

  static boolean isConstant(Tape tape, int node) {
    return tape.operations[node] == Operation.CONSTANT;
  }

  /** Whether the slope of base^exponent is infinite at a value that is finite. */
  static boolean isSteep(double base, double exponent) {
    return base == 0 && exponent > 0 && exponent < 1;
  }
}
