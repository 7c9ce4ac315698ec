package org.firstmover.game.markov;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstmover.game.InputError;
import org.firstmover.game.normalform.NormalFormGame;

/**
 * A game in normal form played several times by players who remember the last round. Both move at
 * once: the leader first, the follower without seeing it.
 *
 * <p>With {@link Memory#JOINT} observation 0 is the beginning and 1 + i + m j the round in which
 * the leader (of m actions) played i and the follower j.
 *
 * <p>Source: M. Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023; the twelve games
 * there are those of J. Balaguer et al., "The good shepherd", 2022.
 */
public final class IteratedGame implements Placed {
  private static final int LEADER = 0;
  private static final int FOLLOWER = 1;

  private final Table table;
  private int round;
  private int leaderMemory;
  private int followerMemory;
  private int leaderAction = -1;
  private boolean rewarded;
  private int cell;

  /** What players remember. */
  public enum Memory {
    /** Nothing: there is one observation. */
    NONE,
    /** What the other did in the last round. */
    OTHER,
    /** What both did in the last round. */
    JOINT;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What all copies share; payoffs row by row. */
  private record Table(
      Roles roles,
      Space.Discrete rows,
      Space.Discrete columns,
      Memory memory,
      int rounds,
      double[] leader,
      double[] follower) {}

  /** A place in the game; a leader's action of -1 is still to come. */
  private record Place(int round, int leaderMemory, int followerMemory, int leaderAction) {}

  private IteratedGame(Table table) {
    this.table = table;
  }

  /**
   * @param rounds at least 1
   * @param offset added to both players' payoffs of each round
   */
  public IteratedGame(NormalFormGame game, int rounds, Memory memory, double offset) {
    if (rounds < 1) {
      throw new InputError(
          Integer.toString(rounds), "rounds", "at least 1", "Maybe 10, as in the paper.");
    }
    Space.Discrete rows = new Space.Discrete(game.leaderActions());
    Space.Discrete columns = new Space.Discrete(game.followerActions());
    Roles roles =
        new Roles(
            new Role("leader", remembered(memory, rows, columns, columns), rows),
            List.of(new Role("follower", remembered(memory, rows, columns, rows), columns)),
            0,
            2L * rounds);
    double[] leader = new double[rows.count() * columns.count()];
    double[] follower = new double[leader.length];
    for (int i = 0; i < rows.count(); i++) {
      for (int j = 0; j < columns.count(); j++) {
        leader[i * columns.count() + j] = game.leader().get(i, j) + offset;
        follower[i * columns.count() + j] = game.follower().get(i, j) + offset;
      }
    }
    table = new Table(roles, rows, columns, memory, rounds, leader, follower);
  }

  /** The game played once, without memory. */
  public static IteratedGame once(NormalFormGame game) {
    return new IteratedGame(game, 1, Memory.NONE, 0);
  }

  private static Space remembered(
      Memory memory, Space.Discrete rows, Space.Discrete columns, Space.Discrete other) {
    List<String> names = new ArrayList<>(List.of("start"));
    if (memory == Memory.JOINT) {
      for (String column : columns.names()) {
        rows.names().forEach(row -> names.add("after " + row + ", " + column));
      }
    } else if (memory == Memory.OTHER) {
      other.names().forEach(action -> names.add("after " + action));
    }
    return new Space.Discrete(names);
  }

  @Override
  public Roles roles() {
    return table.roles;
  }

  @Override
  public void reset() {
    round = 0;
    leaderMemory = 0;
    followerMemory = 0;
    leaderAction = -1;
    rewarded = false;
  }

  @Override
  public int actor() {
    return round == table.rounds ? END : leaderAction < 0 ? LEADER : FOLLOWER;
  }

  @Override
  public void observe(double[] filled) {
    filled[0] = leaderAction < 0 ? leaderMemory : followerMemory;
  }

  @Override
  public void act(double[] action) {
    if (round == table.rounds) {
      throw new IllegalStateException("a move behind the end");
    }
    if (leaderAction < 0) {
      leaderAction = table.rows.index(action[0]);
      rewarded = false;
      return;
    }
    int move = table.columns.index(action[0]);
    int rows = table.rows.count();
    cell = leaderAction * table.columns.count() + move;
    switch (table.memory) {
      case JOINT -> leaderMemory = followerMemory = 1 + leaderAction + rows * move;
      case OTHER -> {
        leaderMemory = 1 + move;
        followerMemory = 1 + leaderAction;
      }
      case NONE -> {}
    }
    leaderAction = -1;
    rewarded = true;
    round++;
  }

  @Override
  public double reward(int player) {
    return !rewarded ? 0 : player == LEADER ? table.leader[cell] : table.follower[cell];
  }

  @Override
  public Object place() {
    return new Place(round, leaderMemory, followerMemory, leaderAction);
  }

  @Override
  public Environment copy() {
    IteratedGame copy = new IteratedGame(table);
    copy.round = round;
    copy.leaderMemory = leaderMemory;
    copy.followerMemory = followerMemory;
    copy.leaderAction = leaderAction;
    copy.rewarded = rewarded;
    copy.cell = cell;
    return copy;
  }
}
