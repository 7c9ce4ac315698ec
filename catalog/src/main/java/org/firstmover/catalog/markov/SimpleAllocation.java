package org.firstmover.catalog.markov;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;

/**
 * A follower who wants one of several items, each as likely, sends one of a few messages; the
 * leader hands out an item. Both get 1 if it is the one wanted, else 0. With k messages of n items,
 * k in n of the followers can be served.
 *
 * <p>Source: G. Brero and others, "Stackelberg POMDP: A Reinforcement Learning Approach for
 * Economic Design", 2022.
 */
public final class SimpleAllocation implements Environment {
  private static final int SENT = 2;
  private static final int OVER = 3;

  private final Table table;
  private int moves;
  private int wanted;
  private int message;
  private double reward;

  /** What all copies share. */
  private record Table(Roles roles, Space.Discrete items, Space.Discrete messages) {}

  private SimpleAllocation(Table table) {
    this.table = table;
  }

  /**
   * @param items at least 1
   * @param messages at least 1
   */
  public SimpleAllocation(int items, int messages) {
    Space.Discrete item = named("item ", items, "items");
    Space.Discrete sent = named("message ", messages, "messages");
    Role sender = new Role("sender", named("wants ", items, "items"), sent);
    table =
        new Table(
            new Roles(new Role("allocator", sent, item), List.of(sender), items, OVER), item, sent);
  }

  private static Space.Discrete named(String prefix, int count, String what) {
    if (count < 1) {
      throw new InputError(
          Integer.toString(count), what, "at least 1", "Maybe 3, as in the paper.");
    }
    return new Space.Discrete(IntStream.rangeClosed(1, count).mapToObj(k -> prefix + k).toList());
  }

  @Override
  public Roles roles() {
    return table.roles;
  }

  @Override
  public void reset() {
    moves = 0;
    reward = 0;
  }

  @Override
  public int actor() {
    return switch (moves) {
      case 0 -> CHANCE;
      case 1 -> 1;
      case SENT -> 0;
      default -> END;
    };
  }

  @Override
  public void observe(double[] filled) {
    switch (moves) {
      case 0 -> Arrays.fill(filled, 0, table.items.count(), 1.0 / table.items.count());
      case 1 -> filled[0] = wanted;
      default -> filled[0] = message;
    }
  }

  @Override
  public void act(double[] action) {
    switch (moves) {
      case 0 -> wanted = table.items.index(action[0]);
      case 1 -> message = table.messages.index(action[0]);
      case SENT -> reward = table.items.index(action[0]) == wanted ? 1 : 0;
      default -> throw new IllegalStateException("a move behind the end");
    }
    moves++;
  }

  @Override
  public double reward(int player) {
    return reward;
  }

  @Override
  public Environment copy() {
    SimpleAllocation copy = new SimpleAllocation(table);
    copy.moves = moves;
    copy.wanted = wanted;
    copy.message = message;
    copy.reward = reward;
    return copy;
  }
}
