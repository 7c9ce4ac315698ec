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
 * <p>Source: M. Gerstgrasser, D. Parkes, "Oracles & Followers", ICML 2023; the twelve games there
 * are those of J. Balaguer et al., "The good shepherd", 2022.
 */
public final class IteratedGame implements Environment {
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
      Roles roles, int columns, Memory memory, int rounds, double[] leader, double[] follower) {}

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
    List<String> rows = game.leaderActions();
    List<String> columns = game.followerActions();
    Roles roles =
        new Roles(
            new Role(
                "leader", remembered(memory, rows, columns, columns), new Space.Discrete(rows)),
            List.of(
                new Role(
                    "follower",
                    remembered(memory, rows, columns, rows),
                    new Space.Discrete(columns))),
            0,
            2L * rounds);
    double[] leader = new double[rows.size() * columns.size()];
    double[] follower = new double[leader.length];
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < columns.size(); j++) {
        leader[i * columns.size() + j] = game.leader().get(i, j) + offset;
        follower[i * columns.size() + j] = game.follower().get(i, j) + offset;
      }
    }
    table = new Table(roles, columns.size(), memory, rounds, leader, follower);
  }

  private static Space remembered(
      Memory memory, List<String> rows, List<String> columns, List<String> other) {
    List<String> names = new ArrayList<>(List.of("start"));
    if (memory == Memory.JOINT) {
      columns.forEach(column -> rows.forEach(row -> names.add("after " + row + ", " + column)));
    } else if (memory == Memory.OTHER) {
      other.forEach(action -> names.add("after " + action));
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
    int move = (int) action[0];
    int rows = table.leader.length / table.columns;
    if (move < 0 || move >= (leaderAction < 0 ? rows : table.columns)) {
      throw new IllegalArgumentException("action [" + action[0] + "]");
    }
    if (leaderAction < 0) {
      leaderAction = move;
      rewarded = false;
      return;
    }
    cell = leaderAction * table.columns + move;
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
