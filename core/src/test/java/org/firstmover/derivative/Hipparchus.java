package org.firstmover.derivative;

import org.firstmover.game.expression.Algebra;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Operation;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** Formulas in Hipparchus' forward mode: derivatives by other code and another method. */
final class Hipparchus implements Algebra<DerivativeStructure> {
  private final double[] point;
  private final DSFactory factory;

  private Hipparchus(double[] point) {
    this.point = point;
    this.factory = new DSFactory(point.length, 2);
  }

  static DerivativeStructure of(Formula formula, double[] point) {
    return formula.evaluate(new Hipparchus(point));
  }

  static double[] gradient(DerivativeStructure value) {
    int n = value.getFreeParameters();
    double[] gradient = new double[n];
    for (int i = 0; i < n; i++) {
      int[] orders = new int[n];
      orders[i] = 1;
      gradient[i] = value.getPartialDerivative(orders);
    }
    return gradient;
  }

  static double[][] hessian(DerivativeStructure value) {
    int n = value.getFreeParameters();
    double[][] hessian = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int[] orders = new int[n];
        orders[i]++;
        orders[j]++;
        hessian[i][j] = value.getPartialDerivative(orders);
      }
    }
    return hessian;
  }

  @Override
  public DerivativeStructure constant(double value) {
    return factory.constant(value);
  }

  @Override
  public DerivativeStructure variable(int variable) {
    return factory.variable(variable, point[variable]);
  }

  @Override
  public DerivativeStructure apply(Operation operation, DerivativeStructure x) {
    return switch (operation) {
      case NEGATE -> x.negate();
      case EXP -> x.exp();
      case LOG -> x.log();
      case SQRT -> x.sqrt();
      case SIN -> x.sin();
      case COS -> x.cos();
      case TANH -> x.tanh();
      case SIGMOID -> x.negate().exp().add(1).reciprocal();
      case ABS -> x.abs();
      default -> throw new IllegalArgumentException(operation.toString());
    };
  }

  @Override
  public DerivativeStructure apply(
      Operation operation, DerivativeStructure left, DerivativeStructure right) {
    return switch (operation) {
      case ADD -> left.add(right);
      case SUBTRACT -> left.subtract(right);
      case MULTIPLY -> left.multiply(right);
      case DIVIDE -> left.divide(right);
      case POWER -> isConstant(right) ? left.pow(right.getValue()) : left.pow(right);
      case MIN -> left.getValue() <= right.getValue() ? left : right;
      case MAX -> left.getValue() >= right.getValue() ? left : right;
      default -> throw new IllegalArgumentException(operation.toString());
    };
  }

  private static boolean isConstant(DerivativeStructure value) {
    double[] all = value.getAllDerivatives();
    for (int i = 1; i < all.length; i++) {
      if (all[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
