package org.firstmover.derivative;

import org.firstmover.game.expression.Operation;

/** Second derivatives of each node of a tape in its operands. */
final class Curvature {
  private double[] leftLeft = {};
  private double[] leftRight = {};
  private double[] rightRight = {};

  /** How the slope in the left operand moves when the operands do. */
  double left(int node, double leftMove, double rightMove) {
    return leftLeft[node] * leftMove + leftRight[node] * rightMove;
  }

  /** How the slope in the right operand moves when the operands do. */
  double right(int node, double leftMove, double rightMove) {
    return leftRight[node] * leftMove + rightRight[node] * rightMove;
  }

  /**
   * Computes those of the nodes up to the root; at kinks those of the piece whose slope was used.
   */
  void compute(Tape tape, int root) {
    if (leftLeft.length < tape.capacity()) {
      leftLeft = new double[tape.capacity()];
      leftRight = new double[tape.capacity()];
      rightRight = new double[tape.capacity()];
    }
    for (int node = tape.firstResult(); node <= root; node++) {
      double l = tape.values[tape.left[node]];
      double r = tape.values[tape.right[node]];
      double value = tape.values[node];
      double ll = 0;
      double lr = 0;
      double rr = 0;
      switch (tape.operations[node]) {
        case MULTIPLY -> lr = 1;
        case DIVIDE -> {
          lr = -1 / (r * r);
          rr = 2 * value / (r * r);
        }
        case POWER -> {
          ll =
              Slopes.isSteep(l, r) || r == 0 || r == 1
                  ? 0
                  : r * (r - 1) * Operation.power(l, r - 2);
          if (!Slopes.isConstant(tape, tape.right[node]) && !(l == 0 && r > 1)) {
            double log = StrictMath.log(l);
            lr = Operation.power(l, r - 1) * (1 + r * log);
            rr = l == 0 && r > 0 ? 0 : value * log * log;
          }
        }
        case EXP -> ll = value;
        case LOG -> ll = -1 / (l * l);
        case SQRT -> ll = l == 0 ? 0 : -0.25 / (l * value);
        case SIN, COS -> ll = -value;
        case TANH -> ll = -2 * value * tape.byLeft[node];
        case SIGMOID -> ll = tape.byLeft[node] * (1 - 2 * value);
        default -> {} // straight
      }
      leftLeft[node] = ll;
      leftRight[node] = lr;
      rightRight[node] = rr;
    }
  }
}
