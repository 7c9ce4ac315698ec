package org.firstmover.catalog.markov;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.exact.Rational;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Placed;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;

/**
 * A small deterministic stand-in for the trade of bullets between two players of Space Invaders.
 *
 * <p>In each round the seller finds a bullet. The leader, who sees only which bullet it is, names a
 * price: what she asks if she is the seller, the most that she pays if she is the buyer. The
 * follower, who does not see it, trades at that price or not, and his gun, in one of a few lanes,
 * moves to the left, to the right, waits, or fires. An invader comes in at the right, goes a lane
 * to the left behind each round, and is gone behind the first lane; a shot in its lane hits it, a
 * shot elsewhere is lost. Then the next one comes. A hit is worth 1 to the buyer, 0.1 to the
 * seller. The follower sees the round, his lane, the invader's and how many bullets he has. Behind
 * the last few bullets no invader comes.
 *
 * <p>Kept of the original: two games that only bullets couple; bullets found by the seller, traded
 * one by one at posted prices from 0 to 1 and paid at once; ammunition, at most one shot a
 * decision, and aim; payoffs, undiscounted. Not kept: emulators, pixels and chance (when bullets
 * are found, where a game begins); time between trades (here a decision each, there 200 for five);
 * lives and shots of invaders. The leader's own game is not played: she fires each bullet that she
 * has at an invader of hers, one a round, and hits.
 *
 * <p>Source: M. Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023, the Atari domain.
 */
public final class BulletTrade implements Placed {
  private static final long MOST_SIGHTS = 1_000_000;
  private static final double SELLER_HIT = 0.1;
  private static final double BUYER_HIT = 1;
  private static final List<String> AIMED = List.of("fire", "wait", "left", "right");
  private static final int FIRE = 0;
  private static final int LEFT = 2;
  private static final int RIGHT = 3;

  private final Table table;
  private int moves;
  private double price;
  private int gun;
  private int invader;
  private int loaded;
  private int leaderBullets;
  private double leaderReward;
  private double followerReward;

  /**
   * What all copies share.
   *
   * @param gunMoves of which the follower chooses one: in a single lane nobody moves
   * @param invaders in how many rounds there is one
   */
  private record Table(
      Roles roles,
      Space.Discrete prices,
      Space.Discrete answers,
      int gunMoves,
      boolean sellerLeads,
      int bullets,
      int invaders,
      int lanes) {}

  /**
   * A place in the game.
   *
   * @param price that stands; 0 where none was named yet
   */
  private record Place(
      int moves, double price, int gun, int invader, int loaded, int leaderBullets) {}

  private BulletTrade(Table table) {
    this.table = table;
  }

  /**
   * @param sellerLeads whether the leader is the seller; else she is the buyer
   * @param bullets that are found, at least 1
   * @param late how many of these, the last ones, no invader comes behind
   * @param prices how many there are, equally spaced from 0 to 1; at least 2
   * @param lanes at least 1; with 1 there is nothing to aim at, and the economy is left
   */
  public BulletTrade(boolean sellerLeads, int bullets, int late, int prices, int lanes) {
    if (bullets < 1 || late < 0 || late > bullets || prices < 2 || lanes < 1) {
      throw new InputError(
          bullets + " bullets, " + late + " late, " + prices + " prices, " + lanes + " lanes",
          "bullet trade",
          "at least 1 bullet, 2 prices and 1 lane, and no more late bullets than there are",
          "Maybe 5 bullets, 1 of them late, 5 prices and 3 lanes.");
    }
    long sights = sights(bullets, bullets - late, lanes);
    if (sights > MOST_SIGHTS) {
      throw new InputError(
          sights + " of " + bullets + " bullets in " + lanes + " lanes",
          "what the follower of a bullet trade can see",
          "at most " + MOST_SIGHTS,
          "Maybe fewer lanes.");
    }
    Space.Discrete grid =
        new Space.Discrete(Grid.unit(prices).stream().map(Rational::toString).toList());
    Space.Discrete found =
        new Space.Discrete(IntStream.rangeClosed(1, bullets).mapToObj(k -> "bullet " + k).toList());
    int gunMoves = lanes == 1 ? LEFT : AIMED.size();
    Space.Discrete answers = answers(sellerLeads ? "buy" : "sell", gunMoves);
    Role leader = new Role(sellerLeads ? "seller" : "buyer", found, grid);
    Role follower =
        new Role(sellerLeads ? "buyer" : "seller", named(bullets, late, lanes), answers);
    Roles roles = new Roles(leader, List.of(follower), 0, 2L * bullets);
    table = new Table(roles, grid, answers, gunMoves, sellerLeads, bullets, bullets - late, lanes);
    reset();
  }

