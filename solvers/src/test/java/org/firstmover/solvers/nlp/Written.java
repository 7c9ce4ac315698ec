package org.firstmover.solvers.nlp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.derivative.Differentiator;
import org.firstmover.formats.Source;
import org.firstmover.formats.expression.ExpressionReader;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.game.expression.Comparison;
import org.firstmover.game.expression.Expression;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Relation;
import org.firstmover.game.expression.Scope;

/** A problem written as in a game file, in variables x[1] to x[n]; slopes from the tape. */
final class Written implements JacobianProblem {
  final String name;
  final double best;
  final double[] start;
  final double[] lower;
  final double[] upper;
  private final Scope scope;
  private final Formula objective;
  private final List<Differentiator> slopes = new ArrayList<>();
  private final List<Formula> constraints = new ArrayList<>();
  private final List<Boolean> equalities = new ArrayList<>();

  /**
   * @param best the published minimum
   */
  Written(String name, double best, String objective, double... start) {
    this.name = name;
    this.best = best;
    this.start = start;
    this.lower = new double[start.length];
    this.upper = new double[start.length];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    this.scope = Scope.builder().variable("x", start.length).build();
    this.objective =
        Formula.of(ExpressionReader.expression(scalar(objective), "minimise").value(), scope);
    slopes.add(Differentiator.of(this.objective));
  }

  private static Scalar scalar(String text) {
    Source source = Source.of("problem", text.getBytes(StandardCharsets.UTF_8));
    return new Scalar(source.at(1, 1), source.text(), Scalar.Kind.PLAIN);
  }

  /** Bounds of one variable, counted from 1. */
  Written bounds(int variable, double low, double high) {
    lower[variable - 1] = low;
    upper[variable - 1] = high;
    return this;
  }

  /** Bounds of all variables. */
  Written bounds(double low, double high) {
    Arrays.fill(lower, low);
    Arrays.fill(upper, high);
    return this;
  }

  Written to(String... relations) {
    for (String text : relations) {
      Relation relation = ExpressionReader.relation(scalar(text), "subject to").value();
      boolean flip = relation.comparison() == Comparison.AT_LEAST;
      Expression difference =
          flip
              ? new Relation(relation.right(), Comparison.AT_MOST, relation.left()).difference()
              : relation.difference();
      Formula formula = Formula.of(difference, scope);
      constraints.add(formula);
      slopes.add(Differentiator.of(formula));
      equalities.add(relation.comparison() == Comparison.EQUAL);
    }
    return this;
  }

  @Override
  public Domain domain() {
    boolean[] equality = new boolean[constraints.size()];
    for (int k = 0; k < equality.length; k++) {
      equality[k] = equalities.get(k);
    }
    return new Domain(lower, upper, equality);
  }

  @Override
  public double evaluate(double[] y, double[] values) {
    for (int k = 0; k < values.length; k++) {
      values[k] = constraints.get(k).value(y);
    }
    return objective.value(y);
  }

  @Override
  public void derivatives(double[] y, double[] gradient, double[][] jacobian) {
    for (int k = 0; k < slopes.size(); k++) {
      slopes.get(k).at(y);
      slopes.get(k).gradient(k == 0 ? gradient : jacobian[k - 1]);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
