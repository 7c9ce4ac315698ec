package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import java.util.Comparator;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.Moments;
import org.firstmover.random.RandomStream;

/**
 * The equilibrium flow of a stochastic oracle of which only draws are known. Equilibria are drawn
 * at p + step and at p - step, for one variable of the leader after the other; each x+ is paired
 * with the x- that it was before, and
 *
 * <pre>v = (x+ - x-) / (2 step),   gradient = mean of h_p + h_x v at (x+ + x-) / 2</pre>
 *
 * (Theorem 2, with the empirical density of section "How to determine equilibrium flow").
 *
 * <p>With {@link Pairing#QUANTILES} draws are independent and paired by their rank along the first
 * principal component of all of them: on a curve that is monotone in this direction this is optimal
 * transport, v = dQ/dp with Q the quantile function. The standard error is that of a difference of
 * means over 2 step, of order samples^-1/2 / step; with step ~ samples^-1/6 the whole error is of
 * order samples^-1/3. With {@link Pairing#COMMON} both draws of a pair come from the same stream of
 * random numbers: no matter what the shape of the set is, and if draws move smoothly with p the
 * error is of order samples^-1/2 whatever the step.
 *
 * <p>In either case the bias is of order step^2, where the distribution is three times
 * differentiable in p. Where mass jumps from one equilibrium to another, pairs are far apart and
 * what is linear in {@code h_x v} is no more so: {@link Result#curvature} shows how much of the
 * gradient that is; then {@link Result#difference} is right, and has the same standard error.
 *
 * <p>Source: K. Wang et al., "Coordinating followers to reach better equilibria", AAAI 2022; for
 * quantiles as optimal transport F. Santambrogio, "Optimal transport for applied mathematicians",
 * Birkhäuser 2015, chapter 2.
 *
 * @param samples how many pairs for each variable of the leader, at least 2
 * @param step how far from p they are drawn
 */
public record EmpiricalFlow(
    HierarchyGame game, EquilibriumSampler oracle, int samples, double step, Pairing pairing) {

  /** Which draws at p + step and p - step belong together. */
  public enum Pairing {
    QUANTILES,
    COMMON
  }

  /**
   * What was found.
   *
   * @param flow the expectation, its gradient by the flow, and standard errors
   * @param difference the gradient as a difference of means: what the flow estimate is without
   *     linearisation
   */
  public record Result(ExpectedGradient flow, double[] difference) {
    /** The largest difference between the two, in standard errors. */
    public double curvature() {
      double worst = 0;
      for (int l = 0; l < difference.length; l++) {
        double gap = Math.abs(flow.gradient()[l] - difference[l]);
        worst = Math.max(worst, gap == 0 ? 0 : gap / flow.standardError()[l]);
      }
      return worst;
    }
  }

  public EmpiricalFlow {
    if (samples < 2 || !(step > 0 && step < Double.POSITIVE_INFINITY)) {
      throw new InputError(
          samples + " samples, step " + step,
          "empirical flow",
          "at least 2 samples and a positive step",
          "Maybe begin with 10000 samples and a step of 0.05 times the size of the strategy.");
    }
  }

  /** Of the leader's gain. */
  public Result at(double[] leader, RandomStream random) {
    return at(leader, 1, new double[game.leaderConstraints()], random);
  }

  /**
   * Of objective * gain + sum_k factors[k] * g_k.
   *
   * @param leader with room for the step inside her bounds
   * @param factors one a constraint of the leader
   */
  public Result at(double[] leader, double objective, double[] factors, RandomStream random) {
    LeaderTerm term = new LeaderTerm(game, LeaderTerm.derivatives(game), objective, factors);
    double[] gradient = new double[leader.length];
    double[] errors = new double[leader.length];
    double[] difference = new double[leader.length];
    double value = 0;
    for (int l = 0; l < leader.length; l++) {
      boolean common = pairing == Pairing.COMMON;
      double[][] above = draw(leader, l, step, random, common ? "draw" : "above " + l);
      double[][] below = draw(leader, l, -step, random, common ? "draw" : "below " + l);
      if (!common) {
        rank(above, below);
      }
      Pairs pairs = new Pairs(term, leader, l);
      for (int n = 0; n < samples; n++) {
        pairs.add(above[n], below[n]);
      }
      value += pairs.value / samples / leader.length;
      gradient[l] = pairs.flow / samples;
      difference[l] = pairs.difference.mean()[0];
      errors[l] =
          common
              ? pairs.difference.standardError(0)
              : Math.hypot(pairs.above.standardError(0), pairs.below.standardError(0));
    }
    return new Result(new ExpectedGradient(value, gradient, errors, samples), difference);
  }

  private double[][] draw(double[] leader, int l, double by, RandomStream random, String name) {
    double[] moved = leader.clone();
    moved[l] += by;
    RandomStream streams = random.child(name);
    double[][] drawn = new double[samples][];
    for (int n = 0; n < samples; n++) {
      drawn[n] = oracle.sample(moved, streams.child(Integer.toString(n)));
    }
    return drawn;
  }

  private static void rank(double[][] above, double[][] below) {
    double[] direction = PrincipalComponent.of(above, below);
    Comparator<double[]> along =
        Comparator.comparingDouble(x -> PrincipalComponent.dot(x, direction));
    Arrays.sort(above, along);
    Arrays.sort(below, along);
  }

  /** Sums over pairs that differ in one variable of the leader. */
  private final class Pairs {
    private final LeaderTerm term;
    private final int l;
    private final double[] point;
    private final double[] slopes;
    private final double[] one = new double[1];
    final Moments difference = new Moments(1);
    final Moments above = new Moments(1);
    final Moments below = new Moments(1);
    double value;
    double flow;

    Pairs(LeaderTerm term, double[] leader, int l) {
      this.term = term;
      this.l = l;
      point = Arrays.copyOf(leader, game.variables().size());
      slopes = new double[point.length];
    }

    void add(double[] plus, double[] minus) {
      int leaders = game.variables().leaderSize();
      double p = point[l];
      point[l] = p + step;
      System.arraycopy(plus, 0, point, leaders, plus.length);
      double high = term.value(point) / (2 * step);
      point[l] = p - step;
      System.arraycopy(minus, 0, point, leaders, minus.length);
      double low = term.value(point) / (2 * step);
      point[l] = p;
      for (int i = 0; i < plus.length; i++) {
        point[leaders + i] = 0.5 * (plus[i] + minus[i]);
      }
      value += term.value(point);
      term.slopes(point, slopes);
      double sum = slopes[l];
      for (int i = 0; i < plus.length; i++) {
        sum += slopes[leaders + i] * (plus[i] - minus[i]) / (2 * step);
      }
      flow += sum;
      add(above, high);
      add(below, low);
      add(difference, high - low);
    }

    private void add(Moments moments, double draw) {
      one[0] = draw;
      moments.add(one);
    }
  }
}
