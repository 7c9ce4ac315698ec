package org.firstmover.catalog.markov;

import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;

/**
 * Two firms choose quantities x and y and sell at the price a - b (x + y), which may be negative.
 * The follower does not see x, but knows the leader's policy: committed to x she answers ((a - d) /
 * b - x) / 2, and the best commitment (a - 2 c + d) / (2 b) is worth (a - 2 c + d)^2 / (8 b), where
 * both sell. Without commitment the leader gets (a - 2 c + d)^2 / (9 b).
 *
 * <p>Source: H. von Stackelberg, Marktform und Gleichgewicht, 1934; A. Cournot, 1838.
 */
public final class Duopoly implements Environment {
  private static final Space.Discrete MARKET = new Space.Discrete(List.of("market"));

  private final Market market;
  private final Roles roles;
  private final Space.Box quantities;
  private int moves;
  private double leader;
  private double follower;

  /**
   * @param intercept a, the price at which nothing is sold
   * @param slope b of the price in the quantity
   * @param leaderCost c of a unit
   * @param followerCost d of a unit
   */
  public record Market(double intercept, double slope, double leaderCost, double followerCost) {
    /**
     * @throws InputError if nobody would buy, or producing costs less than nothing
     */
    public Market {
      positive(intercept, "intercept");
      positive(slope, "slope");
      below(leaderCost, intercept, "leader-cost");
      below(followerCost, intercept, "follower-cost");
    }

    private static void positive(double value, String name) {
      if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
        throw new InputError(
            Double.toString(value), name, "a finite number above 0", "Maybe the sign is wrong.");
      }
    }

    private static void below(double cost, double intercept, String name) {
      if (!(cost >= 0 && cost < intercept)) {
        throw new InputError(
            Double.toString(cost),
            name,
            "at least 0 and below the intercept " + intercept,
            "Maybe the intercept is in other units.");
      }
    }
  }

  public Duopoly(Market market) {
    this.market = market;
    quantities = new Space.Box(List.of("quantity"), 0, market.intercept / market.slope);
    roles =
        new Roles(
            new Role("leader", MARKET, quantities),
            List.of(new Role("follower", MARKET, quantities)),
            0,
            2);
  }

  @Override
  public Roles roles() {
    return roles;
  }

  @Override
  public void reset() {
    moves = 0;
  }

  @Override
  public int actor() {
    return moves == 2 ? END : moves;
  }

  @Override
  public void observe(double[] filled) {
    filled[0] = 0;
  }

  @Override
  public void act(double[] action) {
    if (moves == 2) {
      throw new IllegalStateException("a move behind the end");
    }
    quantities.check(action);
    if (moves == 0) {
      leader = action[0];
    } else {
      follower = action[0];
    }
    moves++;
  }

  @Override
  public double reward(int player) {
    if (moves < 2) {
      return 0;
    }
    double price = market.intercept - market.slope * (leader + follower);
    return player == 0
        ? (price - market.leaderCost) * leader
        : (price - market.followerCost) * follower;
  }

  @Override
  public Environment copy() {
    Duopoly copy = new Duopoly(market);
    copy.moves = moves;
    copy.leader = leader;
    copy.follower = follower;
    return copy;
  }
}
