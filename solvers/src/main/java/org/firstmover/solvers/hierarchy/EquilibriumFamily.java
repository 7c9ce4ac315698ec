package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import java.util.List;
import org.firstmover.derivative.Scalar;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.InputError;

/**
 * Equilibria that are not isolated: x = e(p, t), where p is the leader's strategy and t one or more
 * parameters, a_j(p, t_1, ..., t_j-1) &lt;= t_j &lt;= b_j(p, t_1, ..., t_j-1), that the followers
 * draw with a density. All functions take p first, then t, and are smooth in both.
 *
 * @param parameters the intervals of t_1, t_2, ...
 * @param density of t, not negative; it need not integrate to 1
 * @param strategies one function for each variable of a follower
 */
public record EquilibriumFamily(
    List<Interval> parameters, ScalarFunction density, List<ScalarFunction> strategies) {
  public EquilibriumFamily {
    parameters = List.copyOf(parameters);
    strategies = List.copyOf(strategies);
    if (parameters.isEmpty()) {
      throw new InputError(
          "no parameters",
          "family of equilibria",
          "at least one",
          "Maybe the equilibria are isolated.");
    }
  }

  /**
   * The interval of a parameter. Its ends are functions of the leader's strategy and the parameters
   * before this one.
   */
  public record Interval(ScalarFunction lower, ScalarFunction upper) {}

  /** A curve of equilibria. */
  public static EquilibriumFamily curve(
      ScalarFunction lower,
      ScalarFunction upper,
      ScalarFunction density,
      ScalarFunction... strategies) {
    return new EquilibriumFamily(List.of(new Interval(lower, upper)), density, List.of(strategies));
  }

  /** The density over the unit cube that t = a + (b - a) s maps onto the parameters. */
  ScalarFunction cubeDensity() {
    return variables -> {
      Scalar[] unfolded = variables.clone();
      Scalar volume = unfold(unfolded);
      Scalar value = density.apply(unfolded);
      return value.times(volume);
    };
  }

  /** A follower's variable as a function over the unit cube. */
  ScalarFunction onCube(int variable) {
    return variables -> {
      Scalar[] unfolded = variables.clone();
      unfold(unfolded);
      return strategies.get(variable).apply(unfolded);
    };
  }

  /** Replaces s by t; returns the product of the intervals' lengths. */
  private Scalar unfold(Scalar[] variables) {
    int leaders = variables.length - parameters.size();
    Scalar volume = variables[0].constant(1);
    for (int j = 0; j < parameters.size(); j++) {
      Scalar[] before = Arrays.copyOf(variables, leaders + j);
      Scalar lower = parameters.get(j).lower().apply(before);
      Scalar length = parameters.get(j).upper().apply(before).minus(lower);
      variables[leaders + j] = lower.plus(length.times(variables[leaders + j]));
      volume = volume.times(length);
    }
    return volume;
  }

  /**
   * The place in the unit cube of parameters t.
   *
   * @param given the leader's strategy, then t
   */
  double[] folded(double[] given, int leaders) {
    double[] s = new double[parameters.size()];
    for (int j = 0; j < s.length; j++) {
      double[] before = Arrays.copyOf(given, leaders + j);
      double lower = parameters.get(j).lower().value(before);
      s[j] = (given[leaders + j] - lower) / (parameters.get(j).upper().value(before) - lower);
    }
    return s;
  }
}
