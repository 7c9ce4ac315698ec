package org.firstmover.game.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.RealFunction;

/**
 * An expression whose names stand for places in an array of variables, and whose sums are written
 * out: a function from {@code double[]} to {@code double}. Immutable; safe for use by many threads.
 *
 * <p>It is a program in postfix order run on a small stack, at one or two nanoseconds an
 * instruction. Sums are written out because then subscripts cost nothing and are checked once;
 * 10,000 terms {@code Q[i, j] * x[i] * x[j]} take 400 kB.
 */
public final class Formula implements RealFunction {
  /** Stacks are shallow, so a thread needs one only. */
  private static final ThreadLocal<double[]> STACK = ThreadLocal.withInitial(() -> new double[32]);

  private final Expression expression;
  private final Operation[] operations;
  private final int[] places;
  private final double[] constants;
  private final int deepest;
  private final int[] variables;
  private final int steps;

  private Formula(Expression expression, Program program, int steps) {
    this.expression = expression;
    this.operations = program.operations();
    this.places = program.places();
    this.constants = program.constants();
    this.deepest = program.deepest();
    this.steps = steps;
    this.variables = used(places);
  }

  /** In ascending order; in time and space that depend on the formula only, not on its scope. */
  private static int[] used(int[] places) {
    int[] sorted = Arrays.stream(places).filter(place -> place >= 0).sorted().toArray();
    int count = 0;
    for (int place : sorted) {
      if (count == 0 || place != sorted[count - 1]) {
        sorted[count++] = place;
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  /**
   * @throws org.firstmover.game.InputError if a name is unknown, has the wrong number of
   *     subscripts, or a subscript or bound is not a whole number, is out of range or depends on
   *     variables; if an index has the name of something else; if more than 10 million operations
   *     arise, or nesting is deeper than 1000
   */
  public static Formula of(Expression expression, Scope scope) {
    return of(expression, scope, Places.NONE);
  }

  /**
   * As {@link #of(Expression, Scope)}.
   *
   * @param places where its parts stand, for errors
   */
  public static Formula of(Expression expression, Scope scope, Places places) {
    Compiler compiler = new Compiler(scope, places);
    return new Formula(expression, compiler.compile(expression), compiler.steps());
  }

  /** As it was written. */
  public Expression expression() {
    return expression;
  }

  /** Which variables occur in it, in ascending order; perhaps with the factor 0. */
  public int[] variables() {
    return variables.clone();
  }

  public boolean dependsOn(int variable) {
    return Arrays.binarySearch(variables, variable) >= 0;
  }

  /**
   * How many operations arose when its sums were written out. Parts without variables count here,
   * though they are single constants since.
   */
  public int steps() {
    return steps;
  }

  /** How many instructions an evaluation takes. */
  public int size() {
    return operations.length;
  }

  @Override
  public double value(double[] point) {
    double[] stack = STACK.get();
    if (stack.length < deepest) {
      stack = new double[2 * deepest];
      STACK.set(stack);
    }
    int below = 0;
    double top = 0;
    for (int i = 0; i < operations.length; i++) {
      int place = places[i];
      double left = top;
      double right = top;
      if (place >= 0) {
        right = point[place];
      } else if (place == Program.STACK) {
        left = stack[--below];
      } else if (place < Program.STACK) {
        right = constants[Program.constantAt(place)];
      }
      Operation operation = operations[i];
      switch (operation) {
        case CONSTANT, VARIABLE -> {
          stack[below++] = left;
          top = right;
        }
        case ADD -> top = left + right;
        case SUBTRACT -> top = left - right;
        case MULTIPLY -> top = left * right;
        case DIVIDE -> top = left / right;
        default -> top = operation.apply(left, right);
      }
    }
    return top;
  }

  /** Evaluates it in something else than doubles; operands come before their operation. */
  public <T> T evaluate(Algebra<T> algebra) {
    List<T> stack = new ArrayList<>(deepest);
    for (int i = 0; i < operations.length; i++) {
      Operation operation = operations[i];
      T last = places[i] < 0 && places[i] >= Program.STACK ? pop(stack) : leaf(places[i], algebra);
      stack.add(
          switch (operation.operands()) {
            case 0 -> last;
            case 1 -> algebra.apply(operation, last);
            default -> algebra.apply(operation, pop(stack), last);
          });
    }
    return pop(stack);
  }

  private <T> T leaf(int place, Algebra<T> algebra) {
    return place >= 0
        ? algebra.variable(place)
        : algebra.constant(constants[Program.constantAt(place)]);
  }

  private static <T> T pop(List<T> stack) {
    return stack.remove(stack.size() - 1);
  }

  /** Its canonical text. */
  @Override
  public String toString() {
    return expression.text();
  }
}
