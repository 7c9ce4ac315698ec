package org.firstmover.derivative;

import org.firstmover.game.expression.Operation;

/** A node of a tape that a function written in Java computes with. */
record Recorded(Recorder recorder, int node) implements Scalar {
  @Override
  public double value() {
    return recorder.tape().value(node);
  }

  @Override
  public Scalar constant(double value) {
    return recorder.scalar(recorder.tape().constant(value));
  }

  @Override
  public Scalar plus(Scalar other) {
    int right = recorder.node(other);
    double l = value();
    double r = other.value();
    return record(Operation.ADD, right, l + r, 1, 1);
  }

  @Override
  public Scalar plus(double other) {
    return straight(value() + other, 1);
  }

  @Override
  public Scalar minus(Scalar other) {
    int right = recorder.node(other);
    double l = value();
    double r = other.value();
    return record(Operation.SUBTRACT, right, l - r, 1, -1);
  }

  @Override
  public Scalar minus(double other) {
    return straight(value() - other, 1);
  }

  @Override
  public Scalar times(Scalar other) {
    int right = recorder.node(other);
    double l = value();
    double r = other.value();
    return record(Operation.MULTIPLY, right, l * r, r, l);
  }

  @Override
  public Scalar times(double other) {
    return straight(value() * other, other);
  }

  @Override
  public Scalar over(Scalar other) {
    int right = recorder.node(other);
    double l = value();
    double r = other.value();
    return record(Operation.DIVIDE, right, l / r, 1 / r, -(l / r) / r);
  }

  @Override
  public Scalar over(double other) {
    return straight(value() / other, 1 / other);
  }

  @Override
  public Scalar negate() {
    return straight(-value(), -1);
  }

  /** The operators are recorded without a detour: most nodes are theirs. */
  private Scalar record(
      Operation operation, int right, double value, double leftSlope, double rightSlope) {
    int left = recorder.node(this);
    return recorder.scalar(
        recorder.tape().record(operation, left, right, value, leftSlope, rightSlope));
  }

  /** A result that is affine in this scalar; as a node, a sum with the missing operand. */
  private Scalar straight(double value, double slope) {
    return record(Operation.ADD, 0, value, slope, 0);
  }

  @Override
  public Scalar apply(Operation operation) {
    return apply(operation, 0);
  }

  @Override
  public Scalar apply(Operation operation, Scalar other) {
    return apply(operation, recorder.node(other));
  }

  private Scalar apply(Operation operation, int right) {
    Tape tape = recorder.tape();
    int result = tape.append(operation, recorder.node(this), right);
    tape.evaluate(result, result + 1);
    return recorder.scalar(result);
  }

  @Override
  public String toString() {
    return Double.toString(value());
  }
}
