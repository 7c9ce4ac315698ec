package org.firstmover.game.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a node of a formula does: operators, functions, and the two leaves.
 *
 * <p>All arithmetic is that of {@code double}, functions are those of {@link StrictMath}: the same
 * bits on every machine. What has no value is NaN or infinite and is left so; NaN never turns into
 * a number again.
 */
public enum Operation {
  /** A number. */
  CONSTANT("", 0),
  /** A variable. */
  VARIABLE("", 0),
  ADD("+", 2),
  SUBTRACT("-", 2),
  MULTIPLY("*", 2),
  DIVIDE("/", 2),
  /** As {@link #power}. */
  POWER("^", 2),
  NEGATE("-", 1),
  EXP("exp", 1),
  /** Natural logarithm. */
  LOG("log", 1),
  SQRT("sqrt", 1),
  /** Of an angle in radians. */
  SIN("sin", 1),
  /** Of an angle in radians. */
  COS("cos", 1),
  TANH("tanh", 1),
  /** 1 / (1 + exp(-x)). */
  SIGMOID("sigmoid", 1),
  ABS("abs", 1),
  MIN("min", 2),
  MAX("max", 2);

  private static final List<Operation> FUNCTIONS =
      Arrays.stream(values()).filter(Operation::isFunction).toList();

  private final String symbol;
  private final int operands;

  Operation(String symbol, int operands) {
    this.symbol = symbol;
    this.operands = operands;
  }

  /** As it is written: {@code +} or {@code exp}. */
  public String symbol() {
    return symbol;
  }

  /** 0, 1 or 2. */
  public int operands() {
    return operands;
  }

  /** Whether it is written as a name before its arguments. */
  public boolean isFunction() {
    return compareTo(EXP) >= 0;
  }

  public static List<Operation> functions() {
    return FUNCTIONS;
  }

  /** The function of this name. */
  public static Optional<Operation> function(String name) {
    return FUNCTIONS.stream().filter(function -> function.symbol.equals(name)).findFirst();
  }

  /**
   * The result for these operands.
   *
   * @param right ignored if there is one operand only
   */
  public double apply(double left, double right) {
    return switch (this) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case POWER -> power(left, right);
      case NEGATE -> -left;
      case EXP -> StrictMath.exp(left);
      case LOG -> StrictMath.log(left);
      case SQRT -> StrictMath.sqrt(left);
      case SIN -> StrictMath.sin(left);
      case COS -> StrictMath.cos(left);
      case TANH -> StrictMath.tanh(left);
      case SIGMOID -> sigmoid(left);
      case ABS -> Math.abs(left);
      case MIN -> Math.min(left, right);
      case MAX -> Math.max(left, right);
      case CONSTANT, VARIABLE -> throw new IllegalStateException(this + " has no operands");
    };
  }

  /**
   * {@link StrictMath#pow}, but with an exponent of 1, 2, 3 or 4 a product (x^4 is the square of x
   * * x), and NaN for a base of NaN whatever the exponent.
   */
  public static double power(double base, double exponent) {
    if (exponent == 1 || Double.isNaN(base)) {
      return base;
    }
    double square = base * base;
    if (exponent == 2) {
      return square;
    } else if (exponent == 3) {
      return square * base;
    }
    return exponent == 4 ? square * square : StrictMath.pow(base, exponent);
  }

  private static double sigmoid(double x) {
    double small = StrictMath.exp(-Math.abs(x));
    return (x < 0 ? small : 1) / (1 + small);
  }

  @Override
  public String toString() {
    return isFunction() ? symbol : name().toLowerCase(Locale.ROOT);
  }
}
