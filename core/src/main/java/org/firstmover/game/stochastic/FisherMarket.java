package org.firstmover.game.stochastic;

import java.util.Arrays;
import java.util.List;
import org.firstmover.game.InputError;

/**
 * A stochastic Fisher market: in every state buyers spend their budgets on divisible goods, and the
 * state changes by itself, whatever prices are and whatever is bought.
 *
 * <p>It is a zero-sum Stackelberg game. The leader sets prices p and minimises, the buyers together
 * maximise what they can afford: in state s
 *
 * <pre>
 * min over p &gt;= 0 of max over x &gt;= 0 with p x_i &lt;= b_i of sum_j q_j p_j + sum_i b_i log u_i(x_i),
 * </pre>
 *
 * <p>discounted over states. What the buyers may choose depends on the prices. A solution clears
 * every market in every state: a recursive competitive equilibrium. It is a model for Java programs
 * and belongs to none of the families that are read from files.
 *
 * <p>Source: D. Goktas, J. Zhao, A. Greenwald, "Zero-sum stochastic Stackelberg games", NeurIPS
 * 2022, without their buyers' savings, by which alone transitions would depend on what is done.
 *
 * @param discount of a step, from 0 to below 1
 * @param utility of all buyers in all states
 * @param states all with the same numbers of buyers and goods
 * @param transitions [state][next state], rows in sum 1; not copied
 */
public record FisherMarket(
    double discount, Utility utility, List<State> states, double[][] transitions) {
  /** A row's sum may miss 1 by this much. */
  private static final double SUM_TOLERANCE = 1e-9;

  /** What a buyer has of x, with her valuations v of the goods. */
  public enum Utility {
    /** sum_j v_j x_j. */
    LINEAR,
    /** The product of x_j to the power of v_j / sum_k v_k. */
    COBB_DOUGLAS,
    /** The least of x_j / v_j over goods with v_j &gt; 0. */
    LEONTIEF;

    /**
     * What an allocation is worth.
     *
     * @param valuations v, at least 0
     * @param allocation x, in units of each good
     */
    public double of(double[] valuations, double[] allocation) {
      double total = this == COBB_DOUGLAS ? Arrays.stream(valuations).sum() : 1;
      double utility =
          switch (this) {
            case LINEAR -> 0;
            case COBB_DOUGLAS -> 1;
            case LEONTIEF -> Double.POSITIVE_INFINITY;
          };
      for (int j = 0; j < valuations.length; j++) {
        double v = valuations[j];
        if (v > 0) {
          utility =
              switch (this) {
                case LINEAR -> utility + v * allocation[j];
                case COBB_DOUGLAS -> utility * Math.pow(allocation[j], v / total);
                case LEONTIEF -> Math.min(utility, allocation[j] / v);
              };
        }
      }
      return utility;
    }

    /**
     * The least money that buys one unit of utility; all utilities here are homogeneous.
     *
     * @param valuations v, at least 0
     * @param prices p, at least 0
     */
    public double unitCost(double[] valuations, double[] prices) {
      double total = this == COBB_DOUGLAS ? Arrays.stream(valuations).sum() : 1;
      double cost =
          switch (this) {
            case LINEAR -> Double.POSITIVE_INFINITY;
            case COBB_DOUGLAS -> 1;
            case LEONTIEF -> 0;
          };
      for (int j = 0; j < valuations.length; j++) {
        double v = valuations[j];
        if (v > 0) {
          cost =
              switch (this) {
                case LINEAR -> Math.min(cost, prices[j] / v);
                case COBB_DOUGLAS -> cost * Math.pow(prices[j] * total / v, v / total);
                case LEONTIEF -> cost + v * prices[j];
              };
        }
      }
      return cost;
    }
  }

  /**
   * One market.
   *
   * @param supplies q_j, in units of each good, above 0
   * @param budgets b_i, in money, above 0
   * @param valuations [buyer][good], at least 0; every buyer values some good, every good is valued
   *     by some buyer; not copied, as are the others
   */
  public record State(double[] supplies, double[] budgets, double[][] valuations) {
    /**
     * @throws InputError if a number is out of its range, or shapes disagree
     */
    public State {
      positive(supplies, "supplies");
      positive(budgets, "budgets");
      if (valuations.length != budgets.length) {
        throw new InputError(
            valuations.length + " rows",
            "valuations",
            budgets.length + ", one a buyer",
            "Maybe the table is transposed: rows are buyers.");
      }
      double[] valued = new double[supplies.length];
      for (int i = 0; i < budgets.length; i++) {
        double[] row = valuations[i];
        boolean proper = row.length == supplies.length;
        for (int j = 0; proper && j < row.length; j++) {
          proper = row[j] >= 0 && row[j] < Double.POSITIVE_INFINITY;
          valued[j] += row[j];
        }
        if (!proper || Arrays.stream(row).sum() == 0) {
          throw new InputError(
              Arrays.toString(row),
              "valuations of buyer " + (i + 1),
              supplies.length + " finite numbers, at least 0 and not all 0",
              "Maybe leave out a buyer who wants nothing.");
        }
      }
      for (int j = 0; j < valued.length; j++) {
        if (valued[j] == 0) {
          throw new InputError(
              "0",
              "valuations of good " + (j + 1),
              "a buyer who values it",
              "Maybe leave out a good that no one wants.");
        }
      }
    }

    private static void positive(double[] numbers, String what) {
      for (double number : numbers) {
        if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
          throw new InputError(
              Double.toString(number),
              what,
              "finite numbers above 0",
              "Maybe leave out what there is none of.");
        }
      }
      if (numbers.length == 0) {
        throw new InputError("none", what, "at least one", "Maybe the list was lost.");
      }
    }

    public int buyers() {
      return budgets.length;
    }

    public int goods() {
      return supplies.length;
    }
  }

  /**
   * @throws InputError if the discount or a transition is out of its range, or shapes disagree
   */
  public FisherMarket {
    states = List.copyOf(states);
    if (!(discount >= 0 && discount < 1)) {
      throw new InputError(
          Double.toString(discount),
          "discount",
          "a number from 0 to below 1",
          "Maybe take 0.99: without discounting, sums have no end.");
    }
    if (states.isEmpty() || transitions.length != states.size()) {
      throw new InputError(
          transitions.length + " rows for " + states.size() + " states",
          "transitions",
          "at least one state, and a row a state",
          "Maybe a state is missing.");
    }
    for (State state : states) {
      if (state.buyers() != states.get(0).buyers() || state.goods() != states.get(0).goods()) {
        throw new InputError(
            state.buyers() + " buyers and " + state.goods() + " goods",
            "states",
            "the same numbers as in the first state",
            "Maybe a good that is missing in a state has a supply next to 0 there.");
      }
    }
    for (double[] row : transitions) {
      double sum = 0;
      boolean proper = row.length == transitions.length;
      for (double probability : row) {
        proper &= probability >= 0;
        sum += probability;
      }
      if (!proper || !(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
        throw new InputError(
            Arrays.toString(row),
            "transitions",
            transitions.length + " probabilities in sum 1",
            "Maybe a state is missing.");
      }
    }
  }
}
