package org.firstmover.derivative;

import org.firstmover.game.expression.Algebra;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Operation;

/** A formula is recorded once; after that only its values change. */
final class Replay implements Recording {
  private final Tape tape = new Tape();
  private final int[] variables;
  private final int root;

  Replay(Formula formula) {
    variables = formula.variables();
    tape.clear(variables.length);
    // Constants first, so that sweeps need not pass them.
    formula.evaluate(new Nodes(true));
    tape.endLeaves();
    root = formula.evaluate(new Nodes(false));
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
    for (int i = 0; i < variables.length; i++) {
      tape.set(1 + i, point[variables[i]]);
    }
    tape.forgetKinks();
    tape.evaluate(tape.firstResult(), tape.size());
    return root;
  }

  /** Nodes of a formula: the first time their constants are recorded, the second time the rest. */
  private final class Nodes implements Algebra<Integer> {
    private final int[] nodeOf;
    private final boolean constants;
    private int nextConstant = 1 + variables.length;

    Nodes(boolean constants) {
      this.constants = constants;
      this.nodeOf = new int[variables.length == 0 ? 0 : variables[variables.length - 1] + 1];
      for (int i = 0; i < variables.length; i++) {
        nodeOf[variables[i]] = 1 + i;
      }
    }

    @Override
    public Integer constant(double value) {
      return constants ? tape.constant(value) : nextConstant++;
    }

    @Override
    public Integer variable(int variable) {
      return nodeOf[variable];
    }

    @Override
    public Integer apply(Operation operation, Integer operand) {
      return constants ? 0 : tape.append(operation, operand, 0);
    }

    @Override
    public Integer apply(Operation operation, Integer left, Integer right) {
      return constants ? 0 : tape.append(operation, left, right);
    }
  }
}
