package org.firstmover.game.expression;

import java.util.Arrays;

/**
 * Instructions in postfix order, as they are written down. Whatever has constant operands only is
 * replaced by its value, so that a part without variables is a single constant.
 *
 * <p>An instruction is an operation and the place of an operand: a variable (its number), a
 * constant ({@link #constantAt}), the stack, or none, where the last result is the only operand. A
 * leaf whose operation follows at once is no instruction of its own but the right operand of that.
 */
final class Program {
  /** The operand is the last result. */
  static final int NONE = -1;

  /** The left operand is on the stack, the right one is the last result. */
  static final int STACK = -2;

  private Operation[] operations = new Operation[8];
  private int[] places = new int[8];
  private double[] constants = new double[4];
  private int size;
  private int constantCount;
  private int depth;
  private int deepest;

  /** The place of a constant, or the constant of a place: -3, -4, … for 0, 1, … */
  static int constantAt(int place) {
    return STACK - 1 - place;
  }

  void constant(double value) {
    if (constantCount == constants.length) {
      constants = Arrays.copyOf(constants, 2 * constantCount);
    }
    constants[constantCount] = value;
    add(Operation.CONSTANT, constantAt(constantCount++));
    push();
  }

  void variable(int variable) {
    add(Operation.VARIABLE, variable);
    push();
  }

  /** On the last one or two results. */
  void apply(Operation operation) {
    boolean unary = operation.operands() == 1;
    if (endsInConstants(operation.operands())) {
      double right = unary ? 0 : pop();
      double left = pop();
      constant(operation.apply(left, right));
    } else if (unary) {
      add(operation, NONE);
    } else {
      depth--;
      if (operations[size - 1].operands() == 0) {
        operations[size - 1] = operation;
      } else {
        add(operation, STACK);
      }
    }
  }

  int size() {
    return size;
  }

  /** Whether the last results are as many constants. */
  boolean endsInConstants(int count) {
    for (int i = 1; i <= count; i++) {
      if (operations[size - i] != Operation.CONSTANT) {
        return false;
      }
    }
    return true;
  }

  /** Takes the last result, a constant, away. */
  double pop() {
    size--;
    depth--;
    return constants[--constantCount];
  }

  Operation[] operations() {
    return Arrays.copyOf(operations, size);
  }

  int[] places() {
    return Arrays.copyOf(places, size);
  }

  double[] constants() {
    return Arrays.copyOf(constants, constantCount);
  }

  int deepest() {
    return deepest;
  }

  private void push() {
    deepest = Math.max(deepest, ++depth);
  }

  private void add(Operation operation, int place) {
    if (size == places.length) {
      operations = Arrays.copyOf(operations, 2 * size);
      places = Arrays.copyOf(places, 2 * size);
    }
    operations[size] = operation;
    places[size++] = place;
  }
}
