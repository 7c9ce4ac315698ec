package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.catalog.stochastic.IndependentMarkets;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.FisherMarket;
import org.firstmover.game.stochastic.FisherMarket.State;
import org.firstmover.game.stochastic.FisherMarket.Utility;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Run;
import org.firstmover.solvers.linear.DenseLu;
import org.firstmover.solvers.stochastic.FisherMarketValueIteration;
import org.firstmover.solvers.stochastic.FisherMarketValueIteration.Equilibrium;
import org.firstmover.solvers.stochastic.MarketEquilibrium;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stochastic Fisher market of Goktas, Zhao and Greenwald (NeurIPS 2022), without savings. */
class FisherMarketTest {
  private static Equilibrium solve(FisherMarket market) {
    return new FisherMarketValueIteration().solve(market, 1e-10, Run.withSeed(0));
  }

  /** (I - gamma P)^-1 of what a state's market is worth, by ways of its own. */
  @ParameterizedTest
  @Tag("slow")
  @EnumSource(Utility.class)
  void value_iteration_reaches_the_solution_of_the_linear_system(Utility utility) {
    for (int seed = 1; seed <= 5; seed++) {
      FisherMarket market = IndependentMarkets.random(utility, RandomStream.of(seed));
      int n = market.states().size();
      double[] values = new double[n];
      double[][] matrix = new double[n][n];
      for (int s = 0; s < n; s++) {
        State state = market.states().get(s);
        values[s] =
            switch (utility) {
              case LINEAR -> proportionalResponse(state);
              case COBB_DOUGLAS -> shares(state);
              case LEONTIEF -> multiplicative(state);
            };
        for (int t = 0; t < n; t++) {
          matrix[s][t] = (s == t ? 1 : 0) - market.discount() * market.transitions()[s][t];
        }
      }
      DenseLu lu = new DenseLu(n);
      lu.factor(matrix);
      lu.solve(values);
      Equilibrium equilibrium = solve(market);
      assertThat(equilibrium.values()).containsExactly(values, within(1e-6));
      assertThat(equilibrium.error()).isLessThan(1e-9);
    }
  }

  /** No good is wanted in excess, goods left over are free, and each buyer gets her best. */
  @ParameterizedTest
  @EnumSource(Utility.class)
  void prices_clear_markets_and_buyers_spend_their_budgets(Utility utility) {
    for (int seed = 1; seed <= 20; seed++) {
      FisherMarket market = IndependentMarkets.random(utility, RandomStream.of(seed));
      List<MarketEquilibrium> all = solve(market).markets();
      for (int s = 0; s < all.size(); s++) {
        isEquilibrium(market.states().get(s), utility, all.get(s));
      }
    }
  }

  private static void isEquilibrium(State state, Utility utility, MarketEquilibrium found) {
    double money = Arrays.stream(state.budgets()).sum();
    double[] prices = found.prices();
    for (int j = 0; j < prices.length; j++) {
      double left = state.supplies()[j];
      for (double[] row : found.allocation()) {
        assertThat(row[j]).isGreaterThanOrEqualTo(0);
        left -= row[j];
      }
      assertThat(left).isGreaterThanOrEqualTo(-1e-12 * state.supplies()[j]);
      assertThat(prices[j] * left).isLessThan(1e-9 * money);
    }
    for (int i = 0; i < state.buyers(); i++) {
      double[] v = state.valuations()[i];
      double[] x = found.allocation()[i];
      double budget = state.budgets()[i];
      double spent = IntStream.range(0, x.length).mapToDouble(j -> prices[j] * x[j]).sum();
      assertThat(spent).isCloseTo(budget, within(1e-9 * money));
      double total = Arrays.stream(v).sum();
      for (int j = 0; j < x.length; j++) {
        double each = prices[j] * x[j];
        switch (utility) {
          case LINEAR -> {
            // money goes only where it buys most
            double most =
                IntStream.range(0, x.length).mapToDouble(k -> v[k] / prices[k]).max().orElseThrow();
            assertThat(each * (most - v[j] / prices[j])).isLessThan(1e-8 * money * most);
          }
          case COBB_DOUGLAS ->
              assertThat(each).isCloseTo(budget * v[j] / total, within(1e-12 * money));
          case LEONTIEF -> assertThat(x[j] / v[j]).isCloseTo(x[0] / v[0], within(1e-9));
        }
      }
    }
    assertThat(found.upper() - found.lower()).isBetween(0.0, 1e-9 * money);
  }

