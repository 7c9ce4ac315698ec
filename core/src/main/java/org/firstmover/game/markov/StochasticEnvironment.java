package org.firstmover.game.markov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;

/**
 * A discounted game, played move by move. Discounting by gamma is done by chance, who ends the
 * episode with probability 1 - gamma after each step: sums of rewards have the discounted sums as
 * their means, while what players face depends on the state alone. In one move she draws the end
 * (outcome 0) or the next state (the k-th that can follow is outcome k).
 *
 * <p>An episode ends after as many steps as leave undone, in the mean, at most {@link #CUT} of the
 * largest reward.
 *
 * <p>Where states differ in their actions, a player can do in each what she can do in any of them:
 * what a state does not know counts as its first action.
 */
public final class StochasticEnvironment implements Placed {
  /** What the steps behind the last one can add to a value, in units of the largest reward. */
  public static final double CUT = 1e-9;

  private static final int BEGINNING = -1;

  private final Tables tables;
  private int state;
  private int leaderAction;
  private int outcome;
  private boolean rewarded;
  private long steps;
  private int actor;

  /**
   * What all copies share.
   *
   * @param starts states in which the game can begin
   * @param leaderMoves [state][action of the role] to action of the state
   */
  private record Tables(
      StochasticGame game,
      Roles roles,
      Space.Discrete leader,
      Space.Discrete follower,
      int[][] leaderMoves,
      int[][] followerMoves,
      int[] starts,
      long horizon) {}

  /** A place in the game, without what no longer matters there. */
  private record Place(long steps, int actor, int state, int leaderAction, int outcome) {}

  /**
   * @throws InputError if the follower has an entropy bonus
   */
  public StochasticEnvironment(StochasticGame game) {
    this(tables(game));
    reset();
  }

  private StochasticEnvironment(Tables tables) {
    this.tables = tables;
  }

  private static Tables tables(StochasticGame game) {
    if (game.entropy() > 0) {
      throw new InputError(
          Double.toString(game.entropy()),
          "entropy of the game to be played",
          "0: nobody is paid for chance in an episode",
          "Maybe play the game with entropy 0.");
    }
    Actions actions = game.actions();
    int states = actions.stateCount();
    Space.Discrete leader = union(states, actions::leader);
    Space.Discrete follower = union(states, actions::follower);
    int[] starts = Arrays.stream(range(states)).filter(s -> game.start()[s] > 0).toArray();
    int followed = starts.length;
    int[] first = game.transitions().first();
    for (int k = 0; k < actions.outcomes(); k++) {
      followed = Math.max(followed, first[k + 1] - first[k]);
    }
    long horizon = horizon(game.discount());
    Roles roles =
        new Roles(
            new Role("leader", new Space.Discrete(actions.states()), leader),
            List.of(new Role("follower", new Space.Discrete(actions.decisionNames()), follower)),
            followed + 1,
            3 * horizon + 1);
    return new Tables(
        game,
        roles,
        leader,
        follower,
        moves(states, actions::leader, leader),
        moves(states, actions::follower, follower),
        starts,
        horizon);
  }

  /** The fewest steps h with gamma^h / (1 - gamma) at most the cut; at least 1. */
  private static long horizon(double discount) {
    return discount == 0
        ? 1
        : (long) Math.max(1, Math.ceil(Math.log(CUT * (1 - discount)) / Math.log(discount)));
  }

  private static int[] range(int count) {
    int[] range = new int[count];
    Arrays.setAll(range, i -> i);
    return range;
  }

  private static Space.Discrete union(int states, IntFunction<List<String>> names) {
    Set<String> union = new LinkedHashSet<>();
    for (int s = 0; s < states; s++) {
      union.addAll(names.apply(s));
    }
    return new Space.Discrete(new ArrayList<>(union));
  }

  private static int[][] moves(int states, IntFunction<List<String>> names, Space.Discrete union) {
    int[][] moves = new int[states][];
    for (int s = 0; s < states; s++) {
      List<String> known = names.apply(s);
      moves[s] =
          s > 0 && known.equals(names.apply(s - 1))
              ? moves[s - 1]
              : union.names().stream().mapToInt(name -> Math.max(0, known.indexOf(name))).toArray();
    }
    return moves;
  }

  @Override
  public Roles roles() {
    return tables.roles;
  }

  @Override
  public void reset() {
    steps = 0;
    outcome = BEGINNING;
    rewarded = false;
    if (tables.starts.length == 1) {
      enter(tables.starts[0]);
    } else {
      actor = CHANCE;
    }
  }

  private void enter(int next) {
    state = next;
    actor = 0;
  }

  @Override
  public int actor() {
    return actor;
  }

  @Override
  public void observe(double[] filled) {
    if (actor == 0) {
      filled[0] = state;
    } else if (actor == 1) {
      filled[0] = tables.game.actions().decision(state, leaderAction);
    } else if (actor == CHANCE) {
      Arrays.fill(filled, 0, tables.roles.outcomes(), 0);
      if (outcome == BEGINNING) {
        for (int k = 0; k < tables.starts.length; k++) {
          filled[k] = tables.game.start()[tables.starts[k]];
        }
        return;
      }
      double discount = tables.game.discount();
      int[] first = tables.game.transitions().first();
      filled[0] = 1 - discount;
      for (int k = first[outcome]; k < first[outcome + 1]; k++) {
        filled[1 + k - first[outcome]] = discount * tables.game.transitions().probabilities()[k];
      }
    }
  }

  @Override
  public void act(double[] action) {
    switch (actor) {
      case 0 -> {
        leaderAction = tables.leaderMoves[state][tables.leader.index(action[0])];
        rewarded = false;
        actor = 1;
      }
      case 1 -> {
        int move = tables.followerMoves[state][tables.follower.index(action[0])];
        outcome = tables.game.actions().outcome(state, leaderAction, move);
        rewarded = true;
        steps++;
        actor = steps == tables.horizon ? END : CHANCE;
      }
      case CHANCE -> chance(action[0]);
      default -> throw new IllegalStateException("a move behind the end");
    }
  }

  private void chance(double drawn) {
    int k = (int) drawn;
    int[] first = tables.game.transitions().first();
    int count =
        outcome == BEGINNING ? tables.starts.length : 1 + first[outcome + 1] - first[outcome];
    if (k != drawn || k < 0 || k >= count) {
      throw new IllegalArgumentException("[" + drawn + "] is no outcome from 0 to " + (count - 1));
    }
    rewarded = false;
    if (outcome == BEGINNING) {
      enter(tables.starts[k]);
    } else if (k == 0) {
      actor = END;
    } else {
      enter(tables.game.transitions().successors()[first[outcome] + k - 1]);
    }
  }

  @Override
  public double reward(int player) {
    if (!rewarded) {
      return 0;
    }
    return player == 0
        ? tables.game.leaderRewards()[outcome]
        : tables.game.followerRewards()[outcome];
  }

  @Override
  public Object place() {
    return switch (actor) {
      case 0 -> new Place(steps, actor, state, 0, 0);
      case 1 -> new Place(steps, actor, state, leaderAction, 0);
      case CHANCE -> new Place(steps, actor, 0, 0, outcome);
      default -> new Place(0, actor, 0, 0, 0);
    };
  }

  @Override
  public Environment copy() {
    StochasticEnvironment copy = new StochasticEnvironment(tables);
    copy.state = state;
    copy.leaderAction = leaderAction;
    copy.outcome = outcome;
    copy.rewarded = rewarded;
    copy.steps = steps;
    copy.actor = actor;
    return copy;
  }
}
