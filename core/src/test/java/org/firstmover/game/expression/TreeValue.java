package org.firstmover.game.expression;

import java.util.HashMap;
import java.util.Map;
import org.firstmover.game.expression.Expression.Call;
import org.firstmover.game.expression.Expression.Chain;
import org.firstmover.game.expression.Expression.Constant;
import org.firstmover.game.expression.Expression.Link;
import org.firstmover.game.expression.Expression.Negation;
import org.firstmover.game.expression.Expression.Power;
import org.firstmover.game.expression.Expression.Reference;
import org.firstmover.game.expression.Expression.Sum;

/** Evaluates trees as they stand, by names and loops: slow, plain, and nothing of formulas. */
final class TreeValue {
  private final Map<String, Double> names = new HashMap<>();

  TreeValue with(String name, double value) {
    names.put(name, value);
    return this;
  }

  TreeValue with(String name, double... values) {
    for (int i = 0; i < values.length; i++) {
      names.put(name + "[" + (i + 1) + "]", values[i]);
    }
    return this;
  }

  double of(Expression expression) {
    if (expression instanceof Constant constant) {
      return constant.value();
    } else if (expression instanceof Reference reference) {
      StringBuilder name = new StringBuilder(reference.name());
      reference
          .subscripts()
          .forEach(subscript -> name.append('[').append((int) of(subscript)).append(']'));
      return names.get(name.toString());
    } else if (expression instanceof Negation negation) {
      return -of(negation.operand());
    } else if (expression instanceof Power power) {
      return Math.pow(of(power.base()), of(power.exponent()));
    } else if (expression instanceof Chain chain) {
      double value = of(chain.first());
      for (Link link : chain.rest()) {
        double operand = of(link.operand());
        value =
            switch (link.operator().symbol()) {
              case "+" -> value + operand;
              case "-" -> value - operand;
              case "*" -> value * operand;
              default -> value / operand;
            };
      }
      return value;
    } else if (expression instanceof Sum sum) {
      double value = 0;
      for (int i = (int) of(sum.from()); i <= of(sum.to()); i++) {
        names.put(sum.index(), (double) i);
        value += of(sum.body());
      }
      names.remove(sum.index());
      return value;
    }
    return call((Call) expression);
  }

  private double call(Call call) {
    double[] arguments = call.arguments().stream().mapToDouble(this::of).toArray();
    double x = arguments[0];
    return switch (call.function().symbol()) {
      case "exp" -> Math.exp(x);
      case "log" -> Math.log(x);
      case "sqrt" -> Math.sqrt(x);
      case "sin" -> Math.sin(x);
      case "cos" -> Math.cos(x);
      case "tanh" -> Math.tanh(x);
      case "sigmoid" -> 1 / (1 + Math.exp(-x));
      case "abs" -> Math.abs(x);
      case "min" -> java.util.Arrays.stream(arguments).min().orElseThrow();
      default -> java.util.Arrays.stream(arguments).max().orElseThrow();
    };
  }
}