  private static Space.Discrete answers(String trade, int gunMoves) {
    List<String> names = new ArrayList<>(AIMED.subList(0, gunMoves));
    AIMED.subList(0, gunMoves).forEach(move -> names.add(trade + ", " + move));
    return new Space.Discrete(names);
  }

  /** Round by round, lane by lane, invader by invader, by the bullets that he can have by then. */
  private static Space.Discrete named(int bullets, int late, int lanes) {
    List<String> names = new ArrayList<>();
    for (int round = 0; round < bullets; round++) {
      boolean coming = round < bullets - late;
      for (int lane = 1; lane <= lanes; lane++) {
        for (int invader = 1; invader <= (coming ? lanes : 1); invader++) {
          String where = coming ? ", invader in " + invader : "";
          for (int loaded = 0; loaded <= round; loaded++) {
            names.add("round " + (round + 1) + ", gun in " + lane + where + ", bullets " + loaded);
          }
        }
      }
    }
    return new Space.Discrete(names);
  }

  @Override
  public Roles roles() {
    return table.roles;
  }

  @Override
  public void reset() {
    moves = 0;
    gun = 0;
    invader = table.lanes - 1;
    loaded = 0;
    leaderBullets = 0;
    leaderReward = 0;
    followerReward = 0;
  }

  @Override
  public int actor() {
    return moves == 2 * table.bullets ? END : moves % 2;
  }

  @Override
  public void observe(double[] filled) {
    int round = moves / 2;
    filled[0] = round;
    if (moves % 2 == 1) {
      int place = round < table.invaders ? gun * table.lanes + invader : gun;
      filled[0] = sights(round, table.invaders, table.lanes) + place * (round + 1.0) + loaded;
    }
  }

  /** How many sights there are in the rounds before one. */
  private static long sights(int round, int invaders, int lanes) {
    long early = Math.min(round, invaders);
    long all = round * (round + 1L) / 2;
    long withInvader = early * (early + 1) / 2;
    return (long) lanes * lanes * withInvader + lanes * (all - withInvader);
  }

  @Override
  public void act(double[] action) {
    if (moves == 2 * table.bullets) {
      throw new IllegalStateException("a move behind the end");
    }
    if (moves % 2 == 0) {
      price = table.prices.index(action[0]) / (table.prices.count() - 1.0);
      leaderReward = 0;
      followerReward = 0;
    } else {
      int answer = table.answers.index(action[0]);
      trade(answer >= table.gunMoves);
      play(answer % table.gunMoves, moves / 2 < table.invaders);
    }
    moves++;
  }

  private void trade(boolean traded) {
    double paid = traded ? price : 0;
    leaderReward = table.sellerLeads ? paid : -paid;
    followerReward = 0 - leaderReward;
    if (traded == table.sellerLeads) {
      loaded++;
    } else {
      leaderBullets++;
    }
  }

  /** Both games go on for a round. */
  private void play(int move, boolean coming) {
    if (coming && leaderBullets > 0) {
      leaderBullets--;
      leaderReward += table.sellerLeads ? SELLER_HIT : BUYER_HIT;
    }
    boolean hit = false;
    if (move == FIRE && loaded > 0) {
      loaded--;
      hit = coming && gun == invader;
      followerReward += hit ? (table.sellerLeads ? BUYER_HIT : SELLER_HIT) : 0;
    } else if (move == LEFT) {
      gun = Math.max(0, gun - 1);
    } else if (move == RIGHT) {
      gun = Math.min(table.lanes - 1, gun + 1);
    }
    invader = hit || invader == 0 ? table.lanes - 1 : invader - 1;
  }

  @Override
  public double reward(int player) {
    return player == 0 ? leaderReward : followerReward;
  }

  @Override
  public Object place() {
    return new Place(moves, moves % 2 == 1 ? price : 0, gun, invader, loaded, leaderBullets);
  }

  @Override
  public Environment copy() {
    BulletTrade copy = new BulletTrade(table);
    copy.moves = moves;
    copy.price = price;
    copy.gun = gun;
    copy.invader = invader;
    copy.loaded = loaded;
    copy.leaderBullets = leaderBullets;
    copy.leaderReward = leaderReward;
    copy.followerReward = followerReward;
    return copy;
  }
}
