package org.firstmover.game.markov;

import java.util.Arrays;

/**
 * One auction in which suppliers compete for a contract. Each knows her own cost; the lowest bid
 * wins, ties are broken evenly, and the winner is paid her bid. The leader may only take a discount
 * off bids that stand; what followers know of it depends on the {@link PriceWarRules.Phase phase}.
 *
 * <p>A follower gets her price less her cost if she wins. So does the leader where nobody leads;
 * elsewhere she gets her whole price, as published: a leader who wants income, not profit.
 *
 * <p>Source: mini-env4, "Stackelberg game", of the platform "AI for social science", 2023.
 */
public final class PriceWar implements Environment {
  private static final int LEADER = 0;

  private final PriceWarRules rules;
  private final Roles roles;
  private final int[] bids;

  /** The player who moves, or whose cost is drawn. */
  private int turn;

  /** Of the player who moves; -1 before it is drawn. */
  private int cost;

  private int discount;
  private int signal;
  private int lowest;
  private int tied;
  private int winner;
  private final int[] costs;

  public PriceWar(PriceWarRules rules) {
    this(rules, rules.roles());
    reset();
  }

  private PriceWar(PriceWarRules rules, Roles roles) {
    this.rules = rules;
    this.roles = roles;
    bids = new int[roles.count()];
    costs = new int[roles.count()];
  }

  public PriceWarRules rules() {
    return rules;
  }

  @Override
  public Roles roles() {
    return roles;
  }

  @Override
  public void reset() {
    turn = LEADER;
    cost = -1;
    discount = 0;
    signal = 0;
    lowest = Integer.MAX_VALUE;
    tied = 0;
    winner = -1;
  }

  @Override
  public int actor() {
    if (winner >= 0) {
      return END;
    }
    return cost < 0 || turn == bids.length ? CHANCE : turn;
  }

  @Override
  public void observe(double[] filled) {
    if (actor() == CHANCE) {
      int outcomes = turn == bids.length ? tied : rules.costs();
      Arrays.fill(filled, 0, roles.outcomes(), 0);
      Arrays.fill(filled, 0, outcomes, 1.0 / outcomes);
    } else if (turn == LEADER) {
      filled[0] = discount == 0 ? cost : rules.costs() + discount - 1;
    } else {
      filled[0] = signal * rules.costs() + cost;
    }
  }

  @Override
  public void act(double[] action) {
    if (winner >= 0) {
      throw new IllegalStateException("a move behind the end");
    }
    int move = (int) action[0];
    if (move != action[0] || move < 0 || move >= choices()) {
      throw new IllegalArgumentException(
          "[" + action[0] + "] is no whole number from 0 to " + (choices() - 1));
    }
    if (turn == bids.length) {
      award(move);
    } else if (cost < 0) {
      cost = move;
      costs[turn] = move;
    } else if (turn == LEADER && !rules.symmetric()) {
      lead(move);
    } else {
      bid(move);
    }
  }

  private int choices() {
    if (turn == bids.length) {
      return tied;
    }
    if (cost < 0) {
      return rules.costs();
    }
    return turn == LEADER && !rules.symmetric() ? rules.discounts() : rules.bids();
  }

  private void lead(int move) {
    if (discount > 0) {
      signal = move;
      bid(rules.price(cost, discount));
      return;
    }
    discount = rules.discount(cost, move + 1);
    if (rules.phase() == PriceWarRules.Phase.SIGNALS) {
      return;
    }
    if (rules.phase() == PriceWarRules.Phase.TRUTHFUL) {
      signal = discount - 1;
    }
    bid(rules.price(cost, discount));
  }

  private void bid(int bid) {
    bids[turn] = bid;
    if (bid < lowest) {
      lowest = bid;
      tied = 0;
    }
    if (bid == lowest) {
      tied++;
    }
    turn++;
    cost = -1;
    if (turn == bids.length && tied == 1) {
      award(0);
    }
  }

  /** To one of those with the lowest bid. */
  private void award(int place) {
    int left = place;
    for (int player = 0; player < bids.length; player++) {
      if (bids[player] == lowest && left-- == 0) {
        winner = player;
        return;
      }
    }
  }

  @Override
  public double reward(int player) {
    if (player != winner) {
      return 0;
    }
    return player == LEADER && !rules.symmetric() ? lowest : lowest - costs[player];
  }

  @Override
  public Environment copy() {
    PriceWar copy = new PriceWar(rules, roles);
    System.arraycopy(bids, 0, copy.bids, 0, bids.length);
    System.arraycopy(costs, 0, copy.costs, 0, costs.length);
    copy.turn = turn;
    copy.cost = cost;
    copy.discount = discount;
    copy.signal = signal;
    copy.lowest = lowest;
    copy.tied = tied;
    copy.winner = winner;
    return copy;
  }
}
