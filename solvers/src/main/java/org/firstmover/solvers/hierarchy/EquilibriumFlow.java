package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.derivative.Differentiator;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.Moments;
import org.firstmover.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * The equilibrium flow v of equilibria that are not isolated, whose density is known: a solution of
 *
 * <pre>d rho/dp = -div (rho v)</pre>
 *
 * (Definition 3) without flux through the ends of the parameters' intervals, and with it the
 * gradient of the leader's expectation (Theorem 2):
 *
 * <pre>d/dp E h(x, p) = E [h_p + h_x v]</pre>
 *
 * <p>With one parameter v is unique along the curve: v = -(dF/dp) / rho, where F is the
 * distribution function. With more, many flows solve the equation and all give the same gradient;
 * this one is the velocity of the Knothe-Rosenblatt rearrangement, which moves each parameter's
 * quantiles given the parameters before it. It takes about (64 to 200)^d evaluations of the density
 * for d parameters, so that d should be at most 3. Integrals have a relative error of about 1e-10
 * for densities that are smooth or have an integrable pole at the lower end, 1e-7 for one like an
 * inverse root at the upper end. Not safe for use by several threads.
 *
 * <p>Sources: K. Wang et al., "Coordinating followers to reach better equilibria", AAAI 2022,
 * Definition 3 and Theorem 2; M. Rosenblatt, "Remarks on a multivariate transformation", Annals of
 * Mathematical Statistics 23 (1952).
 */
public final class EquilibriumFlow implements EquilibriumSampler {
  private final HierarchyGame game;
  private final EquilibriumFamily family;
  private final int leaders;
  private final int parameters;
  private final Derivatives derivatives;
  private final Rearrangement rearrangement;
  private final List<Differentiator> strategies;

  /** [variable of a follower][variable of the leader, then parameter in the cube]. */
  private final double[][] strategySlopes;

  /** Everybody's variables, and slopes in them. */
  private final double[] point;

  private final double[] slopes;

  /** Along the first parameter, at the leader's strategy in {@link #point}. */
  private @Nullable Antiderivative first;

  /**
   * @throws InputError if the family has not one function for each variable of a follower, or the
   *     game has no derivatives
   */
  public EquilibriumFlow(HierarchyGame game, EquilibriumFamily family) {
    this.game = game;
    this.family = family;
    leaders = game.variables().leaderSize();
    parameters = family.parameters().size();
    int followers = game.variables().followersSize();
    if (family.strategies().size() != followers) {
      throw new InputError(
          family.strategies().size() + " strategies",
          "family of equilibria of game " + game.name(),
          "one for each of the followers' " + followers + " variables",
          "Maybe a follower was forgotten.");
    }
    int size = leaders + parameters;
    derivatives = LeaderTerm.derivatives(game);
    rearrangement =
        new Rearrangement(leaders, parameters, Differentiator.of(size, family.cubeDensity()));
    strategies =
        IntStream.range(0, followers)
            .mapToObj(i -> Differentiator.of(size, family.onCube(i)))
            .toList();
    strategySlopes = new double[followers][size];
    point = new double[leaders + followers];
    slopes = new double[point.length];
  }

  /**
   * The flow at an equilibrium.
   *
   * @param leader her strategy
   * @param t the parameters
   * @return v: [variable of a follower][variable of the leader]; infinite or NaN where the density
   *     is 0
   */
  public double[][] velocity(double[] leader, double[] t) {
    Antiderivative integrals = at(leader);
    double[] given = Arrays.copyOf(leader, leaders + parameters);
    System.arraycopy(t, 0, given, leaders, parameters);
    double[] s = family.folded(given, leaders);
    for (int j = 0; j < parameters; j++) {
      rearrangement.place[leaders + j] = s[j];
      integrals = rearrangement.move(j, integrals);
    }
    follow();
    double[][] v = new double[strategies.size()][leaders];
    for (int i = 0; i < v.length; i++) {
      for (int l = 0; l < leaders; l++) {
        v[i][l] = moved(i, l);
      }
    }
    return v;
  }

  /** Of the leader's gain. */
  public ExpectedGradient exact(double[] leader) {
    return exact(leader, 1, new double[game.leaderConstraints()]);
  }

  /**
   * Of objective * gain + sum_k factors[k] * g_k, by quadrature.
   *
   * @param factors one a constraint of the leader
   */
  public ExpectedGradient exact(double[] leader, double objective, double[] factors) {
    LeaderTerm term = new LeaderTerm(game, derivatives, objective, factors);
    Antiderivative integrals = at(leader);
    double mass = integrals.total()[0];
    double[] sums = expectation(0, integrals, term).total();
    double[] gradient = new double[leaders];
    for (int l = 0; l < leaders; l++) {
      gradient[l] = sums[1 + l] / mass;
    }
    return new ExpectedGradient(sums[0] / mass, gradient, new double[leaders], 0);
  }

