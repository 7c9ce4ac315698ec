package org.firstmover.catalog.stochastic;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.stochastic.FisherMarket;
import org.firstmover.game.stochastic.FisherMarket.State;
import org.firstmover.game.stochastic.FisherMarket.Utility;
import org.firstmover.random.RandomStream;

/**
 * Random stochastic Fisher markets: 5 buyers, 8 goods, 5 states, discount 1/2, valuations uniform
 * on (10, 20], budgets on (0, 100], supplies on (10, 20], drawn anew in each state, which follow
 * one another with probabilities that are uniform numbers over their sum.
 *
 * <p>Source: D. Goktas, J. Zhao, A. Greenwald, "Zero-sum stochastic Stackelberg games", NeurIPS
 * 2022, numbers of the experiment in which transitions do not depend on what is done.
 */
public final class IndependentMarkets {
  private static final int BUYERS = 5;
  private static final int GOODS = 8;
  private static final int STATES = 5;

  private IndependentMarkets() {}

  /** One market; another for every stream. */
  public static FisherMarket random(Utility utility, RandomStream random) {
    List<State> states = new ArrayList<>();
    double[][] transitions = new double[STATES][];
    for (int s = 0; s < STATES; s++) {
      double[][] valuations = new double[BUYERS][];
      for (int i = 0; i < BUYERS; i++) {
        valuations[i] = uniform(GOODS, 10, 20, random);
      }
      double[] supplies = uniform(GOODS, 10, 20, random);
      states.add(new State(supplies, uniform(BUYERS, 0, 100, random), valuations));
      double[] row = uniform(STATES, 0, 1, random);
      double sum = 0;
      for (double weight : row) {
        sum += weight;
      }
      for (int t = 0; t < STATES; t++) {
        row[t] /= sum;
      }
      transitions[s] = row;
    }
    return new FisherMarket(0.5, utility, states, transitions);
  }

  /** Above the lower bound. */
  private static double[] uniform(int count, double low, double high, RandomStream random) {
    double[] numbers = new double[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = high - (high - low) * random.nextDouble();
    }
    return numbers;
  }
}
