package org.firstmover.solvers.stochastic;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.stochastic.FisherMarket;
import org.firstmover.solve.Run;

/**
 * Value iteration on a stochastic Fisher market: V(s) &lt;- the value of the state's market + gamma
 * sum_t P(t|s) V(t). As transitions do not depend on prices or purchases, prices and allocation of
 * a state are those of its market alone whatever V is, and one convex programme a state is solved
 * once.
 *
 * <p>Source: D. Goktas, J. Zhao, A. Greenwald, "Zero-sum stochastic Stackelberg games", NeurIPS
 * 2022, Algorithm 1 on their market without savings.
 */
public final class FisherMarketValueIteration {
  private static final int MOST = 10_000_000;

  /**
   * What is known of a stochastic market.
   *
   * @param values of the states, the leader minimising: q p + sum_i b_i log u_i, discounted
   * @param error how far a value may be off at most, rounding apart
   * @param sweeps over the states
   * @param markets prices and allocation in each state
   */
  public record Equilibrium(
      double[] values, double error, int sweeps, List<MarketEquilibrium> markets) {
    public Equilibrium {
      markets = List.copyOf(markets);
    }
  }

  /**
   * Sweeps until values are within the tolerance, or the run is exhausted.
   *
   * @param tolerance on the error of values that value iteration leaves, above 0; what the
   *     programmes leave comes on top
   */
  public Equilibrium solve(FisherMarket market, double tolerance, Run run) {
    int n = market.states().size();
    List<MarketEquilibrium> markets = new ArrayList<>(n);
    double[] once = new double[n];
    double inexact = 0;
    for (int s = 0; s < n; s++) {
      run.check();
      run.progress("markets", (double) s / n);
      MarketEquilibrium here = MarketEquilibrium.of(market.states().get(s), market.utility());
      run.count("markets");
      markets.add(here);
      once[s] = 0.5 * (here.lower() + here.upper());
      inexact = Math.max(inexact, 0.5 * (here.upper() - here.lower()));
    }
    double rest = market.discount() / (1 - market.discount());
    double[] values = new double[n];
    double change;
    int sweeps = 0;
    do {
      run.check();
      double[] before = values;
      values = swept(market, once, before);
      change = 0;
      for (int s = 0; s < n; s++) {
        change = Math.max(change, Math.abs(values[s] - before[s]));
      }
      run.report("change", ++sweeps, change);
    } while (rest * change > tolerance && sweeps < MOST && !run.exhausted());
    double error = rest * change + inexact / (1 - market.discount());
    return new Equilibrium(values, error, sweeps, markets);
  }

  private static double[] swept(FisherMarket market, double[] once, double[] before) {
    double[] values = once.clone();
    for (int s = 0; s < values.length; s++) {
      double[] row = market.transitions()[s];
      for (int t = 0; t < values.length; t++) {
        values[s] += market.discount() * row[t] * before[t];
      }
    }
    return values;
  }
}