  /** Of the leader's gain, by equilibria that are drawn. */
  public ExpectedGradient sampled(double[] leader, int samples, RandomStream random) {
    return sampled(leader, 1, new double[game.leaderConstraints()], samples, random);
  }

  /**
   * An unbiased estimate of {@link #exact(double[], double, double[])}: the mean of h_p + h_x v at
   * equilibria that are drawn.
   *
   * @param samples at least 2
   */
  public ExpectedGradient sampled(
      double[] leader, double objective, double[] factors, int samples, RandomStream random) {
    LeaderTerm.checkSamples(samples);
    LeaderTerm term = new LeaderTerm(game, derivatives, objective, factors);
    Moments moments = new Moments(leaders);
    double[] draw = new double[leaders];
    double sum = 0;
    for (int n = 0; n < samples; n++) {
      sample(at(leader), random);
      sum += term.value(point);
      term.slopes(point, slopes);
      for (int l = 0; l < leaders; l++) {
        draw[l] = slopes[l];
        for (int i = 0; i < strategies.size(); i++) {
          draw[l] += slopes[leaders + i] * moved(i, l);
        }
      }
      moments.add(draw);
    }
    return ExpectedGradient.of(sum / samples, moments);
  }

  /** An equilibrium drawn with this density. */
  @Override
  public double[] sample(double[] leader, RandomStream random) {
    sample(at(leader), random);
    return Arrays.copyOfRange(point, leaders, point.length);
  }

  private void sample(Antiderivative integrals, RandomStream random) {
    Antiderivative next = integrals;
    for (int j = 0; j < parameters; j++) {
      double level = random.nextDouble() * next.total()[0];
      rearrangement.place[leaders + j] = next.inverse(level);
      next = rearrangement.move(j, next);
    }
    follow();
  }

  /** Goes to a strategy; returns the integrals along the first parameter. */
  private Antiderivative at(double[] leader) {
    Antiderivative known = first;
    if (known != null && Arrays.equals(leader, 0, leaders, point, 0, leaders)) {
      return known;
    }
    first = null;
    System.arraycopy(leader, 0, point, 0, leaders);
    System.arraycopy(leader, 0, rearrangement.place, 0, leaders);
    Antiderivative integrals = rearrangement.integrals(0);
    if (!(integrals.total()[0] > 0)) {
      throw new InputError(
          Double.toString(integrals.total()[0]),
          "density of equilibria at " + Arrays.toString(leader),
          "a positive integral",
          "Maybe all equilibria vanish there.");
    }
    first = integrals;
    return integrals;
  }

  /** Integrals over a parameter and those behind it of the density times h, and of its gradient. */
  private Antiderivative expectation(int parameter, Antiderivative integrals, LeaderTerm term) {
    return new Antiderivative(
        1 + leaders,
        rearrangement.tolerance(parameter),
        (z, values) -> {
          rearrangement.place[leaders + parameter] = z;
          Antiderivative next = rearrangement.move(parameter, integrals);
          if (parameter + 1 < parameters) {
            double[] inner = expectation(parameter + 1, next, term).total();
            System.arraycopy(inner, 0, values, 0, values.length);
          } else {
            integrand(term, values);
          }
        });
  }

  private void integrand(LeaderTerm term, double[] values) {
    follow();
    term.slopes(point, slopes);
    double density = rearrangement.density;
    values[0] = density * term.value(point);
    for (int l = 0; l < leaders; l++) {
      double sum = density * slopes[l];
      for (int i = 0; i < strategies.size(); i++) {
        double[] e = strategySlopes[i];
        double flux = density * e[l] + e[leaders + parameters - 1] * rearrangement.lastFlux[l];
        for (int j = 0; j + 1 < parameters; j++) {
          flux += e[leaders + j] * density * rearrangement.velocity[j][l];
        }
        sum += slopes[leaders + i] * flux;
      }
      values[1 + l] = sum;
    }
  }

  /** Takes strategies and their slopes at the place. */
  private void follow() {
    for (int i = 0; i < strategySlopes.length; i++) {
      point[leaders + i] = strategies.get(i).at(rearrangement.place);
      strategies.get(i).gradient(strategySlopes[i]);
    }
  }

  /** How fast a follower's variable moves with one of the leader's. */
  private double moved(int variable, int l) {
    double[] e = strategySlopes[variable];
    double sum = e[l];
    for (int j = 0; j < parameters; j++) {
      sum += e[leaders + j] * rearrangement.velocity[j][l];
    }
    return sum;
  }
}
