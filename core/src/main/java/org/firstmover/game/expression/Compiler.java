package org.firstmover.game.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.InputError;
import org.firstmover.game.expression.Expression.Call;
import org.firstmover.game.expression.Expression.Chain;
import org.firstmover.game.expression.Expression.Constant;
import org.firstmover.game.expression.Expression.Link;
import org.firstmover.game.expression.Expression.Negation;
import org.firstmover.game.expression.Expression.Power;
import org.firstmover.game.expression.Expression.Reference;
import org.firstmover.game.expression.Expression.Sum;
import org.firstmover.game.expression.Scope.Declaration;

/** Looks names up and writes sums out. */
final class Compiler {
  private static final int MOST_STEPS = 10_000_000;
  private static final int DEEPEST = 1000;

  private final Scope scope;
  private final Places places;
  private final Program program = new Program();
  private final Map<String, Integer> indices = new LinkedHashMap<>();
  private int steps;
  private int depth;

  Compiler(Scope scope, Places places) {
    this.scope = scope;
    this.places = places;
  }

  Program compile(Expression expression) {
    write(expression);
    return program;
  }

  /** How many operations arose so far. */
  int steps() {
    return steps;
  }

  private void write(Expression expression) {
    step(expression);
    if (++depth > DEEPEST) {
      throw new InputError(
          "nesting deeper than " + DEEPEST,
          places == Places.NONE ? "expression" : places.of(expression), // too deep for its text
          "at most " + DEEPEST + " levels",
          "Maybe build long sums as one chain.");
    }
    if (expression instanceof Constant constant) {
      program.constant(constant.value());
    } else if (expression instanceof Reference reference) {
      write(reference);
    } else if (expression instanceof Negation negation) {
      write(negation.operand());
      program.apply(Operation.NEGATE);
    } else if (expression instanceof Chain chain) {
      write(chain.first());
      for (Link link : chain.rest()) {
        write(link.operand());
        program.apply(link.operator());
      }
    } else if (expression instanceof Power power) {
      write(power.base());
      write(power.exponent());
      program.apply(Operation.POWER);
    } else if (expression instanceof Call call) {
      write(call);
    } else if (expression instanceof Sum sum) {
      write(sum);
    }
    depth--;
  }

  private void step(Expression expression) {
    if (++steps > MOST_STEPS) {
      throw new InputError(
          "more than " + MOST_STEPS + " operations",
          places.of(expression),
          "at most " + MOST_STEPS + " operations once sums are written out",
          "Maybe a sum runs further than it was meant to.");
    }
  }

  private void write(Call call) {
    List<Expression> arguments = call.arguments();
    write(arguments.get(0));
    if (call.function().operands() == 1) {
      program.apply(call.function());
    }
    for (Expression argument : arguments.subList(1, arguments.size())) {
      write(argument);
      program.apply(call.function());
    }
  }

  private void write(Sum sum) {
    if (indices.containsKey(sum.index()) || scope.find(sum.index()).isPresent()) {
      throw new InputError(
          sum.index(),
          places.of(sum),
          "an index whose name stands for nothing else",
          "Maybe another letter is free.");
    }
    long from = whole(sum.from(), "a bound of the sum");
    long to = whole(sum.to(), "a bound of the sum");
    if (from > to) {
      program.constant(0);
    }
    for (long i = from; i <= to; i++) {
      step(sum);
      indices.put(sum.index(), (int) i);
      write(sum.body());
      if (i > from) {
        program.apply(Operation.ADD);
      }
    }
    indices.remove(sum.index());
  }

  private void write(Reference reference) {
    Integer index = indices.get(reference.name());
    if (index != null) {
      checkSubscripts(reference, 0, "a whole number, the index of a sum");
      program.constant(index);
      return;
    }
    Declaration declaration =
        scope
            .find(reference.name())
            .orElseThrow(
                () ->
                    new InputError(
                        reference.name(),
                        places.of(reference),
                        scope.size() == 0
                            ? "the name of a parameter or an index"
                            : "the name of a variable, a parameter or an index",
                        scope.hint(reference.name(), indices.keySet())));
    checkSubscripts(reference, declaration.dimensions(), declaration.shown());
    int offset = declaration.offset();
    if (declaration.dimensions() > 0) {
      offset += subscript(reference, 0, declaration.rows()) * declaration.columns();
    }
    if (declaration.dimensions() > 1) {
      offset += subscript(reference, 1, declaration.columns());
    }
    if (declaration.variable()) {
      program.variable(offset);
    } else {
      program.constant(scope.parameter(offset));
    }
  }

  private void checkSubscripts(Reference reference, int expected, String shape) {
    int found = reference.subscripts().size();
    if (found != expected) {
      throw new InputError(
          reference.text(),
          places.of(reference),
          switch (expected) {
                case 0 -> "no subscript";
                case 1 -> "one subscript";
                default -> "two subscripts";
              }
              + ": "
              + reference.name()
              + " is "
              + shape,
          expected == 0
              ? "Maybe take the brackets away."
              : "Maybe "
                  + reference.name()
                  + (expected == 1 ? "[1]" : "[1, 1]")
                  + " was meant, or a sum over its entries.");
    }
  }

  /** From 0. */
  private int subscript(Reference reference, int position, int largest) {
    Expression subscript = reference.subscripts().get(position);
    int value = whole(subscript, "a subscript");
    if (value < 1 || value > largest) {
      throw new InputError(
          subscript instanceof Constant
              ? reference.text()
              : reference.text() + " with " + subscript.text() + " = " + value,
          places.of(subscript),
          "a subscript from 1 to " + largest,
          "Maybe the range of a sum is off by one: subscripts start at 1.");
    }
    return value - 1;
  }

  /** The value of an expression that must not depend on variables. */
  private int whole(Expression expression, String what) {
    int start = program.size();
    write(expression);
    if (program.size() > start + 1 || !program.endsInConstants(1)) {
      throw new InputError(
          expression.text(),
          places.of(expression),
          what + " without variables",
          "Maybe the name of a variable is also that of an index.");
    }
    double value = program.pop();
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new InputError(
          expression instanceof Constant ? expression.text() : expression.text() + " = " + value,
          places.of(expression),
          what + ": a whole number",
          "Maybe it was to be rounded before.");
    }
    return (int) value;
  }
}