  /** Solved by hand; the value is all the money and sum_i b_i log u_i. */
  @Test
  void small_markets_have_their_closed_forms() {
    double[][] opposite = {{2, 1}, {1, 2}};
    State two = new State(new double[] {1, 1}, new double[] {1, 1}, opposite);
    is(MarketEquilibrium.of(two, Utility.LINEAR), 2 + 2 * Math.log(2), 1, 1);
    is(MarketEquilibrium.of(two, Utility.LEONTIEF), 2 + 2 * Math.log(1 / 3.0), 1, 1);
    double share = Math.pow(2 / 3.0, 2 / 3.0) * Math.pow(1 / 3.0, 1 / 3.0);
    is(MarketEquilibrium.of(two, Utility.COBB_DOUGLAS), 2 + 2 * Math.log(share), 1, 1);
    // the second good is plentiful and free: u_i = b_i / p_1 is 3/4 and 1/4
    State plenty =
        new State(new double[] {1, 10}, new double[] {3, 1}, new double[][] {{1, 1}, {1, .5}});
    double free = 4 + 3 * Math.log(.75) + Math.log(.25);
    is(MarketEquilibrium.of(plenty, Utility.LEONTIEF), free, 4, 0);
    // who wants only the first good pays all of it: 3 for 1 unit; the other takes the second
    State apart =
        new State(new double[] {1, 2}, new double[] {3, 1}, new double[][] {{1, 0}, {1, 1}});
    is(MarketEquilibrium.of(apart, Utility.LINEAR), 4 + Math.log(2), 3, .5);
  }

  private static void is(MarketEquilibrium found, double value, double... prices) {
    assertThat(found.prices()).containsExactly(prices, within(1e-8));
    assertThat(found.lower()).isCloseTo(value, within(1e-9));
    assertThat(found.upper()).isCloseTo(value, within(1e-9));
  }

  /**
   * Numbers that differ by many orders of magnitude, goods that no one else wants, equal buyers.
   */
  @ParameterizedTest
  @EnumSource(Utility.class)
  void bounds_meet_in_skewed_and_in_degenerate_markets(Utility utility) {
    for (int seed = 0; seed < 150; seed++) {
      RandomStream random = RandomStream.of(seed);
      int buyers = random.nextInt(1, 7);
      double spread = seed % 5;
      double[] supplies = skewed(random.nextInt(1, 8), spread, random);
      double[][] valuations = new double[buyers][];
      for (int i = 0; i < buyers; i++) {
        valuations[i] = skewed(supplies.length, 0.5 * spread, random);
        for (int j = 0; j < supplies.length; j++) {
          valuations[i][j] *= seed % 3 > 0 || i == j % buyers || random.nextDouble() < .6 ? 1 : 0;
        }
        valuations[i][i % supplies.length] = 1;
      }
      State state = new State(supplies, skewed(buyers, spread, random), valuations);
      MarketEquilibrium found = MarketEquilibrium.of(state, utility);
      double money = Arrays.stream(state.budgets()).sum();
      assertThat(found.upper() - found.lower()).isBetween(0.0, 1e-12 * money);
    }
  }

