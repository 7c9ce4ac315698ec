package org.firstmover.game.stochastic;

import org.firstmover.random.AliasTables;
import org.firstmover.random.RandomStream;

/** Plays a game whose tables are known: a step takes one random number and constant time. */
public final class TabularSimulator implements Simulator {
  private final Tables tables;
  private int state = -1;
  private int outcome = -1;

  public TabularSimulator(StochasticGame game) {
    this(Tables.of(game));
  }

  private TabularSimulator(Tables tables) {
    this.tables = tables;
  }

  /** What all copies share. */
  private record Tables(
      StochasticGame game,
      int[] firstOutcome,
      int[] columns,
      AliasTables start,
      AliasTables transitions) {

    static Tables of(StochasticGame game) {
      Actions actions = game.actions();
      int[] firstOutcome = new int[actions.stateCount() + 1];
      int[] columns = new int[actions.stateCount()];
      for (int s = 0; s < columns.length; s++) {
        columns[s] = actions.followerCount(s);
        firstOutcome[s + 1] = actions.firstOutcome(s + 1);
      }
      AliasTables start = new AliasTables(new int[] {0, columns.length});
      start.fill(game.start());
      AliasTables transitions =
          new AliasTables(game.transitions().first(), game.transitions().successors());
      transitions.fill(game.transitions().probabilities());
      return new Tables(game, firstOutcome, columns, start, transitions);
    }
  }

  @Override
  public Actions actions() {
    return tables.game.actions();
  }

  @Override
  public StochasticGame.Rules rules() {
    return tables.game.rules();
  }

  @Override
  public int reset(RandomStream random) {
    state = tables.start.draw(0, random);
    return state;
  }

  @Override
  public int step(int leaderAction, int followerAction, RandomStream random) {
    if (state < 0) {
      throw new IllegalStateException("a step before the first reset");
    }
    int columns = tables.columns[state];
    outcome = tables.firstOutcome[state] + leaderAction * columns + followerAction;
    if (leaderAction < 0
        || followerAction < 0
        || followerAction >= columns
        || outcome >= tables.firstOutcome[state + 1]) {
      throw new IllegalArgumentException(
          "actions [" + leaderAction + ", " + followerAction + "] in state " + state);
    }
    state = tables.transitions.draw(outcome, random);
    return state;
  }

  @Override
  public double leaderReward() {
    return tables.game.leaderRewards()[outcome];
  }

  @Override
  public double followerReward() {
    return tables.game.followerRewards()[outcome];
  }

  @Override
  public Simulator copy() {
    return new TabularSimulator(tables);
  }
}
