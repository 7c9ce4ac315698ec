package org.firstmover.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.firstmover.derivative.Differentiator;
import org.firstmover.derivative.Scalar;
import org.firstmover.formats.Source;
import org.firstmover.formats.expression.ExpressionReader;
import org.firstmover.formats.expression.Located;
import org.firstmover.formats.tree.Scalar.Kind;
import org.firstmover.game.expression.Expression;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Scope;
import org.firstmover.random.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Value and derivatives of a utility, sum of log x - x'Qx, as a formula and as a function in Java,
 * beside a value and a gradient written by hand.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DerivativeBenchmark {
  @Param({"2", "10", "100"})
  public int n;

  private double[][] q;
  private double[] point;
  private double[] gradient;
  private double[][] hessian;
  private Formula formula;
  private Differentiator ofFormula;
  private Differentiator ofJava;

  @Setup
  public void setUp() {
    RandomStream random = RandomStream.of(1);
    q = new double[n][n];
    for (double[] row : q) {
      Arrays.setAll(row, j -> random.nextDouble());
    }
    point = new double[n];
    Arrays.setAll(point, i -> random.nextDouble(0.5, 1));
    gradient = new double[n];
    hessian = new double[n][n];
    Scope scope = Scope.builder().variable("x", n).parameter("Q", q).parameter("n", n).build();
    Source source =
        Source.of(
            "utility",
            "sum(i in 1..n, log(x[i]) - sum(j in 1..n, Q[i, j] * x[i] * x[j]))"
                .getBytes(StandardCharsets.UTF_8));
    Located<Expression> read =
        ExpressionReader.expression(
            new org.firstmover.formats.tree.Scalar(source.at(1, 1), source.text(), Kind.PLAIN),
            "utility");
    formula = Formula.of(read.value(), scope, read.places());
    ofFormula = Differentiator.of(formula);
    ofJava = Differentiator.of(n, this::utility);
  }

  private Scalar utility(Scalar[] x) {
    Scalar total = x[0].constant(0);
    for (int i = 0; i < n; i++) {
      total = total.plus(x[i].log());
      for (int j = 0; j < n; j++) {
        total = total.minus(x[i].times(q[i][j]).times(x[j]));
      }
    }
    return total;
  }

  @Benchmark
  public double reference_value_by_hand() {
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += StrictMath.log(point[i]);
      for (int j = 0; j < n; j++) {
        total -= q[i][j] * point[i] * point[j];
      }
    }
    return total;
  }

  @Benchmark
  public double[] reference_gradient_by_hand() {
    for (int i = 0; i < n; i++) {
      double slope = 1 / point[i];
      for (int j = 0; j < n; j++) {
        slope -= (q[i][j] + q[j][i]) * point[j];
      }
      gradient[i] = slope;
    }
    return gradient;
  }

  @Benchmark
  public double formula_value() {
    return formula.value(point);
  }

  @Benchmark
  public double[] formula_value_and_gradient() {
    ofFormula.at(point);
    ofFormula.gradient(gradient);
    return gradient;
  }

  @Benchmark
  public double[] formula_hessian_times_direction() {
    ofFormula.at(point);
    ofFormula.hessianTimes(point, gradient);
    return gradient;
  }

  @Benchmark
  public double[][] formula_hessian() {
    ofFormula.at(point);
    ofFormula.hessian(hessian);
    return hessian;
  }

  @Benchmark
  public double[] java_value_and_gradient() {
    ofJava.at(point);
    ofJava.gradient(gradient);
    return gradient;
  }
}
