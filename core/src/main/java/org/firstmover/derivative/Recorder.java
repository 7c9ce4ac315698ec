package org.firstmover.derivative;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A function written in Java is recorded anew at each point: it may branch on values. */
final class Recorder implements Recording {
  private final Tape tape = new Tape();
  private final ScalarFunction function;
  private final int[] variables;
  private final Scalar[] arguments;
  private Recorded[] nodes = {};

  Recorder(int variables, ScalarFunction function) {
    this.function = function;
    this.variables = IntStream.range(0, variables).toArray();
    this.arguments = new Scalar[variables];
  }

  @Override
  public Tape tape() {
    return tape;
  }

  @Override
  public int[] variables() {
    return variables;
  }

  @Override
  public int at(double[] point) {
    tape.clear(variables.length);
    for (int i = 0; i < variables.length; i++) {
      tape.set(1 + i, point[i]);
      arguments[i] = scalar(1 + i); // anew each time: functions may write to their array
    }
    return node(function.apply(arguments));
  }

  /** The scalar of a node; there is one a node, made once. */
  Recorded scalar(int node) {
    if (node >= nodes.length) {
      int old = nodes.length;
      nodes = Arrays.copyOf(nodes, tape.capacity());
      for (int i = old; i < nodes.length; i++) {
        nodes[i] = new Recorded(this, i);
      }
    }
    return nodes[node];
  }

  /** The node of a scalar; numbers become constants. */
  int node(Scalar scalar) {
    if (scalar instanceof Recorded recorded) {
      if (recorded.recorder() != this || recorded.node() >= tape.size()) {
        throw new IllegalArgumentException(
            "scalar " + scalar + " of another evaluation, expected one of this");
      }
      return recorded.node();
    }
    return tape.constant(scalar.value());
  }
}
