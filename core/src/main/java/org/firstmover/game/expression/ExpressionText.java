package org.firstmover.game.expression;

import java.math.BigDecimal;
import java.util.List;
import org.firstmover.exact.Rational;
import org.firstmover.game.expression.Expression.Call;
import org.firstmover.game.expression.Expression.Chain;
import org.firstmover.game.expression.Expression.Constant;
import org.firstmover.game.expression.Expression.Link;
import org.firstmover.game.expression.Expression.Negation;
import org.firstmover.game.expression.Expression.Power;
import org.firstmover.game.expression.Expression.Reference;
import org.firstmover.game.expression.Expression.Sum;

/** Writes expressions with the parentheses they need and no others. */
final class ExpressionText {
  private static final int SUM = 0;
  private static final int PRODUCT = 1;
  private static final int SIGN = 2;
  private static final int POWER = 3;
  private static final int ATOM = 4;

  private final StringBuilder text = new StringBuilder();

  private ExpressionText() {}

  static String of(Expression expression) {
    ExpressionText text = new ExpressionText();
    text.write(expression);
    return text.text.toString();
  }

  /** How tightly its outermost operator binds. */
  private static int binding(Expression expression) {
    if (expression instanceof Chain chain) {
      return chain.isSum() ? SUM : PRODUCT;
    } else if (expression instanceof Constant constant) {
      return constant.value() < 0 ? SIGN : ATOM;
    } else if (expression instanceof Negation) {
      return SIGN;
    }
    return expression instanceof Power ? POWER : ATOM;
  }

  private void write(Expression expression, int least) {
    boolean parentheses = binding(expression) < least;
    text.append(parentheses ? "(" : "");
    write(expression);
    text.append(parentheses ? ")" : "");
  }

  private void write(Expression expression) {
    if (expression instanceof Constant constant) {
      text.append(number(constant.value()));
    } else if (expression instanceof Reference reference) {
      text.append(reference.name());
      if (!reference.subscripts().isEmpty()) {
        list('[', reference.subscripts(), ']');
      }
    } else if (expression instanceof Negation negation) {
      text.append('-');
      write(negation.operand(), SIGN);
    } else if (expression instanceof Chain chain) {
      int least = chain.isSum() ? PRODUCT : SIGN;
      write(chain.first(), least);
      for (Link link : chain.rest()) {
        text.append(' ').append(link.operator().symbol()).append(' ');
        write(link.operand(), least);
      }
    } else if (expression instanceof Power power) {
      write(power.base(), ATOM);
      text.append('^');
      write(power.exponent(), SIGN);
    } else if (expression instanceof Call call) {
      text.append(call.function().symbol());
      list('(', call.arguments(), ')');
    } else if (expression instanceof Sum sum) {
      text.append("sum(").append(sum.index()).append(" in ");
      write(sum.from());
      text.append("..");
      write(sum.to());
      text.append(", ");
      write(sum.body());
      text.append(')');
    }
  }

  private void list(char open, List<Expression> items, char close) {
    text.append(open);
    for (int i = 0; i < items.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      write(items.get(i));
    }
    text.append(close);
  }

  /** The shortest decimal that denotes it, whole numbers below 2^53 in full. */
  static String number(double value) {
    Rational exact = Rational.ofDecimal(value);
    if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
      return exact.toString();
    }
    return new BigDecimal(exact.numerator())
        .divide(new BigDecimal(exact.denominator()))
        .stripTrailingZeros()
        .toString()
        .replace("E+", "e")
        .replace('E', 'e');
  }
}
