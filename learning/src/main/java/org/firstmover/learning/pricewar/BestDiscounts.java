package org.firstmover.learning.pricewar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.markov.PriceWarRules;
import org.firstmover.solve.Run;

/**
 * The best commitment of a price war's leader to one discount at each cost and one signal for each
 * discount, against followers in equilibrium with one another, the best for her of those found. All
 * such tables are tried; signals only as they tell discounts apart.
 */
public final class BestDiscounts {
  private static final double MOST = 20_000;

  private final ExactPriceWar exact;
  private final FollowerEquilibria followers;
  private final PriceWarRules rules;
  private final Run run;
  private final int[] chosen;
  private final int[] signals;
  private double[] best = new double[0];
  private double most = Double.NEGATIVE_INFINITY;
  private long tables;

  private BestDiscounts(ExactPriceWar exact, Run run) {
    this.exact = exact;
    this.run = run;
    rules = exact.rules();
    followers = new FollowerEquilibria(exact);
    chosen = new int[rules.costs()];
    signals = new int[rules.discounts()];
  }

  /** Whether there is a leader, and she has few enough tables. */
  public static boolean feasible(PriceWarRules rules) {
    double count = rules.symmetric() ? Double.POSITIVE_INFINITY : 1;
    for (int c = 0; c < rules.costs(); c++) {
      count *= taken(rules, c).size();
    }
    return count <= MOST;
  }

  /**
   * Tries all tables and leaves the leader and the followers with the best.
   *
   * @return how many tables there are
   */
  public static long commit(ExactPriceWar exact, Run run) {
    BestDiscounts search = new BestDiscounts(exact, run);
    search.discounts(0);
    exact.set(0, search.best);
    search.followers.respond(true);
    return search.tables;
  }

  /** The discounts that differ at a cost. */
  private static List<Integer> taken(PriceWarRules rules, int cost) {
    List<Integer> discounts = new ArrayList<>();
    for (int d = 1; d <= rules.discounts(); d++) {
      if (rules.discount(cost, d) == d) {
        discounts.add(d);
      }
    }
    return discounts;
  }

  private void discounts(int cost) {
    if (cost < rules.costs()) {
      for (int discount : taken(rules, cost)) {
        chosen[cost] = discount;
        discounts(cost + 1);
      }
    } else if (rules.phase() == PriceWarRules.Phase.SIGNALS) {
      signals(Arrays.stream(chosen).distinct().sorted().toArray(), 0, 0);
    } else {
      evaluate();
    }
  }

  /** Each used discount shares the signal of an earlier one, or has the next one. */
  private void signals(int[] used, int next, int count) {
    if (next == used.length) {
      evaluate();
      return;
    }
    for (int s = 0; s <= count; s++) {
      signals[used[next] - 1] = s;
      signals(used, next + 1, Math.max(count, s + 1));
    }
  }

  private void evaluate() {
    run.check();
    tables++;
    double[] table = new double[exact.table(0).length];
    for (int c = 0; c < chosen.length; c++) {
      table[c * rules.discounts() + chosen[c] - 1] = 1;
    }
    for (int row = chosen.length; row < exact.observations(0); row++) {
      table[row * rules.discounts() + signals[row - chosen.length]] = 1;
    }
    exact.set(0, table);
    followers.respond(true);
    double value = exact.value(0);
    if (value > most) {
      most = value;
      best = table;
    }
  }
}