  private static double[] skewed(int count, double spread, RandomStream random) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, k -> Math.exp(spread * random.nextGaussian()));
    return numbers;
  }

  /** Leader and buyers: no other prices leave the buyers with less. */
  @ParameterizedTest
  @EnumSource(Utility.class)
  void no_other_prices_are_better_for_the_leader(Utility utility) {
    RandomStream random = RandomStream.of(9);
    State state = IndependentMarkets.random(utility, random).states().get(0);
    MarketEquilibrium found = MarketEquilibrium.of(state, utility);
    for (int trial = 0; trial < 200; trial++) {
      double worth = 0;
      double[] prices = found.prices().clone();
      for (int j = 0; j < prices.length; j++) {
        prices[j] = (prices[j] + .01) * random.nextDouble(.9, 1.1);
        worth += prices[j] * state.supplies()[j];
      }
      for (int i = 0; i < state.buyers(); i++) {
        double unit = utility.unitCost(state.valuations()[i], prices);
        worth += state.budgets()[i] * Math.log(state.budgets()[i] / unit);
      }
      assertThat(worth).isGreaterThan(found.lower());
    }
  }

  @Test
  void no_discount_leaves_the_market_of_the_state() {
    State state = new State(new double[] {2}, new double[] {3}, new double[][] {{5}});
    FisherMarket market = new FisherMarket(0, Utility.LINEAR, List.of(state), new double[][] {{1}});
    assertThat(solve(market).values()[0]).isCloseTo(3 + 3 * Math.log(10), within(1e-9));
  }

  @Test
  void bad_markets_are_refused() {
    double[] one = {1};
    assertThatThrownBy(() -> new State(one, new double[] {0}, new double[][] {{1}}))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("budgets");
    assertThatThrownBy(() -> new State(one, one, new double[][] {{0}}))
        .hasMessageContaining("valuations of buyer 1");
    assertThatThrownBy(() -> new State(new double[] {1, 1}, one, new double[][] {{1, 0}}))
        .hasMessageContaining("valuations of good 2");
    State state = new State(one, one, new double[][] {{1}});
    assertThatThrownBy(
            () -> new FisherMarket(1, Utility.LINEAR, List.of(state), new double[][] {{1}}))
        .hasMessageContaining("discount");
    assertThatThrownBy(
            () -> new FisherMarket(.5, Utility.LINEAR, List.of(state), new double[][] {{.5}}))
        .hasMessageContaining("transitions");
  }

  /** sum_i b_i + sum_i b_i log u_i, every buyer spending fixed shares. */
  private static double shares(State state) {
    double[] prices = new double[state.goods()];
    for (int i = 0; i < state.buyers(); i++) {
      double total = Arrays.stream(state.valuations()[i]).sum();
      for (int j = 0; j < prices.length; j++) {
        prices[j] += state.budgets()[i] * state.valuations()[i][j] / total / state.supplies()[j];
      }
    }
    double worth = Arrays.stream(state.budgets()).sum();
    for (int i = 0; i < state.buyers(); i++) {
      double total = Arrays.stream(state.valuations()[i]).sum();
      for (int j = 0; j < prices.length; j++) {
        double share = state.valuations()[i][j] / total;
        worth += state.budgets()[i] * share * Math.log(state.budgets()[i] * share / prices[j]);
      }
    }
    return worth;
  }

  /**
   * Buyers bid on goods in proportion to what they have of them: F. Wu, L. Zhang, "Proportional
   * response dynamics leads to market equilibrium", STOC 2007.
   */
  private static double proportionalResponse(State state) {
    int n = state.buyers();
    int m = state.goods();
    double[][] bids = new double[n][m];
    double[] utilities = new double[n];
    for (int i = 0; i < n; i++) {
      Arrays.fill(bids[i], state.budgets()[i] / m);
    }
    for (int k = 0; k < 20_000; k++) {
      double[] spent = new double[m];
      for (double[] row : bids) {
        for (int j = 0; j < m; j++) {
          spent[j] += row[j];
        }
      }
      for (int i = 0; i < n; i++) {
        utilities[i] = 0;
        for (int j = 0; j < m; j++) {
          bids[i][j] *= state.valuations()[i][j] * state.supplies()[j] / spent[j];
          utilities[i] += bids[i][j];
        }
        for (int j = 0; j < m; j++) {
          bids[i][j] *= state.budgets()[i] / utilities[i];
        }
      }
    }
    return worth(state, utilities);
  }

  /**
   * p_j &lt;- p_j times demand over supply, which raises sum_i b_i log(v_i p) under q p = sum_i b_i
   * in every step (T. Cover, "An algorithm for maximizing expected log investment return", IEEE
   * Transactions on Information Theory 30, 1984).
   */
  private static double multiplicative(State state) {
    int n = state.buyers();
    int m = state.goods();
    double money = Arrays.stream(state.budgets()).sum();
    double[] prices = new double[m];
    Arrays.setAll(prices, j -> money / (m * state.supplies()[j]));
    double[] utilities = new double[n];
    for (int k = 0; k < 200_000; k++) {
      double[] wanted = new double[m];
      for (int i = 0; i < n; i++) {
        double[] v = state.valuations()[i];
        double unit = 0;
        for (int j = 0; j < m; j++) {
          unit += v[j] * prices[j];
        }
        utilities[i] = state.budgets()[i] / unit;
        for (int j = 0; j < m; j++) {
          wanted[j] += v[j] * utilities[i];
        }
      }
      for (int j = 0; j < m; j++) {
        prices[j] *= wanted[j] / state.supplies()[j];
      }
    }
    return worth(state, utilities);
  }

  private static double worth(State state, double[] utilities) {
    double worth = 0;
    for (int i = 0; i < utilities.length; i++) {
      worth += state.budgets()[i] * (1 + Math.log(utilities[i]));
    }
    return worth;
  }
}
