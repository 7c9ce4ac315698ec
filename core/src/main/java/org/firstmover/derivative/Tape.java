package org.firstmover.derivative;

import java.util.Arrays;
import org.firstmover.game.expression.Operation;

/**
 * A computation as a list of nodes, operands before results, with the slope of each result in its
 * operands. Arrays grow and are kept: once they are large enough nothing is allocated.
 *
 * <p>Node 0 is the constant 0 and the missing operand of leaves and of operations with one operand;
 * nodes 1 to n are the variables.
 */
final class Tape {
  Operation[] operations = new Operation[64];
  int[] left = new int[64];
  int[] right = new int[64];
  double[] values = new double[64];

  /** Slopes in the left operands. */
  double[] byLeft = new double[64];

  double[] byRight = new double[64];
  private int variables;
  private int firstResult;
  private int size;
  private int kinks;

  /** Starts anew. */
  void clear(int variables) {
    this.variables = variables;
    size = 0;
    kinks = 0;
    leaf(Operation.CONSTANT, 0);
    for (int i = 0; i < variables; i++) {
      leaf(Operation.VARIABLE, 0);
    }
    firstResult = size;
  }

  /** All nodes so far are leaves: sweeps end there. */
  void endLeaves() {
    firstResult = size;
  }

  int variables() {
    return variables;
  }

  int firstResult() {
    return firstResult;
  }

  int size() {
    return size;
  }

  int capacity() {
    return values.length;
  }

  /** How many times a kink was met since kinks were last forgotten. */
  int kinks() {
    return kinks;
  }

  void forgetKinks() {
    kinks = 0;
  }

  double value(int node) {
    return values[node];
  }

  void set(int node, double value) {
    values[node] = value;
  }

  int constant(double value) {
    return leaf(Operation.CONSTANT, value);
  }

  private int leaf(Operation operation, double value) {
    return record(operation, 0, 0, value, 0, 0);
  }

  /** Adds a node without evaluating it. */
  int append(Operation operation, int leftNode, int rightNode) {
    if (size == values.length) {
      grow();
    }
    operations[size] = operation;
    left[size] = leftNode;
    right[size] = rightNode;
    return size++;
  }

  /** Adds a node that is evaluated already. */
  int record(
      Operation operation,
      int leftNode,
      int rightNode,
      double value,
      double leftSlope,
      double rightSlope) {
    int node = append(operation, leftNode, rightNode);
    values[node] = value;
    byLeft[node] = leftSlope;
    byRight[node] = rightSlope;
    return node;
  }

  /** Computes values and slopes of the nodes from first to last - 1. */
  void evaluate(int first, int last) {
    kinks += Slopes.evaluate(this, first, last);
  }

  private void grow() {
    int capacity = 2 * size;
    operations = Arrays.copyOf(operations, capacity);
    left = Arrays.copyOf(left, capacity);
    right = Arrays.copyOf(right, capacity);
    values = Arrays.copyOf(values, capacity);
    byLeft = Arrays.copyOf(byLeft, capacity);
    byRight = Arrays.copyOf(byRight, capacity);
  }

  /** Adds up what each node before the root contributes to it, from the root down. */
  void reverse(int root, double[] adjoint) {
    int[] left = this.left;
    int[] right = this.right;
    double[] byLeft = this.byLeft;
    double[] byRight = this.byRight;
    for (int node = root; node >= firstResult; node--) {
      double a = adjoint[node];
      adjoint[left[node]] += a * byLeft[node];
      adjoint[right[node]] += a * byRight[node];
    }
  }

  /** How each node up to the root moves when the variables do. */
  void forward(int root, double[] tangent) {
    for (int node = firstResult; node <= root; node++) {
      tangent[node] = byLeft[node] * tangent[left[node]] + byRight[node] * tangent[right[node]];
    }
  }

  /** How the adjoints move when the variables do. */
  void reverse(
      int root, double[] adjoint, double[] tangent, Curvature curvature, double[] adjointTangent) {
    for (int node = root; node >= firstResult; node--) {
      double a = adjoint[node];
      double t = adjointTangent[node];
      int l = left[node];
      int r = right[node];
      adjointTangent[l] += t * byLeft[node] + a * curvature.left(node, tangent[l], tangent[r]);
      adjointTangent[r] += t * byRight[node] + a * curvature.right(node, tangent[l], tangent[r]);
    }
  }
}
