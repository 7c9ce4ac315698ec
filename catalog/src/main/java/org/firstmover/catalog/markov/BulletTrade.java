package org.firstmover.catalog.markov;

import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.exact.Rational;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;

/**
 * A stand-in for the trade of bullets between two players of Space Invaders, without the video
 * game: what is left is its economy. Several times the seller finds a bullet. She names a price,
 * the buyer, without seeing it, the most that he would pay; if it is enough the bullet changes
 * hands at the price. Then an invader comes into each player's line, and whoever has a bullet
 * fires: a hit is worth 1 to the buyer and 0.1 to the seller. Behind the last few bullets no
 * invader comes, so that they are worth nothing.
 *
 * <p>The original: five trades in 200 decisions in two emulators; here nothing else is decided, and
 * nothing is drawn. Either can lead. Players see which bullet it is.
 *
 * <p>Source: M. Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023, the Atari domain.
 */
public final class BulletTrade implements Environment {
  private static final double SELLER_HIT = 0.1;

  private final Table table;
  private int moves;
  private double leaderNumber;
  private int sellerBullets;
  private int buyerBullets;
  private double sellerReward;
  private double buyerReward;

  /**
   * What all copies share.
   *
   * @param invaders behind how many bullets one comes
   */
  private record Table(
      Roles roles, Space.Discrete prices, boolean sellerLeads, int bullets, int invaders) {}

  private BulletTrade(Table table) {
    this.table = table;
  }

  /**
   * @param sellerLeads whether the leader is the seller; else she is the buyer
   * @param bullets that are found, at least 1
   * @param late how many of these, the last ones, no invader comes behind
   * @param prices how many there are, equally spaced from 0 to 1; at least 2
   */
  public BulletTrade(boolean sellerLeads, int bullets, int late, int prices) {
    if (bullets < 1 || late < 0 || late > bullets || prices < 2) {
      throw new InputError(
          bullets + " bullets, " + late + " late, " + prices + " prices",
          "bullet trade",
          "at least 1 bullet and 2 prices, and no more late bullets than there are",
          "Maybe 5 bullets, 1 of them late, and 5 prices.");
    }
    Space.Discrete grid =
        new Space.Discrete(Grid.unit(prices).stream().map(Rational::toString).toList());
    Space.Discrete seen =
        new Space.Discrete(IntStream.rangeClosed(1, bullets).mapToObj(k -> "bullet " + k).toList());
    Role seller = new Role("seller", seen, grid);
    Role buyer = new Role("buyer", seen, grid);
    Roles roles =
        new Roles(
            sellerLeads ? seller : buyer, List.of(sellerLeads ? buyer : seller), 0, 2L * bullets);
    table = new Table(roles, grid, sellerLeads, bullets, bullets - late);
  }

  @Override
  public Roles roles() {
    return table.roles;
  }

  @Override
  public void reset() {
    moves = 0;
    sellerBullets = 0;
    buyerBullets = 0;
    sellerReward = 0;
    buyerReward = 0;
  }

  @Override
  public int actor() {
    return moves == 2 * table.bullets ? END : moves % 2;
  }

  @Override
  public void observe(double[] filled) {
    filled[0] = bullet();
  }

  /** The number of the bullet that is traded now, from 0. */
  private int bullet() {
    return moves / 2;
  }

  @Override
  public void act(double[] action) {
    if (moves == 2 * table.bullets) {
      throw new IllegalStateException("a move behind the end");
    }
    double number = table.prices.index(action[0]) / (table.prices.count() - 1.0);
    sellerReward = 0;
    buyerReward = 0;
    if (moves % 2 == 0) {
      leaderNumber = number;
    } else if (table.sellerLeads) {
      trade(leaderNumber, number);
    } else {
      trade(number, leaderNumber);
    }
    moves++;
  }

  private void trade(double price, double most) {
    if (price <= most) {
      sellerReward = price;
      buyerReward = -price;
      buyerBullets++;
    } else {
      sellerBullets++;
    }
    if (bullet() < table.invaders) {
      if (buyerBullets > 0) {
        buyerBullets--;
        buyerReward += 1;
      }
      if (sellerBullets > 0) {
        sellerBullets--;
        sellerReward += SELLER_HIT;
      }
    }
  }

  @Override
  public double reward(int player) {
    return (player == 0) == table.sellerLeads ? sellerReward : buyerReward;
  }

  @Override
  public Environment copy() {
    BulletTrade copy = new BulletTrade(table);
    copy.moves = moves;
    copy.leaderNumber = leaderNumber;
    copy.sellerBullets = sellerBullets;
    copy.buyerBullets = buyerBullets;
    copy.sellerReward = sellerReward;
    copy.buyerReward = buyerReward;
    return copy;
  }
}
