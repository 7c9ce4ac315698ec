package org.firstmover.game.markov;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstmover.game.InputError;

/**
 * The rules of a {@link PriceWar}.
 *
 * @param phase what suppliers choose and see
 * @param followers how many
 * @param costs they are uniform on 0, 1, …, costs - 1
 * @param bids they are 0, 1, …, bids - 1
 * @param discounts the leader's are 1, 2, …, discounts; signals have as many values
 * @param opening what each supplier bids at each cost before anyone answers: the leader's own are
 *     what she discounts
 */
public record PriceWarRules(
    Phase phase, int followers, int costs, int bids, int discounts, List<List<Integer>> opening) {

  /** What suppliers choose and see. */
  public enum Phase {
    /** Nobody leads: all choose bids, and each gets what she earns. */
    SYMMETRIC,
    /** The leader chooses discounts on her opening bids; followers see their costs only. */
    DISCOUNT,
    /** Followers see the discount, too. */
    TRUTHFUL,
    /** Followers see a signal, which the leader chooses for each discount. */
    SIGNALS;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public PriceWarRules {
    if (followers < 1 || costs < 1 || bids < 1 || discounts < 1) {
      throw new InputError(
          followers
              + " followers, "
              + costs
              + " costs, "
              + bids
              + " bids, "
              + discounts
              + " discounts",
          "rules of the price war",
          "at least 1 of each",
          "Maybe 2, 10, 20 and 9, as published.");
    }
    opening = opening.stream().map(List::copyOf).toList();
    boolean fits = opening.size() == followers + 1;
    for (List<Integer> table : opening) {
      int most = bids;
      fits &= table.size() == costs && table.stream().allMatch(bid -> bid >= 0 && bid < most);
    }
    if (!fits) {
      throw new InputError(
          opening.toString(),
          "opening bids",
          (followers + 1) + " lists of " + costs + " bids from 0 to " + (bids - 1),
          "Maybe there is one bid too few: there is one for each cost.");
    }
  }

  /** How many signals followers can see, from 0: 1 if they see none. */
  public int signals() {
    return phase == Phase.TRUTHFUL || phase == Phase.SIGNALS ? discounts : 1;
  }

  public boolean symmetric() {
    return phase == Phase.SYMMETRIC;
  }

  /**
   * What is taken off the leader's opening bid: not more than what is between it and her cost, and
   * at least 1, even below cost.
   */
  public int discount(int cost, int chosen) {
    int bid = opening.get(0).get(cost);
    return bid - chosen < cost ? Math.max(bid - cost, 1) : chosen;
  }

  /** The leader's price at her cost and the discount that she chose, never below 0. */
  public int price(int cost, int chosen) {
    return Math.max(0, opening.get(0).get(cost) - discount(cost, chosen));
  }

  /**
   * The leader observes her cost; with signals also, behind costs, her discount from 1 on. A
   * follower's observation is signal times costs plus cost.
   */
  public Roles roles() {
    List<String> atCosts = named("cost ", 0, costs);
    List<String> allBids = named("", 0, bids);
    Role leader =
        switch (phase) {
          case SYMMETRIC -> role("leader", atCosts, allBids);
          case DISCOUNT, TRUTHFUL -> role("leader", atCosts, named("", 1, discounts));
          case SIGNALS ->
              role(
                  "leader",
                  Stream.concat(atCosts.stream(), named("discount ", 1, discounts).stream())
                      .toList(),
                  named("", 1, discounts));
        };
    List<String> seen = atCosts;
    if (signals() > 1) {
      String what = phase == Phase.TRUTHFUL ? "discount " : "signal ";
      seen =
          named(what, 1, discounts).stream()
              .flatMap(signal -> atCosts.stream().map(cost -> signal + ", " + cost))
              .toList();
    }
    List<Role> others = new ArrayList<>();
    for (int i = 1; i <= followers; i++) {
      others.add(role("follower " + i, seen, allBids));
    }
    return new Roles(leader, others, Math.max(costs, followers + 1), 2L * followers + 4);
  }

  private static Role role(String name, List<String> observations, List<String> actions) {
    return new Role(name, new Space.Discrete(observations), new Space.Discrete(actions));
  }

  private static List<String> named(String what, int first, int count) {
    return IntStream.range(first, first + count).mapToObj(number -> what + number).toList();
  }
}
