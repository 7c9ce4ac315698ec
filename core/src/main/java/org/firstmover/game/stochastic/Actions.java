package org.firstmover.game.stochastic;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;

/**
 * Who can do what in which state, and how all of it is numbered. An <em>outcome</em> is a state
 * with an action of each player: state by state, row by row, a row an action of the leader. A
 * <em>decision</em> is where the follower chooses: a state, or a state with the leader's drawn
 * action if she sees it. A <em>reply</em> is a decision with an action of the follower.
 */
public final class Actions {
  /** Between a state and the leader's action, in the name of a decision. */
  private static final String SEPARATOR = ", ";

  private final List<String> states;
  private final List<List<String>> leader;
  private final List<List<String>> follower;
  private final Observes observes;
  private final int[] firstMove;
  private final int[] firstOutcome;
  private final int[] firstDecision;
  private final int[] firstReply;
  private final int[] decisionState;

  /**
   * The same actions in every state.
   *
   * @throws InputError if names are blank or double, or there are more outcomes than an array holds
   */
  public static Actions everywhere(
      List<String> states, List<String> leader, List<String> follower, Observes observes) {
    List<List<String>> leaders = new ArrayList<>();
    List<List<String>> followers = new ArrayList<>();
    for (int s = 0; s < states.size(); s++) {
      leaders.add(leader);
      followers.add(follower);
    }
    return new Actions(states, leaders, followers, observes);
  }

  /**
   * @param leader names of the leader's actions, a list a state
   * @param follower names of the follower's actions, a list a state
   * @throws InputError if names are blank or double, a list is missing, or there are more outcomes
   *     than an array holds
   */
  public Actions(
      List<String> states,
      List<List<String>> leader,
      List<List<String>> follower,
      Observes observes) {
    this.states = Names.checked(states, "states");
    this.leader = checked(leader, "leader actions");
    this.follower = checked(follower, "follower actions");
    this.observes = observes;
    int n = states.size();
    firstMove = new int[n + 1];
    firstOutcome = new int[n + 1];
    firstDecision = new int[n + 1];
    long outcomes = 0;
    for (int s = 0; s < n; s++) {
      int rows = leader.get(s).size();
      outcomes += (long) rows * follower.get(s).size();
      if (outcomes > Integer.MAX_VALUE / 2) {
        throw new InputError(
            "over " + Integer.MAX_VALUE / 2 + " outcomes",
            "states and actions",
            "fewer states with an action of each player",
            "Maybe leave out actions that no one would take.");
      }
      firstMove[s + 1] = firstMove[s] + rows;
      firstOutcome[s + 1] = (int) outcomes;
      firstDecision[s + 1] = firstDecision[s] + (observes == Observes.ACTION ? rows : 1);
    }
    firstReply = new int[firstDecision[n] + 1];
    decisionState = new int[firstDecision[n]];
    for (int s = 0; s < n; s++) {
      for (int i = firstDecision[s]; i < firstDecision[s + 1]; i++) {
        decisionState[i] = s;
        firstReply[i + 1] = firstReply[i] + follower.get(s).size();
      }
    }
    if (states.stream().anyMatch(name -> name.contains(SEPARATOR))) {
      Names.checked(decisionNames(), "states and leader actions, joined as the follower sees them");
    }
  }

  private List<List<String>> checked(List<List<String>> actions, String whose) {
    if (actions.size() != states.size()) {
      throw new InputError(
          actions.size() + " lists",
          whose,
          states.size() + ", a list a state",
          "Maybe a state is missing or too many.");
    }
    // states with the same actions share one list
    List<List<String>> copies = new ArrayList<>(actions.size());
    for (int s = 0; s < actions.size(); s++) {
      copies.add(
          s > 0 && actions.get(s).equals(actions.get(s - 1))
              ? copies.get(s - 1)
              : Names.checked(actions.get(s), whose + " in state " + states.get(s)));
    }
    return List.copyOf(copies);
  }

  public List<String> states() {
    return states;
  }

  public int stateCount() {
    return states.size();
  }

  public List<String> leader(int state) {
    return leader.get(state);
  }

  public List<String> follower(int state) {
    return follower.get(state);
  }

  public Observes observes() {
    return observes;
  }

  public int leaderCount(int state) {
    return leader.get(state).size();
  }

  public int followerCount(int state) {
    return follower.get(state).size();
  }

  /** Whether every state has the same actions. */
  public boolean everywhereTheSame() {
    return leader.stream().allMatch(leader.get(0)::equals)
        && follower.stream().allMatch(follower.get(0)::equals);
  }

  /** How many pairs of a state and an action of the leader there are. */
  public int moves() {
    return firstMove[states.size()];
  }

  /** The number of the leader's first action in a state; the end of the last state for the next. */
  public int firstMove(int state) {
    return firstMove[state];
  }

  public int outcomes() {
    return firstOutcome[states.size()];
  }

  /** The number of a state's first outcome; the end of the last state for the next. */
  public int firstOutcome(int state) {
    return firstOutcome[state];
  }

  public int outcome(int state, int leaderAction, int followerAction) {
    return firstOutcome[state] + leaderAction * followerCount(state) + followerAction;
  }

  public int decisions() {
    return firstDecision[states.size()];
  }

  /** The follower's decision in a state, after the leader's action if she sees it. */
  public int decision(int state, int leaderAction) {
    return firstDecision[state] + (observes == Observes.ACTION ? leaderAction : 0);
  }

  /** The state in which a decision is taken. */
  public int decisionState(int decision) {
    return decisionState[decision];
  }

  public int replies() {
    return firstReply[decisions()];
  }

  /** The number of a decision's first reply; the end of the last decision for the next. */
  public int firstReply(int decision) {
    return firstReply[decision];
  }

  /** {@code calm}, or {@code calm, patrol} if the follower sees the leader's action. */
  public List<String> decisionNames() {
    if (observes == Observes.COMMITMENT) {
      return states;
    }
    List<String> names = new ArrayList<>(decisions());
    for (int s = 0; s < states.size(); s++) {
      for (String action : leader.get(s)) {
        names.add(states.get(s) + SEPARATOR + action);
      }
    }
    return names;
  }
}
