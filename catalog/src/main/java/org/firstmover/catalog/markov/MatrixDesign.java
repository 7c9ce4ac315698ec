package org.firstmover.catalog.markov;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;

/**
 * Two followers play a game of two actions each, at once; the leader, who sees what they did, may
 * pay each of them, and wants the sum of what they get from the game to be large. Paying costs her
 * nothing, so that promises need not be kept small, and those for what is never played are not kept
 * at all. Payoffs and payments are divided by 6, the largest payoff.
 *
 * <p>Payments are 0 to 10, in the units of the undivided payoffs (the source does not say which),
 * and one of a few equally spaced amounts, or any.
 *
 * <p>Sources: D. Monderer, M. Tennenholtz, "K-implementation", Journal of Artificial Intelligence
 * Research 21, 2004; G. Brero and others, "Stackelberg POMDP", 2022.
 */
public final class MatrixDesign implements Environment {
  /** What the first follower gets, [first's action][second's action]. */
  private static final double[][] FIRST = {{3, 6}, {4, 2}};

  private static final double[][] SECOND = {{3, 4}, {6, 2}};

  private static final double LARGEST = 6;
  private static final double MOST_PAID = 10;
  private static final Space.Discrete ACTIONS = new Space.Discrete(List.of("0", "1"));
  private static final Space.Discrete ONE = new Space.Discrete(List.of("game"));
  private static final Space.Discrete PLAYED =
      new Space.Discrete(List.of("0, 0", "0, 1", "1, 0", "1, 1"));
  private static final Space.Box ANY =
      new Space.Box(List.of("to the first", "to the second"), 0, MOST_PAID);

  private final Roles roles;
  private final int levels;
  private int moves;
  private int first;
  private int second;
  private double toFirst;
  private double toSecond;

  private MatrixDesign(Roles roles, int levels) {
    this.roles = roles;
    this.levels = levels;
  }

  /** With any payments. */
  public MatrixDesign() {
    this(roles(ANY), 0);
  }

  /**
   * @param levels how many amounts a payment can have, at least 2
   */
  public MatrixDesign(int levels) {
    this(roles(grid(levels)), levels);
  }

  private static Roles roles(Space payments) {
    return new Roles(
        new Role("designer", PLAYED, payments),
        List.of(new Role("first", ONE, ACTIONS), new Role("second", ONE, ACTIONS)),
        0,
        3);
  }

  private static Space grid(int levels) {
    if (levels < 2) {
      throw new InputError(
          Integer.toString(levels),
          "levels of payment",
          "at least 2",
          "Maybe 2: nothing, or 10 units.");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      for (int j = 0; j < levels; j++) {
        names.add("pay " + Grid.name(i, levels, 10) + ", " + Grid.name(j, levels, 10));
      }
    }
    return new Space.Discrete(names);
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
    return switch (moves) {
      case 0 -> 1;
      case 1 -> 2;
      case 2 -> 0;
      default -> END;
    };
  }

  @Override
  public void observe(double[] filled) {
    filled[0] = moves == 2 ? 2 * first + second : 0;
  }

  @Override
  public void act(double[] action) {
    switch (moves) {
      case 0 -> first = ACTIONS.index(action[0]);
      case 1 -> second = ACTIONS.index(action[0]);
      case 2 -> pay(action);
      default -> throw new IllegalStateException("a move behind the end");
    }
    moves++;
  }

  private void pay(double[] action) {
    if (roles.leader().actions() instanceof Space.Discrete pairs) {
      int pair = pairs.index(action[0]);
      toFirst = amount(Math.floorDiv(pair, levels));
      toSecond = amount(Math.floorMod(pair, levels));
    } else {
      ANY.check(action);
      toFirst = action[0];
      toSecond = action[1];
    }
  }

  private double amount(int level) {
    return MOST_PAID * level / (levels - 1);
  }

  @Override
  public double reward(int player) {
    if (moves < 3) {
      return 0;
    }
    double one = FIRST[first][second];
    double other = SECOND[first][second];
    return switch (player) {
      case 0 -> (one + other) / LARGEST;
      case 1 -> (one + toFirst) / LARGEST;
      default -> (other + toSecond) / LARGEST;
    };
  }

  @Override
  public Environment copy() {
    MatrixDesign copy = new MatrixDesign(roles, levels);
    copy.moves = moves;
    copy.first = first;
    copy.second = second;
    copy.toFirst = toFirst;
    copy.toSecond = toSecond;
    return copy;
  }
}
